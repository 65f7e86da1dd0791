import type { Charge } from '../../settle/tally.ts';
import { CATEGORY, IMPUTATION, MEMBER, type OutputTable, SUM_COLUMNS, textColumn } from './output-table.ts';

/** charges.csv. */
export const chargesFile: OutputTable<Charge> = {
  name: 'charges',
  doc: {
    en: 'what each member bears, by payer, category and imputation',
    fr: 'ce que supporte chaque membre, par payeur, catégorie et imputation',
  },
  columns: [
    MEMBER,
    textColumn(
      'billed_to',
      { en: 'member that paid the operator', fr: 'membre qui a payé l’opérateur' },
      ({ billedTo }) => billedTo,
    ),
    CATEGORY,
    ...IMPUTATION,
    ...SUM_COLUMNS,
  ],
};
