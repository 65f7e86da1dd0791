import type { UnallocatedLine } from '../../allocate/allocator.ts';
import { type Fault, problemAt } from '../../diagnostics/problem.ts';
import { toDiagnostic } from '../../diagnostics/render.ts';
import type { LineWithVat } from '../../domain/invoice-line.ts';
import type { Language } from '../../domain/language.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { LINE_COLUMNS } from './allocation-columns.ts';
import { AMOUNT_COLUMNS, column, type OutputColumn, type OutputTable } from './output-table.ts';

/** What a row of unallocated.csv is made from. */
interface LeftLine {
  readonly line: LineWithVat;
  readonly codes: string;
  readonly reasons: string;
}

const NOBODY = {
  rule: '',
  article: '',
  billedTo: '',
  member: '',
  site: '',
  share: '',
  imputation: undefined,
  net: 0n,
  vat: 0n,
  gross: 0n,
};

const OF_LINE = LINE_COLUMNS.map(
  ({ cell, ...column }): OutputColumn<LeftLine> => ({
    ...column,
    cell: ({ line }) => cell({ ...NOBODY, line, serves: line.serves ?? '' }),
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
