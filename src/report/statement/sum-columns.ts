import { holdsIn, type Release } from '../../domain/release.ts';
import type { Totals } from '../../settle/totals.ts';
import { amount, amountColumns, type Cell, type Column, count, left, right } from '../document.ts';
import type { ReportWords } from '../words/en.ts';

/** A column that says which closed run a sum corrects, where some does. */
export function correctsColumn(
  sums: readonly { readonly corrects: string }[],
  words: ReportWords,
): { readonly columns: readonly Column[]; readonly cells: (corrects?: string) => readonly Cell[] } {
  if (!sums.some(({ corrects }) => corrects !== '')) return { columns: [], cells: () => [] };
  return { columns: [left(words.corrects, 14)], cells: (corrects = '') => [corrects] };
}

export function sumColumns(words: ReportWords): readonly Column[] {
  return [right(words.lines, 8), ...amountColumns(words)];
}

export function sumCells(totals: Totals): readonly Cell[] {
  return [count(totals.lines), ...amountCells(totals)];
}

/**
 * The cells of a total. A line that stands in several rows counts once in it: where the rows do not add up to its
 * lines, the number is left out (0.1 wrote it).
 */
export function totalSumCells(
  total: Totals,
  rows: readonly Pick<Totals, 'lines'>[],
  release: Release,
): readonly Cell[] {
  return addsUp(total, rows) || !holdsIn(release, '0.2') ? sumCells(total) : ['', ...amountCells(total)];
}

function addsUp(total: Totals, rows: readonly Pick<Totals, 'lines'>[]): boolean {
  return rows.reduce((sum, { lines }) => sum + lines, 0) === total.lines;
}

/** Said under rows in several of which a line counts. */
export function countNote(
  total: Totals,
  rows: readonly Pick<Totals, 'lines'>[],
  words: ReportWords,
): string | undefined {
  return addsUp(total, rows) ? undefined : words.countedInEach;
}

/** The cell of a total under a column of net, VAT or gross; under the first column it says what it is. */
export function totalUnder(
  { net, vat, gross }: Totals,
  words: ReportWords,
): (under: { readonly column: Column }, index: number) => Cell {
  const sums = new Map([
    [words.net, net],
    [words.vat, vat],
    [words.gross, gross],
  ]);
  return ({ column: { align, title } }, index) => {
    const sum = align === 'right' ? sums.get(title) : undefined;
    if (sum !== undefined) return amount(sum);
    return index === 0 ? words.total : '';
  };
}

export function amountCells({ net, vat, gross }: Totals): readonly Cell[] {
  return [amount(net), amount(vat), amount(gross)];
}
