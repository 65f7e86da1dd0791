import type { AccountRow, Balance, ExpenseRow } from '../../settle/account.ts';
import {
  amountColumn,
  CATEGORY,
  IMPUTATION,
  MEMBER,
  type OutputTable,
  PARTIES,
  SUM_COLUMNS,
  textColumn,
} from './output-table.ts';

const MONTH = { en: 'month of the invoice', fr: 'mois de la facture' };

/** account.csv (YEAR.md). */
export const accountFile: OutputTable<AccountRow> = {
  name: 'account',
  doc: {
    en: 'what each member owes over closed runs, by month, corrections apart',
    fr: 'ce que doit chaque membre sur des calculs clos, par mois, régularisations à part',
  },
  columns: [
    ...PARTIES,
    textColumn('month', MONTH, ({ month }) => month),
    textColumn('run', { en: 'closed run', fr: 'calcul clos' }, ({ run }) => run),
    textColumn(
      'corrects',
      { en: 'closed run that it corrects', fr: 'calcul clos corrigé' },
      ({ corrects }) => corrects,
    ),
    CATEGORY,
    ...SUM_COLUMNS,
  ],
};

/** expense.csv (YEAR.md). */
export const expenseFile: OutputTable<ExpenseRow> = {
  name: 'expense',
  doc: {
    en: 'what each member bears, by month and imputation',
    fr: 'ce que supporte chaque membre, par mois et imputation',
  },
  columns: [
    MEMBER,
    textColumn('month', MONTH, ({ month }) => month),
    CATEGORY,
    ...IMPUTATION,
    ...SUM_COLUMNS,
  ],
};

/** balance.csv (YEAR.md): gross amounts. */
export const balanceFile: OutputTable<Balance> = {
  name: 'balance',
  doc: { en: 'gross owed less advances called', fr: 'dû TTC moins les acomptes appelés' },
  columns: [
    ...PARTIES,
    amountColumn('owed', { en: 'owed', fr: 'dû' }, ({ owed }) => owed),
    amountColumn('advances', { en: 'advances called', fr: 'acomptes appelés' }, ({ advances }) => advances),
    amountColumn(
      'balance',
      { en: 'balance; negative: to give back', fr: 'solde ; négatif : à rendre' },
      (row) => row.balance,
    ),
  ],
};
