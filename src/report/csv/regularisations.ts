import type { Regularisation } from '../../settle/regularisation.ts';
import { ALLOCATION_COLUMNS, type AllocationRecord } from './allocation-columns.ts';
import { column, type OutputColumn, type OutputTable } from './output-table.ts';

/** What a row of regularisations.csv is made from. */
type CorrectionRecord = AllocationRecord & Pick<Regularisation, 'run' | 'oldShare' | 'newShare'>;

const OWN_COLUMNS: readonly OutputColumn<CorrectionRecord>[] = [
  column('run', 'closed run that is corrected', 'calcul clos corrigé', ({ run }) => run),
  column('old_share', 'share so far', 'part jusque-là', ({ oldShare }) => oldShare, 'share'),
  column(
    'new_share',
    'share by today’s inputs',
    'part selon les données du jour',
    ({ newShare }) => newShare,
    'share',
  ),
];

/** The columns of allocations.csv, then the run that is corrected, and the shares before and after. */
export const regularisationsFile: OutputTable<CorrectionRecord> = {
  name: 'regularisations',
  doc: {
    en: 'corrections of lines of closed runs; `share` is the difference of the two',
    fr: 'corrections de lignes de calculs clos ; `share` est la différence des deux parts',
  },
  columns: [...ALLOCATION_COLUMNS, ...OWN_COLUMNS],
};

export function correctionRecord(row: Regularisation): CorrectionRecord {
  const { line, category, chapter, function: budgetFunction, nature } = row;
  return {
    ...row,
    // If a category was corrected in the invoice file, the old charges are given back by a row of the old category.
    line: { ...line, category: category as typeof line.category },
    imputation: { chapter, function: budgetFunction, nature },
  };
}
