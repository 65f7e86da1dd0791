import type { ImputationCodes } from './imputation.ts';
import type { Cents } from './money.ts';

/** What a member's assembly voted for a year: a row of budget.csv; a code is empty where the vote does not go down to it. */
export interface BudgetLine extends ImputationCodes {
  readonly member: string;
  readonly year: number;
  /** One of the two, as the member recovers VAT or not. */
  readonly net: Cents | undefined;
  readonly gross: Cents | undefined;
  /** The list that it was read from; undefined for budget.csv itself. */
  readonly file: string | undefined;
  readonly row: number;
}
