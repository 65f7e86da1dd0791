import { type Problem, problem } from '../diagnostics/problem.ts';
import { type DayRange, formatDay, formatRange, overlap } from '../domain/calendar.ts';
import { compareText } from '../text/text-order.ts';
import type { TableFacts } from './table.ts';

/** A row as read: its cells by column, its days, and what the table makes of it. */
export interface ReadRow<T> {
  readonly row: number;
  /** The file it stands in. */
  readonly path: string;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly days: DayRange;
  readonly built: T;
}

/** Rows of one key whose days overlap, and rows that a table without dates holds twice. */
export function repeatedRows<T>(table: TableFacts, rows: readonly ReadRow<T>[]): readonly Problem[] {
  if (table.key.length === 0) return [];
  const problems: Problem[] = [];
  for (const group of groupByKey(table.key, rows)) {
    if (group.length === 1) continue;
    const ordered = group.sort(
      (a, b) => a.days.from - b.days.from || compareText(a.path, b.path) || a.row - b.row,
    );
    let longest: ReadRow<T> | undefined;
    for (const row of ordered) {
      if (longest !== undefined) {
        const common = overlap(longest.days, row.days);
        if (common !== undefined) problems.push(repetition(table, longest, row, common));
      }
      if (longest === undefined || row.days.to > longest.days.to) longest = row;
    }
  }
  return problems;
}

function repetition(table: TableFacts, a: ReadRow<unknown>, b: ReadRow<unknown>, common: DayRange): Problem {
  const [first, second] = a.path !== b.path || a.row < b.row ? [a, b] : [b, a];
  const other = first.path === second.path ? first.row : `${first.path}:${first.row}`;
  const id = keyTexts(table.key, second)
    .filter((text) => text !== '')
    .join(' / ');
  const given = table.key.find((name) => second.cells[name] !== undefined);
  const place = { file: second.path, row: second.row, column: table.range?.[0] ?? given };
  return table.range === undefined
    ? problem('row-repeated', place, { id, other })
    : problem('rows-overlap', place, { id, other, days: formatRange(common) });
}

function groupByKey<T>(key: readonly string[], rows: readonly ReadRow<T>[]): Iterable<ReadRow<T>[]> {
  const groups = new Map<unknown, ReadRow<T>[]>();
  for (const row of rows) {
    const id = groupKey(key, row);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return groups.values();
}

/** The key of a row, the same for the same cells only: no cell of a key holds a control character. */
function groupKey(key: readonly string[], { cells }: ReadRow<unknown>): unknown {
  return key.length === 1 ? cells[key[0] ?? ''] : key.map((name) => cells[name] ?? '').join('\u0000');
}

function keyTexts(key: readonly string[], { cells }: ReadRow<unknown>): readonly string[] {
  return key.map((name) => {
    const value = cells[name];
    return name === 'as_of' && typeof value === 'number' ? formatDay(value) : String(value ?? '');
  });
}
