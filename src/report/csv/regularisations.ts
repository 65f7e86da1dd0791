import type { Regularisation } from '../../settle/regularisation.ts';
import { ALLOCATION_COLUMNS, type AllocationRecord } from './allocation-columns.ts';
import type { OutputColumn, OutputTable } from './output-table.ts';

/** What a row of regularisations.csv is made from. */
type CorrectionRecord = AllocationRecord & Pick<Regularisation, 'run' | 'oldShare' | 'newShare'>;

const OWN_COLUMNS: readonly OutputColumn<CorrectionRecord>[] = [
  {
    name: 'run',
    kind: 'text',
    doc: { en: 'closed run that is corrected', fr: 'calcul clos corrigé' },
    cell: ({ run }) => run,
  },
  {
    name: 'old_share',
    kind: 'share',
    doc: { en: 'share so far', fr: 'part jusque-là' },
    cell: ({ oldShare }) => oldShare,
  },
  {
    name: 'new_share',
    kind: 'share',
    doc: { en: 'share by today’s inputs', fr: 'part selon les données du jour' },
    cell: ({ newShare }) => newShare,
  },
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
    // A category corrected in the invoice file leaves its old charges by a row of the old category.
    line: { ...line, category: category as typeof line.category },
    imputation: { chapter, function: budgetFunction, nature },
  };
}
