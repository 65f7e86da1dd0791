import type { AccountRow, Balance, ExpenseRow } from '../../settle/account.ts';
import {
  amountColumn,
  CATEGORY,
  column,
  IMPUTATION,
  MEMBER,
  type OutputTable,
  PARTIES,
  SUM_COLUMNS,
} from './output-table.ts';

const MONTH = column<{ readonly month: string }>(
  'month',
  'month of the invoice',
  'mois de la facture',
  ({ month }) => month,
);

/** account.csv (YEAR.md). */
export const accountFile: OutputTable<AccountRow> = {
  name: 'account',
  doc: {
    en: 'what each member owes over closed runs, by month, corrections apart',
    fr: 'ce que doit chaque membre sur des calculs clos, par mois, régularisations à part',
  },
  columns: [
    ...PARTIES,
    MONTH,
    column('run', 'closed run', 'calcul clos', ({ run }) => run),
    column('corrects', 'closed run that it corrects', 'calcul clos corrigé', ({ corrects }) => corrects),
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
  columns: [MEMBER, MONTH, CATEGORY, ...IMPUTATION, ...SUM_COLUMNS],
};

/** balance.csv (YEAR.md): gross amounts. */
export const balanceFile: OutputTable<Balance> = {
  name: 'balance',
  doc: { en: 'gross owed less advances called', fr: 'dû TTC moins les acomptes appelés' },
  columns: [
    ...PARTIES,
    amountColumn('owed', 'owed', 'dû', ({ owed }) => owed),
    amountColumn('advances', 'advances called', 'acomptes appelés', ({ advances }) => advances),
    amountColumn(
      'balance',
      'balance; negative: to give back',
      'solde ; négatif : à rendre',
      (row) => row.balance,
    ),
  ],
};
