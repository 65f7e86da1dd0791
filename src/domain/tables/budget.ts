import type { Cents } from '../numbers/money.ts';
import type { TableRow } from '../table-row.ts';
import type { ImputationCodes } from './imputation.ts';

/** What a member's assembly voted for a year: a row of budget.csv; a code is empty where the vote does not go down to it. */
export interface BudgetLine extends ImputationCodes, TableRow {
  readonly member: string;
  readonly year: number;
  /** Only one of the two is given, since a member may recover VAT or not. */
  readonly net: Cents | undefined;
  readonly gross: Cents | undefined;
}
