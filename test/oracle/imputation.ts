/** DATA.md, imputations.csv: the budget imputation of one output row. */
import { type Day, holds } from './days.ts';
import type { ImputationRow, Tables } from './model.ts';
import type { Reasons } from './table.ts';
import { FLOWS, SITE_TYPES } from './vocabulary.ts';

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

/** Equally specific rows are errors for whatever expense they would both win, whether or not a line hits it. */
export function checkImputations(tables: Tables, categories: readonly string[], reasons: Reasons): void {
  const rows = tables.imputations ?? [];
  for (const member of new Set(rows.map((row) => row.member))) {
    const own = rows.filter((row) => row.member === member);
    const days = own.flatMap((row) => [row.from, row.to + 1]);
    for (const day of new Set(days)) {
      const held = own.filter((row) => holds(row, day));
      if (held.length < 2) continue;
      for (const flow of FLOWS.all)
        for (const siteType of ['', ...SITE_TYPES.all])
          for (const category of categories) {
            if (winners(held, { member, flow, siteType, category }, day).length > 1) {
              reasons.push(`imputations.csv: ${member}: rows tie on day ${day}`);
              return;
            }
          }
    }
  }
}

function given(row: ImputationRow): number {
  return [row.flow, row.siteType, row.category].filter((text) => text !== '').length;
}
