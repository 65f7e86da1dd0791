/** DATA.md, imputations.csv: the budget imputation of one output row. */
import { type Day, holds } from './days.ts';
import type { ImputationRow } from './model.ts';

export interface Expense {
  readonly member: string;
  readonly flow: string;
  /** '' for a row without site. */
  readonly siteType: string;
  readonly category: string;
}

/** The rows that win; exactly one, or the workspace is in error. */
export function winners(rows: readonly ImputationRow[], expense: Expense, day: Day): ImputationRow[] {
  const matching = rows.filter(
    (row) =>
      row.member === expense.member &&
      holds(row, day) &&
      (row.flow === '' ? expense.flow !== 'recovered' : row.flow === expense.flow) &&
      (row.siteType === '' || row.siteType === expense.siteType) &&
      (row.category === '' || row.category === expense.category),
  );
  const most = Math.max(...matching.map(given));
  return matching.filter((row) => given(row) === most);
}

function given(row: ImputationRow): number {
  return [row.flow, row.siteType, row.category].filter((text) => text !== '').length;
}
