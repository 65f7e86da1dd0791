import { type Problem, problem } from '../diagnostics/problem.ts';
import { nearest } from '../text/nearest.ts';
import { cleanText } from './cell-reader.ts';
import type { Column } from './table.ts';

/** Where the columns of a table stand in a file: the index of each, and the header that it has there. */
export interface ColumnPlace {
  readonly column: Column;
  readonly index: number;
  readonly header: string;
}

/**
 * Finds the columns of a table in a header. A name may be canonical or French; `renamed` gives the file's
 * own headers by canonical name. Headers in `ignored` and empty ones are left alone.
 */
export function placeColumns(
  file: string,
  row: number,
  headerCells: readonly string[],
  columns: readonly Column[],
  renamed: ReadonlyMap<string, string>,
  ignored: readonly string[],
): { readonly places: readonly ColumnPlace[]; readonly problems: readonly Problem[] } {
  const byHeader = new Map<string, Column>();
  for (const column of columns) {
    const own = renamed.get(column.name);
    for (const word of own === undefined ? [column.name, column.alias] : [own]) {
      if (word !== undefined && !byHeader.has(word)) byHeader.set(word, column);
    }
  }
  for (const column of columns) {
    const own = renamed.get(column.name);
    if (own !== undefined) byHeader.set(cleanText(own), column);
  }
  const left = new Set(ignored.map(cleanText));
  const places = new Map<Column, ColumnPlace>();
  const problems: Problem[] = [];
  headerCells.forEach((cell, index) => {
    const header = cleanText(cell);
    const column = byHeader.get(header);
    if (header === '' || left.has(header) || (column !== undefined && left.has(column.name))) return;
    if (column === undefined) {
      const place = { file, row, column: header, value: header };
      problems.push(problem('column-unknown', place, { header, nearest: nearest(header, byHeader.keys()) }));
      return;
    }
    const known = places.get(column);
    if (known === undefined) {
      places.set(column, { column, index, header });
    } else {
      const place = { file, row, column: header, value: header };
      problems.push(
        problem('column-repeated', place, { column: column.name, first: known.header, second: header }),
      );
    }
  });
  return { places: [...places.values()], problems };
}

/** The problem of a required column that a header lacks. */
export function missingColumn(file: string, row: number, column: Column, header: readonly string[]): Problem {
  const found = header.map(cleanText).filter((cell) => cell !== '');
  return problem(
    'column-missing',
    { file, row, column: column.name },
    {
      column: column.name,
      alias: column.alias ?? column.name,
      found: found.length === 0 ? '—' : found.slice(0, 40).join(', '),
    },
  );
}
