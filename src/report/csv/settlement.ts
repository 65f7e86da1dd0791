import type { Debt } from '../../settle/settlement.ts';
import { csvRow } from './csv.ts';
import { totalCells } from './total-cells.ts';

/** The text of settlement.csv. */
export function settlementCsv(debts: readonly Debt[]): string {
  const header = csvRow(['debtor', 'creditor', 'lines', 'net_amount', 'vat_amount', 'gross_amount']);
  return header + debts.map((debt) => csvRow([debt.debtor, debt.creditor, ...totalCells(debt)])).join('');
}
