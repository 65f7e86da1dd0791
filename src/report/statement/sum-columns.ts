import { holdsIn, type Release } from '../../domain/release.ts';
import type { Amounts, Totals } from '../../settle/totals.ts';
import {
  amount,
  amountColumns,
  type Cell,
  type Column,
  count,
  type Field,
  field,
  left,
  right,
  type Table,
  tableOf,
} from '../document.ts';
import type { ReportWords } from '../words/words.ts';

/** A table of sums, with labels next to each and a total below; if some correct a closed run, a column says which. */
export function sumTable<T extends Totals & { readonly corrects: string }>(
  items: readonly T[],
  labels: readonly Field<T>[],
  total: readonly Cell[] | undefined,
  words: ReportWords,
): Pick<Table, 'columns' | 'rows' | 'total'> {
  const isCorrected = items.some(({ corrects }) => corrects !== '');
  const corrected = field<T>(left(words.corrects, 14), ({ corrects }) => corrects);
  const all = isCorrected ? [...labels, corrected] : labels;
  return {
    ...tableOf(items, [
      ...all,
      field(right(words.lines, 8), ({ lines }) => count(lines)),
      ...amountFields(words),
    ]),
    total: total && [words.total, ...all.slice(1).map(() => ''), ...total],
  };
}

export function sumColumns(words: ReportWords): readonly Column[] {
  return [right(words.lines, 8), ...amountColumns(words)];
}

/** The net, VAT and gross of a row. */
export function amountFields(words: ReportWords): readonly Field<Amounts>[] {
  const [net, vat, gross] = amountColumns(words);
  return [
    field(net, (row) => amount(row.net)),
    field(vat, (row) => amount(row.vat)),
    field(gross, (row) => amount(row.gross)),
  ];
}

export function sumCells(totals: Totals): readonly Cell[] {
  return [count(totals.lines), ...amountCells(totals)];
}

/** The cells of a total; without the number of lines where some count in several rows (0.1 wrote it). */
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

/** The note under rows where a line counts in several. */
export function countNote(
  total: Totals,
  rows: readonly Pick<Totals, 'lines'>[],
  words: ReportWords,
): string | undefined {
  return addsUp(total, rows) ? undefined : words.countedInEach;
}

/** A total below columns of net, VAT or gross; its name is below the first column. */
export function totalUnder(
  columns: readonly Column[],
  { net, vat, gross }: Totals,
  words: ReportWords,
): readonly Cell[] {
  const sums = new Map([
    [words.net, net],
    [words.vat, vat],
    [words.gross, gross],
  ]);
  return columns.map(({ align, title }, index) => {
    const sum = align === 'right' ? sums.get(title) : undefined;
    if (sum !== undefined) return amount(sum);
    return index === 0 ? words.total : '';
  });
}

export function amountCells({ net, vat, gross }: Amounts): readonly Cell[] {
  return [amount(net), amount(vat), amount(gross)];
}
