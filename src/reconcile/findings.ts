import { SEVERITIES, type Severity } from '../domain/convention.ts';
import { FINDING_CODES, type FindingCode } from '../domain/finding.ts';
import { defined } from '../domain/lists.ts';
import type { Cents } from '../domain/numbers/money.ts';
import type { Finding, RawFinding, Subject } from './finding.ts';
import { daysAt, invoiceOf, type LineStore, placeOfLine, subjectAt } from './lines/line-store.ts';
import { centsColumn, longer } from './lines/packed-columns.ts';

/** A finding as it is stored; only the first of each code keep their wording. */
export interface StoredFinding extends CountedFinding {
  readonly finding: Finding | undefined;
}

/** By what an acceptance selects findings (accepted-findings.csv). */
export type FindingKeys = Pick<
  Finding,
  'supplier' | 'invoiceNumber' | 'lineNumber' | 'access' | 'itemCode' | 'date'
>;

export type FindingStore = ReturnType<typeof findingStore>;

/**
 * Stores what the checks find: of each code only the first `most` findings keep their wording, the others are counted
 * and summed.
 */
export function findingStore(lines: LineStore, most: number) {
  const stored = findingColumns();
  const findings = new Map<number, Finding>();
  const counts = new Map<FindingCode, number>();
  return {
    add(code: FindingCode, severity: Severity, raw: RawFinding): void {
      const { about, atStake } = raw;
      const count = counts.get(code) ?? 0;
      counts.set(code, count + 1);
      if (count < most) findings.set(stored.size(), worded(code, severity, raw, lines));
      stored.push({ code, severity, about, atStake });
    },
    /** The findings from an index on, in the order in which they were made. */
    *since(start: number): Iterable<StoredFinding> {
      for (let index = start; index < stored.size(); index++) {
        const { code, severity, about, atStake } = stored.at(index);
        yield { code, severity, about, atStake, finding: findings.get(index) };
      }
    },
    size: stored.size,
  };
}

function worded(code: FindingCode, severity: Severity, raw: RawFinding, lines: LineStore): Finding {
  const { about, atStake, details } = raw;
  const isLine = typeof about === 'number';
  const { file, row } = isLine ? placeOfLine(lines, about) : about;
  const line = isLine
    ? { index: about, days: daysAt(lines.columns, about), net: lines.columns.net.at(about) }
    : undefined;
  const told = { expected: '', actual: '', ...details() };
  return { code, severity, ...keysOf(about, lines), line, atStake, file, row, ...told };
}

/** The supplier, invoice, line, access and item that a finding is about. */
export function keysOf(about: number | Subject, lines: LineStore): FindingKeys {
  if (typeof about !== 'number') {
    const { supplier, invoiceNumber, access, itemCode, date, lineNumber = '' } = about;
    return { supplier, invoiceNumber, lineNumber, access, itemCode, date };
  }
  const { columns, subjects } = lines;
  const { supplier, invoiceNumber, date } = invoiceOf(lines, about);
  return {
    supplier,
    invoiceNumber,
    lineNumber: columns.lineNumber.at(about),
    access: subjects.accessOf(subjectAt(lines, about)) ?? '',
    itemCode: columns.items.textOf(columns.item[about] ?? 0) ?? '',
    date,
  };
}

/** What is stored of every finding, even without its wording: enough to accept, count and sum it. */
interface CountedFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly about: number | Subject;
  readonly atStake: Cents | undefined;
}

const NO_AMOUNT = 128;

/** Findings in the order in which they were made, in some ten bytes each: every line may have several. */
export function findingColumns() {
  let codes = new Uint8Array(64);
  /** The severity as a number, and whether there is no amount. */
  let severities = new Uint8Array(64);
  /** From 0: the index of a line; negative, −1 − n: the subject of number n. */
  let abouts = new Int32Array(64);
  const stakes = centsColumn();
  const subjects: Subject[] = [];
  let size = 0;
  return {
    push({ code, severity, about, atStake }: CountedFinding): void {
      if (size === codes.length) {
        codes = longer(codes);
        severities = longer(severities);
        abouts = longer(abouts);
      }
      codes[size] = FINDING_CODES.indexOf(code);
      severities[size] = SEVERITIES.indexOf(severity) | (atStake === undefined ? NO_AMOUNT : 0);
      abouts[size] = typeof about === 'number' ? about : -subjects.push(about);
      stakes.push(atStake ?? 0n);
      size++;
    },
    at(index: number): CountedFinding {
      const bits = severities[index] ?? 0;
      const about = abouts[index] ?? 0;
      return {
        code: defined(FINDING_CODES[defined(codes[index])]),
        severity: defined(SEVERITIES[bits & ~NO_AMOUNT]),
        about: about < 0 ? defined(subjects[-about - 1]) : about,
        atStake: (bits & NO_AMOUNT) === 0 ? stakes.at(index) : undefined,
      };
    },
    size: (): number => size,
  };
}
