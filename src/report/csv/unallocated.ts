import type { UnallocatedLine } from '../../allocate/allocator.ts';
import { problemAt } from '../../diagnostics/problem.ts';
import { type Language, toDiagnostic } from '../../diagnostics/render.ts';
import { formatCents } from '../../domain/money.ts';
import { LINE_COLUMNS, lineCells } from './allocations.ts';
import { csvCell, csvRow } from './csv.ts';

/** The columns of unallocated.csv: the line, its amounts, and why it could not be shared. */
export const unallocatedHeader = csvRow([
  ...LINE_COLUMNS,
  'net_amount',
  'vat_amount',
  'gross_amount',
  'code',
  'reason',
]);

/** The row of a line that could not be shared; several reasons are joined with `+` and `; `. */
export function unallocatedRow({ line, faults }: UnallocatedLine, language: Language): string {
  const diagnostics = faults.map((found) =>
    toDiagnostic(problemAt(found, { file: line.file, row: line.row }), language),
  );
  const cells = [formatCents(line.net), formatCents(line.vat), formatCents(line.gross)];
  const codes = [...new Set(diagnostics.map(({ code }) => code))].join('+');
  const reasons = diagnostics.map(({ message }) => message).join('; ');
  return `${lineCells(line, line.serves ?? '')},${cells.join(',')},${codes},${csvCell(reasons)}\n`;
}
