import { stringify } from 'csv-stringify/sync';

type Row = readonly (string | number)[];

/** Rows that csv-stringify is given at a time: it holds each in pieces until all are joined. */
const AT_A_TIME = 1024;

/** Rows of an output file with their line ends: cells are quoted only if they hold the delimiter, `"`, CR or LF (DATA.md). */
export function csvRows(rows: Iterable<Row>, delimiter = ',', lineEnd = '\n'): string {
  const parts: string[] = [];
  let waiting: Row[] = [];
  const write = (): void => {
    parts.push(stringify(waiting as (string | number)[][], { delimiter, record_delimiter: lineEnd }));
    waiting = [];
  };
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length === AT_A_TIME) write();
  }
  if (waiting.length > 0) write();
  return parts.join('');
}

/** A row of an output file with its line end. */
export function csvRow(cells: Row): string {
  return csvRows([cells]);
}
