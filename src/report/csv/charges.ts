import type { Charge } from '../../settle/tally.ts';
import { CATEGORY, column, IMPUTATION, MEMBER, type OutputTable, SUM_COLUMNS } from './output-table.ts';

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
