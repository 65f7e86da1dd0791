import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { Judgement, RawFinding } from './finding.ts';
import type { Entry } from './lines/entry.ts';
import type { Need } from './needs.ts';
import type { CheckRegister } from './register/check-register.ts';
import type { History } from './sweep/history.ts';

/** What a check is, for those who list them. */
export interface CheckDescription {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Without what it does not run; undefined: it always does. */
  readonly needs?: readonly Need[];
  /** Runs where the convention states its severity, and is not spoken of elsewhere: what it finds is allowed to most. */
  readonly onlyIfAsked?: true;
  /** What it judges, one by one; undefined: lines. */
  readonly judges?: 'line' | 'invoice' | 'access' | 'acceptance';
}

/** A check that judges each line of the period by itself and the tables, while it is read. */
export interface LineCheck extends CheckDescription {
  /** Nothing that is known only when all lines are read: it would never run. */
  readonly needs?: readonly Exclude<Need, 'period' | 'totals'>[];
  readonly judge: (entry: Entry, register: CheckRegister) => Judgement | undefined;
}

/** A check that holds lines against each other, when all are read. */
export interface HistoryCheck extends CheckDescription {
  readonly find: (history: History) => Iterable<RawFinding>;
}

/** A pure function over a line or over all. A new check is a file in `checks/` and a line in its list. */
export type Check = LineCheck | HistoryCheck;
