import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { Fact, Finding, Subject } from './finding.ts';
import { foundColumns, type KeptFact } from './found-columns.ts';
import { daysAt, invoiceOf, type LineStore, placeOfLine, subjectAt } from './lines/line-store.ts';

/** What a check found, with its severity; of many alike only some have their wording kept. */
export interface Found extends KeptFact {
  readonly finding: Finding | undefined;
}

/** What tells findings apart for an acceptance (accepted-findings.csv). */
export type FoundKeys = Pick<
  Finding,
  'supplier' | 'invoiceNumber' | 'lineNumber' | 'access' | 'itemCode' | 'date'
>;

/** Keeps what the checks find: `most` findings of a code with their wording, of the others what is counted. */
export interface FindingStore {
  readonly add: (code: FindingCode, severity: Severity, fact: Fact) => void;
  /** From one place on, in the order in which they were made. */
  readonly since: (place: number) => Iterable<Found>;
  readonly size: () => number;
}

export function findingStore(lines: LineStore, most: number): FindingStore {
  const facts = foundColumns();
  const findings = new Map<number, Finding>();
  const counts = new Map<FindingCode, number>();
  return {
    add(code, severity, fact) {
      const { about, atStake } = fact;
      const count = counts.get(code) ?? 0;
      counts.set(code, count + 1);
      if (count < most) findings.set(facts.size(), worded(code, severity, fact, lines));
      facts.push({ code, severity, about, atStake });
    },
    *since(start) {
      for (let place = start; place < facts.size(); place++) {
        const { code, severity, about, atStake } = facts.at(place);
        yield { code, severity, about, atStake, finding: findings.get(place) };
      }
    },
    size: facts.size,
  };
}

function worded(code: FindingCode, severity: Severity, fact: Fact, lines: LineStore): Finding {
  const { about, atStake } = fact;
  const { wording, args, column, expected = '', actual = '' } = fact.details();
  const isLine = typeof about === 'number';
  const { file, row } = isLine ? placeOfLine(lines, about) : about;
  return {
    code,
    severity,
    wording,
    args,
    ...keysOf(about, lines),
    line: isLine
      ? { index: about, days: daysAt(lines.columns, about), net: lines.columns.net.at(about) }
      : undefined,
    expected,
    actual,
    atStake,
    file,
    row,
    column,
  };
}

/** The supplier, invoice, line, access and item that a finding is about. */
export function keysOf(about: number | Subject, lines: LineStore): FoundKeys {
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
