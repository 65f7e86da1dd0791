import { SEVERITIES, type Severity } from '../domain/convention.ts';
import { FINDING_CODES, type FindingCode } from '../domain/finding.ts';
import { defined } from '../domain/lists.ts';
import type { Cents } from '../domain/money.ts';
import type { Subject } from './finding.ts';
import { centsColumn, longer } from './lines/packed-columns.ts';

/** What is kept of every finding, also where its wording is not: enough to accept, count and sum it. */
export interface CountedFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly about: number | Subject;
  readonly atStake: Cents | undefined;
}

const NO_AMOUNT = 128;

/** Findings in the order in which they were made, in some ten bytes each: there may be several on every line. */
export function findingColumns() {
  let codes = new Uint8Array(64);
  /** The severity by number, and whether no amount follows. */
  let severities = new Uint8Array(64);
  /** The line by index; below zero: −1 − the number of a subject. */
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
