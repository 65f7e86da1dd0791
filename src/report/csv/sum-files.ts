import { holdsIn, type Release } from '../../domain/release.ts';
import type { AccountRow, Balance, ExpenseRow } from '../../settle/account.ts';
import { type Charge, type Debt, debtsOf01 } from '../../settle/tally.ts';
import {
  amountColumn,
  CATEGORY,
  column,
  IMPUTATION,
  MEMBER,
  named,
  type OutputTable,
  PARTIES,
  SUM_COLUMNS,
  tableText,
} from './output-table.ts';

export const chargesFile: OutputTable<Charge> = {
  name: 'charges',
  doc: {
    en: 'what each member bears, by payer, category and imputation',
    fr: 'ce que supporte chaque membre, par payeur, catégorie et imputation',
  },
  columns: [
    MEMBER,
    column(
      'billed_to',
      'member that paid the operator',
      'membre qui a payé l’opérateur',
      ({ billedTo }) => billedTo,
    ),
    CATEGORY,
    ...IMPUTATION,
    ...SUM_COLUMNS,
  ],
};

const corrects = named(
  'corrects',
  'closed run whose debt this corrects; empty: the run’s own lines',
  'calcul clos dont la dette est corrigée ; vide : les lignes du calcul',
);

export const settlementFile: OutputTable<Debt> = {
  name: 'settlement',
  doc: {
    en: 'what each member owes to the one that paid, in both directions, without set-off',
    fr: 'ce que chaque membre doit à celui qui a payé, dans les deux sens, sans compensation',
  },
  columns: [...PARTIES, { ...corrects, since: '0.2' }, ...SUM_COLUMNS],
};

/** The text of settlement.csv, in the form of a release: before 0.2 it did not say what a debt corrects. */
export function settlementCsv(debts: readonly Debt[], release: Release): string {
  return tableText(settlementFile, holdsIn(release, '0.2') ? debts : debtsOf01(debts), release);
}

const MONTH = named('month', 'month of the invoice', 'mois de la facture');

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
    named('run', 'closed run', 'calcul clos'),
    named('corrects', 'closed run that it corrects', 'calcul clos corrigé'),
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
