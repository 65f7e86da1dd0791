import { getOrInsert } from '../../domain/cache.ts';
import { NOTATION } from '../../domain/language.ts';
import { type Cents, sumOfCents } from '../../domain/numbers/money.ts';
import { amount, left, right, type Table } from '../document.ts';
import type { ReportWords } from '../words/words.ts';

/** A table with a column for each month and one for their sum; gross amounts. Rows in the order of first appearance. */
export function monthTable<Item extends { readonly month: string; readonly gross: Cents }>(
  { id, title, columns, months: held }: MonthTableShape,
  items: readonly Item[],
  labelsOf: (item: Item) => readonly string[],
  words: ReportWords,
): Table {
  // A page has room for a year of months; with more, each column is a year.
  const isLong = held.length > MOST_MONTHS;
  const columnOf = (month: string): string => (isLong ? month.slice(0, 4) : month);
  const months = [...new Set(held.map(columnOf))];
  const rows = new Map<string, { labels: readonly string[]; sums: Map<string, Cents> }>();
  const all = new Map<string, Cents>();
  for (const item of items) {
    const labels = labelsOf(item);
    const { sums: ofRow } = getOrInsert(rows, JSON.stringify(labels), () => ({ labels, sums: new Map() }));
    const column = columnOf(item.month);
    for (const sums of [ofRow, all]) sums.set(column, (sums.get(column) ?? 0n) + item.gross);
  }
  const cells = (sums: ReadonlyMap<string, Cents>) => {
    const found = months.map((month) => sums.get(month) ?? 0n);
    return [...found, sumOfCents(found)].map((cents) => amount(cents));
  };
  return {
    id,
    title,
    columns: [
      ...columns.map((column, index) => left(column, labelWidth([...rows.values()], index))),
      ...months.map((month) => right(isLong ? month : shortMonth(month, months, words), 10)),
      right(words.total, 11),
    ],
    rows: [...rows.values()].map(({ labels, sums }) => [...labels, ...cells(sums)]),
    total: [words.total, ...columns.slice(1).map(() => ''), ...cells(all)],
    note: rows.size === 0 ? words.ofYear.nothing : isLong ? words.ofYear.yearColumns : undefined,
  };
}

/** The length of the longest label of a column, within bounds. */
function labelWidth(rows: readonly { readonly labels: readonly string[] }[], index: number): number {
  const longest = rows.reduce((most, { labels }) => Math.max(most, labels[index]?.length ?? 0), 0);
  return Math.min(Math.max(longest, 14), 34);
}

const MOST_MONTHS = 12;

interface MonthTableShape {
  readonly id: string;
  readonly title: string;
  /** The columns of the labels. */
  readonly columns: readonly string[];
  readonly months: readonly string[];
}

/** `09/2025` or `2025-09`; without the year if all months are of one. */
function shortMonth(month: string, months: readonly string[], words: ReportWords): string {
  const [year = '', number = ''] = month.split('-');
  if (months.every((other) => other.startsWith(year)))
    return words.ofYear.months[Number(number) - 1] ?? month;
  return NOTATION[words.language].dayParts(year, number);
}
