import { formatCents } from '../../domain/money.ts';
import type { Regularisation } from '../../settle/regularisation.ts';
import { ALLOCATION_COLUMNS, lineCells } from './allocations.ts';
import { csvCell, csvRow } from './csv.ts';

/** The columns of allocations.csv, then the run that is corrected, and the shares before and after. */
export const regularisationsHeader = csvRow([...ALLOCATION_COLUMNS, 'run', 'old_share', 'new_share']);

/** A row of regularisations.csv. Its `share` is the difference of the two. */
export function regularisationCsvRow(row: Regularisation): string {
  const { line, category } = row;
  // A category corrected in the invoice file leaves its old charges by a row of the old category.
  const ofLine = lineCells({ ...line, category: category as typeof line.category }, row.serves);
  const cells = [
    row.rule,
    row.article,
    row.member,
    row.site,
    row.share,
    formatCents(row.net),
    formatCents(row.vat),
    formatCents(row.gross),
    row.billedTo,
    row.chapter,
    row.function,
    row.nature,
    row.run,
    row.oldShare,
    row.newShare,
  ];
  return `${ofLine},${cells.map(csvCell).join(',')}\n`;
}
