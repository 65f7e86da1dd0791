import type { Cents } from './money.ts';

/** What a member's assembly voted for a year: a row of budget.csv. */
export interface BudgetLine {
  readonly member: string;
  readonly year: number;
  /** Empty where the vote does not go down to it. */
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
  /** One of the two, as the member recovers VAT or not. */
  readonly net: Cents | undefined;
  readonly gross: Cents | undefined;
  /** The list that it was read from; undefined for budget.csv itself. */
  readonly file: string | undefined;
  readonly row: number;
}
