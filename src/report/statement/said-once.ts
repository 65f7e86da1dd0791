import { NO_BREAK_SPACE } from '../../domain/notation.ts';
import { type Cell, type Column, type Table, text } from '../document.ts';

/** A column for a page: what all its rows share is said once above them, and a column without a word is none. */
export interface PageColumn<Row> {
  readonly column: Column;
  readonly cell: (row: Row) => Cell;
  /** Whether a value that all rows have is said above the table instead. */
  readonly shared: boolean;
}

/** A table of rows for a page, without columns that say nothing or the same throughout. */
export function pageTable<Row>(
  rows: readonly Row[],
  columns: readonly PageColumn<Row>[],
  { above, ...rest }: Pick<Table, 'id' | 'title' | 'note'> & { readonly above: readonly string[] },
  totalOf: (column: Column) => Cell | undefined,
  words: { readonly total: string; readonly colon: string },
): Table {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  /** What all cells of a column say; undefined where they differ. */
  const common = columns.map((_, index) => {
    const [first] = cells;
    return first !== undefined && cells.every((row) => isAlike(row[index], first[index]))
      ? wordsOf(first[index])
      : undefined;
  });
  const isSaid = (index: number): boolean => {
    const only = common[index];
    return only === '' || (only !== undefined && columns[index]?.shared === true && rows.length > 1);
  };
  const said = columns.flatMap(({ column }, index) =>
    isSaid(index) && common[index] !== ''
      ? [`${column.title}${words.colon}${NO_BREAK_SPACE}${common[index]}`]
      : [],
  );
  const kept = columns.map((_, index) => index).filter((index) => !isSaid(index));
  return {
    ...rest,
    above: [...above, ...said],
    columns: kept.flatMap((index) => columns[index]?.column ?? []),
    rows: cells.map((row) => kept.map((index) => row[index] ?? text(''))),
    total: kept.map((index, place) => {
      const column = columns[index]?.column;
      const total = column === undefined ? undefined : totalOf(column);
      return total ?? text(place === 0 ? words.total : '');
    }),
  };
}

function isAlike(one: Cell | undefined, other: Cell | undefined): boolean {
  if (one?.kind !== 'text' || other?.kind !== 'text') return wordsOf(one) === wordsOf(other);
  const { lines } = other;
  return (
    one === other || (one.lines.length === lines.length && one.lines.every((line, at) => line === lines[at]))
  );
}

/** The text of a cell; amounts are never said once. */
function wordsOf(cell: Cell | undefined): string {
  if (cell?.kind === 'text') return cell.lines.join('\n');
  return cell === undefined ? '' : `\u0000${JSON.stringify(cell, (_, value) => String(value))}`;
}

/** The value that most rows have, where it is that of more than one; the first of those that are as frequent. */
export function usualValue(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let usual = '';
  let most = 1;
  for (const [value, count] of counts) {
    if (count > most) [usual, most] = [value, count];
  }
  return values.length === 1 ? (values[0] ?? '') : usual;
}
