import type { Day } from './calendar.ts';
import type { Cents } from './money.ts';
import type { Period } from './period.ts';

/** An advance to call: a row of advances.csv to review. */
export interface ProposedAdvance {
  readonly debtor: string;
  readonly creditor: string;
  readonly calledOn: Day;
  readonly gross: Cents;
  readonly period: string;
}

/** An advance that was called (acompte): a row of advances.csv. */
export interface Advance {
  readonly debtor: string;
  readonly creditor: string;
  readonly calledOn: Day;
  readonly gross: Cents;
  /** The year or the months that it is for. */
  readonly period: Period;
  readonly reference: string | undefined;
  readonly dueOn: Day | undefined;
  /** The list that it was read from; undefined for advances.csv itself. */
  readonly file: string | undefined;
  readonly row: number;
}
