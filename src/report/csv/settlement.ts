import { holdsIn, type Release } from '../../domain/release.ts';
import { type Debt, withoutCorrects } from '../../settle/settlement.ts';
import { type OutputTable, SUM_COLUMNS, tableText, textColumn } from './output-table.ts';

const corrects = textColumn<Debt>(
  'corrects',
  {
    en: 'closed run whose debt this corrects; empty: the run’s own lines',
    fr: 'calcul clos dont la dette est corrigée ; vide : les lignes du calcul',
  },
  (debt) => debt.corrects,
);

export const settlement: OutputTable<Debt> = {
  name: 'settlement',
  doc: {
    en: 'what each member owes to the one that paid, in both directions, without set-off',
    fr: 'ce que chaque membre doit à celui qui a payé, dans les deux sens, sans compensation',
  },
  columns: [
    textColumn('debtor', { en: 'member that owes', fr: 'membre qui doit' }, ({ debtor }) => debtor),
    textColumn('creditor', { en: 'member that paid', fr: 'membre qui a payé' }, ({ creditor }) => creditor),
    corrects,
    ...SUM_COLUMNS,
  ],
};

/** The text of settlement.csv, in the form of a release: before 0.2 it did not say what a debt corrects. */
export function settlementCsv(debts: readonly Debt[], release: Release): string {
  if (holdsIn(release, '0.2')) return tableText(settlement, debts);
  const columns = settlement.columns.filter((column) => column !== corrects);
  return tableText({ ...settlement, columns }, withoutCorrects(debts));
}
