import type { AccountRow, Balance, ExpenseRow } from '../../settle/account.ts';
import {
  amountColumn,
  type OutputColumn,
  type OutputTable,
  SUM_COLUMNS,
  tableText,
  textColumn,
} from './output-table.ts';

function parties<
  Row extends { readonly debtor: string; readonly creditor: string },
>(): readonly OutputColumn<Row>[] {
  return [
    textColumn('debtor', { en: 'member that owes', fr: 'membre qui doit' }, ({ debtor }) => debtor),
    textColumn('creditor', { en: 'member that paid', fr: 'membre qui a payé' }, ({ creditor }) => creditor),
  ];
}

const MONTH = { en: 'month of the invoice', fr: 'mois de la facture' };
const CATEGORY = { en: 'category', fr: 'catégorie' };

export const account: OutputTable<AccountRow> = {
  name: 'account',
  doc: {
    en: 'what each member owes over closed runs, by month, corrections apart',
    fr: 'ce que doit chaque membre sur des calculs clos, par mois, régularisations à part',
  },
  columns: [
    ...parties<AccountRow>(),
    textColumn('month', MONTH, ({ month }) => month),
    textColumn('run', { en: 'closed run', fr: 'calcul clos' }, ({ run }) => run),
    textColumn(
      'corrects',
      { en: 'closed run that it corrects', fr: 'calcul clos corrigé' },
      ({ corrects }) => corrects,
    ),
    textColumn('category', CATEGORY, ({ category }) => category),
    ...SUM_COLUMNS,
  ],
};

export const expense: OutputTable<ExpenseRow> = {
  name: 'expense',
  doc: {
    en: 'what each member bears, by month and imputation',
    fr: 'ce que supporte chaque membre, par mois et imputation',
  },
  columns: [
    textColumn('member', { en: 'member that bears', fr: 'membre qui supporte' }, ({ member }) => member),
    textColumn('month', MONTH, ({ month }) => month),
    textColumn('category', CATEGORY, ({ category }) => category),
    textColumn('chapter', { en: 'budget chapter', fr: 'chapitre budgétaire' }, ({ chapter }) => chapter),
    textColumn('function', { en: 'budget function', fr: 'fonction budgétaire' }, (row) => row.function),
    textColumn('nature', { en: 'nature', fr: 'nature' }, ({ nature }) => nature),
    ...SUM_COLUMNS,
  ],
};

export const balance: OutputTable<Balance> = {
  name: 'balance',
  doc: { en: 'gross owed less advances called', fr: 'dû TTC moins les acomptes appelés' },
  columns: [
    ...parties<Balance>(),
    amountColumn('owed', { en: 'owed', fr: 'dû' }, ({ owed }) => owed),
    amountColumn('advances', { en: 'advances called', fr: 'acomptes appelés' }, ({ advances }) => advances),
    amountColumn(
      'balance',
      { en: 'balance; negative: to give back', fr: 'solde ; négatif : à rendre' },
      (row) => row.balance,
    ),
  ],
};

/** The text of account.csv (YEAR.md). */
export function accountCsv(rows: readonly AccountRow[]): string {
  return tableText(account, rows);
}

/** The text of expense.csv (YEAR.md). */
export function expenseCsv(rows: readonly ExpenseRow[]): string {
  return tableText(expense, rows);
}

/** The text of balance.csv (YEAR.md): gross amounts. */
export function balanceCsv(rows: readonly Balance[]): string {
  return tableText(balance, rows);
}
