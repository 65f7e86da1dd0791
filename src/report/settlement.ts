import type { AllocatedLine } from '../allocate/allocator.ts';
import { csvRow } from './csv.ts';
import type { Ledger } from './ledger.ts';
import { type Totals, totalCells } from './totals.ts';

/** What a member owes to the one that paid the operator; never set off against the other direction. */
export interface Debt extends Totals {
  readonly debtor: string;
  readonly creditor: string;
}

/** Adds the rows of a line. */
export function addDebts(debts: Ledger, allocated: AllocatedLine): void {
  const { billedTo, rows } = allocated;
  for (const row of rows) {
    if (row.member !== billedTo) debts.add([row.member, billedTo], row, allocated);
  }
}

export function sortedDebts(debts: Ledger): readonly Debt[] {
  return debts.entries().map(({ keys: [debtor = '', creditor = ''], totals }) => ({
    debtor,
    creditor,
    ...totals,
  }));
}

/** The text of settlement.csv. */
export function settlementCsv(debts: readonly Debt[]): string {
  const header = csvRow(['debtor', 'creditor', 'lines', 'net_amount', 'vat_amount', 'gross_amount']);
  return header + debts.map((debt) => csvRow([debt.debtor, debt.creditor, ...totalCells(debt)])).join('');
}
