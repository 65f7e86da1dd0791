import { csvCell } from '../../text/csv-cell.ts';

type Row = readonly (string | number)[];

/** Rows of an output file with their line ends. */
export function csvRows(rows: Iterable<Row>, delimiter?: string, lineEnd?: string): string {
  return Array.from(rows, (row) => csvRow(row, delimiter, lineEnd)).join('');
}

/** A row of an output file with its line end. */
export function csvRow(cells: Row, delimiter = ',', lineEnd = '\n'): string {
  return cells.map((cell) => csvCell(String(cell), delimiter)).join(delimiter) + lineEnd;
}
