import { holdsIn, type Release } from '../../domain/release.ts';
import { type Charge, type Debt, debtsOf01 } from '../../settle/tally.ts';
import {
  CATEGORY,
  column,
  IMPUTATION,
  MEMBER,
  type OutputTable,
  PARTIES,
  SUM_COLUMNS,
  tableText,
} from './output-table.ts';

/** charges.csv. */
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

const corrects = column<Debt>(
  'corrects',
  'closed run whose debt this corrects; empty: the run’s own lines',
  'calcul clos dont la dette est corrigée ; vide : les lignes du calcul',
  (debt) => debt.corrects,
);

/** settlement.csv. */
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
