import type { OnProblem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import { headerMissing } from '../../workspace/reading/header.ts';
import { FILLED_COLUMNS } from '../../workspace/tables/invoice-lines.ts';
import type { JoinedColumn } from './joined-columns.ts';
import { kindCell, type PlacedFile } from './split-amounts.ts';

/** Repeats the cell above in the empty cells of the columns that a layout fills down (`fill_down`). */
export type FilledDown = NonNullable<ReturnType<typeof filledDown>>;

/**
 * The columns that a layout fills down in a file, that of `charge_or_credit` among them; undefined, with the problem
 * reported, where the file lacks one.
 */
export function filledDown(
  { file, layout, slots, split }: PlacedFile,
  joined: readonly JoinedColumn[],
  report: OnProblem,
) {
  // A name that is none of these was reported for the convention.
  const names = FILLED_COLUMNS.filter((name) => layout?.fillDown.includes(name));
  const indices: number[] = [];
  let usable = true;
  for (const name of names) {
    const { index, header } = slots[name];
    if (index !== -1 && !indices.includes(index)) indices.push(index);
    if (index === -1 && !layout?.optional.includes(name)) {
      usable = false;
      report(headerMissing(file, layout, 'fill_down', name, header, name));
    }
  }
  if (!usable) return undefined;
  const by = kindCell(split);
  if (by !== undefined && layout?.fillDown.includes(by.column) && !indices.includes(by.index))
    indices.push(by.index);
  const above = new Map<number, string>();
  const parts = joinedCells(joined);
  let count = 0;
  const keep = (index: number, cell: string, record: readonly string[]): void => {
    above.set(index, cell);
    parts.keep(index, record);
  };
  return {
    /** Starts another reading of the file. */
    restart(): void {
      above.clear();
      count = 0;
    },
    /** The record with its empty cells filled; the same object where there are none. */
    fill(record: readonly string[]): readonly string[] {
      let filled: string[] | undefined;
      for (const index of indices) {
        const cell = record[index] ?? '';
        if (cleanText(cell) !== '') keep(index, cell, record);
        else {
          const known = above.get(index);
          if (known === undefined) continue;
          filled ??= [...record];
          filled[index] = known;
          count++;
        }
      }
      return filled ?? record;
    },
    /**
     * Passes over a record that is left aside because of these cells: any other cell of it counts as above the next
     * one, even a title of a group of lines. Below these cells nothing is repeated: what follows a total may be another
     * group.
     */
    pass(record: readonly string[], asideBy: readonly number[]): void {
      for (const index of indices) {
        const cell = record[index] ?? '';
        if (cleanText(cell) === '') continue;
        if (asideBy.includes(index)) above.delete(index);
        else keep(index, cell, record);
      }
    },
    /** How many cells were filled since the reading started. */
    count: (): number => count,
    isFilled: (index: number): boolean => indices.includes(index),
    /**
     * Whether an empty cell at an index repeats one above; for a cell of a joined column, whether the column was last
     * read from it.
     */
    repeats(index: number): boolean {
      const column = parts.columnOf(index);
      return column === undefined ? above.has(index) : above.has(column) && parts.isKept(column, index);
    },
    /**
     * The name of the column at an index for `fill_down`; empty where it is in there, and for amounts and other cells.
     */
    nameAt(index: number): string {
      const place = parts.columnOf(index) ?? index;
      if (indices.includes(place)) return '';
      const ofKinds = index === by?.index && !by.readsEmpty ? JSON.stringify(by.column) : '';
      return FILLED_COLUMNS.find((name) => slots[name].index === place) ?? ofKinds;
    },
  };
}

/** The cells of a file from which joined columns are read, and the one whose value a column repeats. */
function joinedCells(joined: readonly JoinedColumn[]) {
  // A cell that is also read as another column repeats as that one says.
  const columns = new Map(
    joined.flatMap(({ index: column, parts }) =>
      parts.flatMap(({ index, isOther }) => (isOther ? [] : [[index, column] as const])),
    ),
  );
  const kept = new Map<number, number>();
  return {
    /** The index of the column that joins the cell at an index with others. */
    columnOf: (index: number): number | undefined => columns.get(index),
    /** Notes from which cell of a record a column is read. */
    keep(column: number, record: readonly string[]): void {
      const { parts = [] } = joined.find(({ index }) => index === column) ?? {};
      const part = parts.find(({ index }) => cleanText(record[index] ?? '') !== '');
      if (part !== undefined) kept.set(column, part.index);
    },
    isKept: (column: number, index: number): boolean => kept.get(column) === index,
  };
}
