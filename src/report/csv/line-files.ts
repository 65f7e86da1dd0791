import type { UnallocatedLine } from '../../allocate/allocator.ts';
import { type Fault, problemAt } from '../../diagnostics/problem.ts';
import { toDiagnostic } from '../../diagnostics/render.ts';
import type { LineWithVat } from '../../domain/invoice-line.ts';
import type { Language } from '../../domain/language.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { Regularisation } from '../../settle/regularisation.ts';
import {
  ALLOCATION_COLUMNS,
  type AllocationRecord,
  LINE_COLUMNS,
  NOTHING_SHARED,
} from './allocation-columns.ts';
import { AMOUNT_COLUMNS, column, type OutputColumn, type OutputTable } from './output-table.ts';

/** What a row of unallocated.csv is made from. */
interface LeftLine {
  readonly line: LineWithVat;
  readonly codes: string;
  readonly reasons: string;
}

const OF_LINE = LINE_COLUMNS.map(
  ({ cell, ...column }): OutputColumn<LeftLine> => ({
    ...column,
    cell: ({ line }) => cell({ ...NOTHING_SHARED, line, serves: line.serves ?? '' }),
  }),
);

/** The columns of unallocated.csv: the line, its amounts, and why it could not be shared. */
export const unallocatedFile: OutputTable<LeftLine> = {
  name: 'unallocated',
  doc: {
    en: 'lines that could not be shared (--allow-unallocated)',
    fr: 'lignes qui n’ont pas pu être réparties (--allow-unallocated)',
  },
  columns: [
    ...OF_LINE,
    ...AMOUNT_COLUMNS.map(({ cell, ...column }) => ({ ...column, cell: ({ line }: LeftLine) => cell(line) })),
    column('code', 'codes, joined with +', 'codes, joints par +', ({ codes }) => codes),
    column('reason', 'the same in words', 'les mêmes en mots', ({ reasons }) => reasons),
  ],
};

/** A line that could not be shared, and why: several reasons are joined with `+` and `; `. */
export function leftLine(
  { line, faults }: UnallocatedLine,
  language: Language,
  release: Release | undefined,
): LeftLine {
  // 0.1 wrote the category in English even in French reasons.
  const inEnglish = ({ code, args }: Fault): Fault =>
    'category' in args ? { code, args: { ...args, category: line.category } } : { code, args };
  const worded = holdsIn(release, '0.2') ? faults : faults.map(inEnglish);
  const diagnostics = worded.map((found) =>
    toDiagnostic(problemAt(found, { file: line.file, row: line.row }), language),
  );
  const codes = [...new Set(diagnostics.map(({ code }) => code))].join('+');
  const reasons = diagnostics.map(({ message }) => message).join('; ');
  return { line, codes, reasons };
}

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
