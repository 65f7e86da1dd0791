import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import { dayOf } from '../domain/time/calendar.ts';
import type { Details, Judgement, RawFinding } from './finding.ts';
import type { Entry } from './lines/entry.ts';
import type { Need } from './needs.ts';
import type { CheckRegister } from './register/check-register.ts';
import type { Request } from './requests.ts';
import type { History } from './sweep/history.ts';

/** What is at stake in a finding: what is not due at all, what is too high in a price or a sum, or what came late. */
type Stakes = 'not due' | 'too high' | 'late';

/** The description of a check, for lists of checks. */
export interface CheckDescription {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** What it cannot run without; undefined: nothing. */
  readonly needs?: readonly Need[];
  /**
   * It runs only where the convention states its severity, and is not mentioned elsewhere: most contracts allow what it
   * finds.
   */
  readonly onlyIfAsked?: true;
  /** What it judges one by one; undefined: lines. */
  readonly judges?: 'line' | 'invoice' | 'access' | 'acceptance';
  /** What the operator is asked to do about a finding; undefined: nothing, as we must settle it ourselves. */
  readonly asks: Request | undefined;
  /** What is at stake in its findings; undefined: nothing. What several find on one line is counted once by it. */
  readonly stakes: Stakes | undefined;
  /** A finding as `--list` shows it, with its real wording, so that it cannot go stale. */
  readonly example: Pick<Details, 'wording' | 'args'>;
}

/** The days and the line that examples name. */
export const OCTOBER = { from: dayOf(2025, 10, 1), to: dayOf(2025, 10, 31) };
export const OCTOBER_END = { from: dayOf(2025, 10, 22), to: OCTOBER.to };
export const EXAMPLE_LINE = { invoice: 'F2025-0009', line: '7' };

/** A check that judges each line of the period by itself and by the tables, as it is read. */
export interface LineCheck extends CheckDescription {
  /** Nothing that is known only when all lines are read: the check would never run. */
  readonly needs?: readonly Exclude<Need, 'period' | 'totals'>[];
  readonly judge: (entry: Entry, register: CheckRegister) => Judgement | undefined;
}

/** A check that compares lines with each other, once all are read. */
export interface HistoryCheck extends CheckDescription {
  /**
   * What credits of the period do to its findings on charges: it has subtracted those of the same item itself; they
   * settle a finding, as one of a line by itself; or they are apart from it.
   */
  readonly credits: 'subtracted' | 'settle' | 'apart';
  readonly find: (history: History) => Iterable<RawFinding>;
}

/**
 * A pure function over one line or over all of them. A new check is a file in `checks/` and an entry in the list there;
 * the compiler asks for its words, and CONTRIBUTING.md says what else it takes.
 */
export type Check = LineCheck | HistoryCheck;
