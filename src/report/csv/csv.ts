import { stringify } from 'csv-stringify/sync';

type Row = readonly (string | number)[];

/** Rows that csv-stringify is given at a time: it holds each in pieces until all are joined. */
const AT_A_TIME = 256;

/** Rows of an output file with their line ends: cells are quoted only if they hold the delimiter, `"`, CR or LF (DATA.md). */
export function csvRows(rows: Iterable<Row>, delimiter = ',', lineEnd = '\n'): string {
  return [...csvPieces(rows, delimiter, lineEnd)].join('');
}

/** The same rows some at a time, made when they are read; a cell that holds one of the `breaks` is quoted as well. */
export function* csvPieces(
  rows: Iterable<Row>,
  delimiter: string,
  lineEnd: string,
  breaks: RegExp | undefined = LINE_BREAKS,
): Generator<string> {
  const write = (some: Row[]): string =>
    stringify(some as (string | number)[][], { delimiter, record_delimiter: lineEnd, quoted_match: breaks });
  let waiting: Row[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < AT_A_TIME) continue;
    yield write(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield write(waiting);
}

/** A row of an output file with its line end. */
export function csvRow(cells: Row): string {
  return csvRows([cells]);
}

export const LINE_BREAKS = /[\r\n]/;
