import { holdsIn, type Release } from '../../domain/release.ts';
import { type Debt, withoutCorrects } from '../../settle/settlement.ts';
import { csvRow } from './csv.ts';
import { totalCells } from './total-cells.ts';

/** The text of settlement.csv, in the form of a release: before 0.2 it did not say what a debt corrects. */
export function settlementCsv(debts: readonly Debt[], release: Release): string {
  const parts = holdsIn(release, '0.2');
  const corrects = (name: string): readonly string[] => (parts ? [name] : []);
  const sums = ['lines', 'net_amount', 'vat_amount', 'gross_amount'];
  const header = csvRow(['debtor', 'creditor', ...corrects('corrects'), ...sums]);
  const rows = (parts ? debts : withoutCorrects(debts)).map((debt) =>
    csvRow([debt.debtor, debt.creditor, ...corrects(debt.corrects), ...totalCells(debt)]),
  );
  return header + rows.join('');
}
