import { cleanText } from '../../text/clean-text.ts';
import { filledPart, type JoinedColumn } from './joined-columns.ts';

export type FilledDown = ReturnType<typeof filledDown>;

/** Repeats the cell above in the empty cells of the columns, by their indexes, that `fill_down` names. */
export function filledDown(indices: readonly number[], joined: readonly JoinedColumn[]) {
  const above = new Map<number, string>();
  /** The cell from which each joined column was last read. */
  const kept = new Map<number, number>();
  let count = 0;
  // A cell that is also read as another column repeats as that one says.
  const columns = new Map(
    joined.flatMap(({ index: column, parts }) =>
      parts.flatMap(({ index, isOther }) => (isOther ? [] : [[index, column] as const])),
    ),
  );
  const columnAt = (index: number): number => columns.get(index) ?? index;
  /** The cell of a record from which a column is read: of a joined one, the first that is filled. */
  const cellOf = (column: number, record: readonly string[]): number => {
    const parts = joined.find(({ index }) => index === column)?.parts;
    return (parts && filledPart(parts, record)) ?? column;
  };
  const keep = (index: number, cell: string, record: readonly string[]): void => {
    above.set(index, cell);
    if (joined.length > 0) kept.set(index, cellOf(index, record));
  };
  return {
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
     * one, even a title of a group of rows. Below these cells nothing is repeated: what follows a total may be another
     * group.
     */
    pass(record: readonly string[], asideBy: readonly number[]): void {
      for (const index of indices) {
        const cell = record[index] ?? '';
        if (cleanText(cell) === '') continue;
        if (asideBy.includes(index) || asideBy.includes(cellOf(index, record))) above.delete(index);
        else keep(index, cell, record);
      }
    },
    /** How many cells were filled since the reading started. */
    count: (): number => count,
    isFilled: (index: number): boolean => indices.includes(index),
    /** Whether an empty cell repeats one above; for a joined column, whether it was last read from this cell. */
    repeats(index: number): boolean {
      const column = columnAt(index);
      return above.has(column) && (column === index || kept.get(column) === index);
    },
    /** The index of the column that is read from the cell at an index: another one if it joins several. */
    columnAt,
  };
}
