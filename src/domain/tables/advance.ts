import type { Cents } from '../numbers/money.ts';
import type { Parties } from '../parties.ts';
import type { TableRow } from '../table-row.ts';
import type { Day } from '../time/calendar.ts';
import type { Period } from '../time/period.ts';

/** An advance to call: a row of advances.csv to review. */
export interface ProposedAdvance extends Parties {
  readonly calledOn: Day;
  readonly gross: Cents;
  readonly period: string;
}

/** An advance that was called (acompte): a row of advances.csv. */
export interface Advance extends Parties, TableRow {
  readonly calledOn: Day;
  readonly gross: Cents;
  /** The year or the months that it is for. */
  readonly period: Period;
  readonly reference: string | undefined;
  readonly dueOn: Day | undefined;
}
