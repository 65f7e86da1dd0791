import type { InputRecord } from '../audit/input-differences.ts';
import { columnLetters } from '../text/spreadsheet.ts';

/** A row of a file as it is there. */
export interface RowOfCells {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The header is looked for in this many rows that are not empty: a title, or notes, may come first. */
const LOOKED_AT = 50;

/**
 * The rows of a table under its headers, whatever layout it was read by: the header is the first row at least half as
 * full as the fullest one at the beginning. A column without a header, or with a repeated one, is named by its letters;
 * so are the columns of the header row itself and of the rows above it: no cell is left out.
 */
export function* namedRecords(rows: Iterable<RowOfCells>): Generator<InputRecord> {
  const first: RowOfCells[] = [];
  let names: readonly string[] | undefined;
  for (const row of rows) {
    if (filled(row) === 0) continue;
    if (names !== undefined) yield named(row, names);
    else if (first.push(row) === LOOKED_AT) names = yield* withHeader(first);
  }
  if (names === undefined) yield* withHeader(first);
}

function filled({ cells }: RowOfCells): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** The records of the first rows; returns the names of the columns, empty where letters are used. */
function* withHeader(rows: readonly RowOfCells[]): Generator<InputRecord, readonly string[]> {
  const most = rows.reduce((most, row) => Math.max(most, filled(row)), 0);
  const header = rows.findIndex((row) => 2 * filled(row) >= most);
  const cells = (rows[header]?.cells ?? []).map((cell) => cell.trim());
  const names = cells.map((cell, index) => (cells.indexOf(cell) < index ? '' : cell));
  for (const [index, row] of rows.entries()) {
    const record = named(row, index <= header ? [] : names);
    yield index === header ? { ...record, isHeader: true } : record;
  }
  return names;
}

function named({ row, cells }: RowOfCells, names: readonly string[]): InputRecord {
  const entries = cells.map(
    (cell, index) => [names[index] || columnLetters(index + 1), cell.trim()] as const,
  );
  return { row, cells: Object.fromEntries(entries) };
}
