import type { Charge } from '../../settle/tally.ts';
import { type OutputTable, SUM_COLUMNS, tableText, textColumn } from './output-table.ts';

export const charges: OutputTable<Charge> = {
  name: 'charges',
  doc: {
    en: 'what each member bears, by payer, category and imputation',
    fr: 'ce que supporte chaque membre, par payeur, catégorie et imputation',
  },
  columns: [
    textColumn('member', { en: 'member that bears', fr: 'membre qui supporte' }, ({ member }) => member),
    textColumn(
      'billed_to',
      { en: 'member that paid the operator', fr: 'membre qui a payé l’opérateur' },
      ({ billedTo }) => billedTo,
    ),
    textColumn('category', { en: 'category', fr: 'catégorie' }, ({ category }) => category),
    textColumn('chapter', { en: 'budget chapter', fr: 'chapitre budgétaire' }, ({ chapter }) => chapter),
    textColumn(
      'function',
      { en: 'budget function', fr: 'fonction budgétaire' },
      ({ function: budgetFunction }) => budgetFunction,
    ),
    textColumn('nature', { en: 'nature', fr: 'nature' }, ({ nature }) => nature),
    ...SUM_COLUMNS,
  ],
};

/** The text of charges.csv. */
export function chargesCsv(rows: readonly Charge[]): string {
  return tableText(charges, rows);
}
