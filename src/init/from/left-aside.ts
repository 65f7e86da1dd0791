import { cached } from '../../domain/cache.ts';
import { globOf, globOfStart, isGlob, matchesAny, matchesGlob } from '../../text/glob.ts';
import type { Column } from '../../workspace/columns/table.ts';
import { totalGlob } from '../../workspace/reading/no-row.ts';
import type { SeenColumn, SeenList } from './seen-list.ts';

/** Rows of a list that do not belong to its table: totals, and rows with a single text. */
export interface SkippedRows {
  /** Canonical name, or the list's header → globs. */
  readonly globs: ReadonlyMap<string, readonly string[]>;
  readonly count: number;
  readonly isSkipped: (row: readonly string[]) => boolean;
  /** Whether a row is left aside because of its cell in this column. */
  readonly isSkippedBy: (name: string, row: readonly string[]) => boolean;
}

/**
 * How a row of a list begins that is a total whatever else it contains: narrower than the words of `no-row.ts`, with
 * which a site may begin too, and without those that only invoices have (`layout/seen-totals.ts`).
 */
const SURE_TOTAL = /^(?:sous[- ]?|grand |sub)?total(?:\b|$)/i;

/** Whether a row is a total by its first words alone. */
export function isTotal(row: readonly string[]): boolean {
  return row.some((cell) => SURE_TOTAL.test(cell));
}

/** Columns in which an empty cell means that the row counts nothing, or that its site is in no grappe. */
const EMPTY_FOR_NONE = ['value', 'grappe'];

/** Finds the rows to leave aside, by the column that shows it; of some columns, several are possible (`open`). */
export function leftAside(
  list: SeenList,
  table: readonly Column[],
  placed: (name: string) => readonly SeenColumn[],
  fillDown: readonly string[],
  open: ReadonlyMap<string, readonly SeenColumn[]>,
): SkippedRows {
  const nameOf = (seen: SeenColumn): string =>
    table.find(({ name }) => placed(name)[0] === seen)?.name ?? seen.header;
  const needed = table.filter(({ name, required }) => required && !fillDown.includes(name));
  const mayBe = (name: string): readonly SeenColumn[] => [...placed(name), ...(open.get(name) ?? [])];
  const rooms = new Set(needed.flatMap(({ name }) => mayBe(name)).map(({ index }) => index));
  const lacks = (row: readonly string[]): boolean => [...rooms].some((index) => (row[index] ?? '') === '');
  /** A word with which a site or a department may begin too (`Ensemble scolaire`), on a row that is neither. */
  const isSum = ({ index }: SeenColumn, row: readonly string[]): boolean => {
    const text = row[index] ?? '';
    return totalGlob(text) !== undefined && list.rows.every((other) => other[index] !== text || lacks(other));
  };
  const isTitle = titleIn(list.rows);
  const globs = new Map<string, Set<string>>();
  const skipped = new Set<readonly string[]>();
  const note = (seen: SeenColumn, glob: string, row: readonly string[]): void => {
    const name = nameOf(seen);
    globs.set(name, (globs.get(name) ?? new Set()).add(glob));
    skipped.add(row);
  };
  for (const row of list.rows) {
    const filled = list.columns.filter(({ index }) => (row[index] ?? '') !== '');
    const total = filled.find(({ index }) => SURE_TOTAL.test(row[index] ?? ''));
    const [only, ...others] = filled;
    const sum = lacks(row) ? filled.find((seen) => isSum(seen, row)) : undefined;
    if (total !== undefined) note(total, globOfStart(SURE_TOTAL, row[total.index] ?? ''), row);
    else if (sum !== undefined) note(sum, globOf(row[sum.index] ?? ''), row);
    else if (only !== undefined && others.length === 0 && isLonely(only, rooms, row) && isTitle(only, row))
      note(only, globOf(row[only.index] ?? ''), row);
  }
  const values = new Map([...globs].map(([name, texts]) => [name, [...texts]] as const));
  for (const name of EMPTY_FOR_NONE.filter((column) => !fillDown.includes(column))) {
    const [seen] = placed(name);
    if (seen === undefined || seen.cells.length === list.rows.length) continue;
    values.set(name, [...(values.get(name) ?? []), '']);
    for (const row of list.rows) if ((row[seen.index] ?? '') === '') skipped.add(row);
  }
  const isSkippedBy = (name: string, row: readonly string[]): boolean =>
    matchesAny(values.get(name) ?? [], row[placed(name)[0]?.index ?? -1] ?? '');
  return { globs: values, count: skipped.size, isSkipped: (row) => skipped.has(row), isSkippedBy };
}

/** A row with a single text, although its table needs at least two cells: a title between rows, a note at the end. */
function isLonely(only: SeenColumn, rooms: ReadonlySet<number>, row: readonly string[]): boolean {
  return rooms.size > 1 || (rooms.size === 1 && !rooms.has(only.index) && row.length > 1);
}

/** Whether the glob of a title matches, in its column, only rows with a single text, and so no row of data. */
function titleIn(rows: SeenList['rows']): (only: SeenColumn, row: readonly string[]) => boolean {
  const textsOfData = cached((index: number) => {
    const data = rows.filter((row) => row.some((cell, at) => cell !== '' && at !== index));
    return new Set(data.map((row) => row[index] ?? ''));
  });
  return ({ index }, row) => {
    const [glob, texts] = [globOf(row[index] ?? ''), textsOfData(index)];
    return isGlob(glob) ? ![...texts].some((text) => matchesGlob(glob, text)) : !texts.has(glob);
  };
}
