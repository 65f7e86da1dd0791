import { stringify } from 'csv-stringify/sync';

/** Rows of an output file with their line ends: cells are quoted only if they hold the delimiter, `"`, CR or LF (DATA.md). */
export function csvRows(
  rows: readonly (readonly (string | number)[])[],
  delimiter = ',',
  lineEnd = '\n',
): string {
  return stringify([...rows], { delimiter, record_delimiter: lineEnd, quoted_match: LINE_BREAK });
}

const LINE_BREAK = /[\r\n]/;

/** A row of an output file with its line end. */
export function csvRow(cells: readonly (string | number)[]): string {
  return csvRows([cells]);
}
