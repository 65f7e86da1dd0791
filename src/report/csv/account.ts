import { formatCents } from '../../domain/money.ts';
import type { AccountRow, Balance, ExpenseRow } from '../../settle/account.ts';
import { csvRow } from './csv.ts';
import { totalCells } from './total-cells.ts';

const SUMS = ['lines', 'net_amount', 'vat_amount', 'gross_amount'];

/** The text of account.csv (YEAR.md). */
export function accountCsv(rows: readonly AccountRow[]): string {
  const header = csvRow(['debtor', 'creditor', 'month', 'run', 'corrects', 'category', ...SUMS]);
  const cells = ({ debtor, creditor, month, run, corrects, category, ...totals }: AccountRow) =>
    csvRow([debtor, creditor, month, run, corrects, category, ...totalCells(totals)]);
  return header + rows.map(cells).join('');
}

/** The text of expense.csv (YEAR.md). */
export function expenseCsv(rows: readonly ExpenseRow[]): string {
  const header = csvRow(['member', 'month', 'category', 'chapter', 'function', 'nature', ...SUMS]);
  const cells = ({
    member,
    month,
    category,
    chapter,
    function: budgetFunction,
    nature,
    ...totals
  }: ExpenseRow) => csvRow([member, month, category, chapter, budgetFunction, nature, ...totalCells(totals)]);
  return header + rows.map(cells).join('');
}

/** The text of balance.csv (YEAR.md): gross amounts. */
export function balanceCsv(rows: readonly Balance[]): string {
  const header = csvRow(['debtor', 'creditor', 'owed', 'advances', 'balance']);
  const cells = ({ debtor, creditor, owed, advances, balance }: Balance) =>
    csvRow([debtor, creditor, formatCents(owed), formatCents(advances), formatCents(balance)]);
  return header + rows.map(cells).join('');
}
