import { stringify } from 'csv-stringify/sync';

type Row = readonly (string | number)[];

/** Rows in a piece. */
const AT_A_TIME = 256;

/** Rows of an output file with their line ends: cells are quoted only if they hold the delimiter, `"`, CR or LF (DATA.md). */
export function csvRows(rows: Iterable<Row>, delimiter = ',', lineEnd = '\n'): string {
  return [...csvPieces(rows, delimiter, lineEnd)].join('');
}

/**
 * The same rows some at a time, made when they are read. Of rows, nearly none has a cell to quote: csv-stringify, which
 * looks at each cell in many ways, writes those alone.
 */
export function* csvPieces(rows: Iterable<Row>, delimiter: string, lineEnd: string): Generator<string> {
  const options = { delimiter, record_delimiter: lineEnd, quoted_match: LINE_BREAKS };
  const needsQuotes = (plain: string, cells: number): boolean =>
    plain.includes('"') || LINE_BREAKS.test(plain) || occurrences(delimiter, plain) >= cells;
  let piece = '';
  let waiting = 0;
  for (const row of rows) {
    const plain = row.join(delimiter);
    piece += needsQuotes(plain, row.length) ? stringify([[...row]], options) : plain + lineEnd;
    waiting += 1;
    if (waiting < AT_A_TIME) continue;
    yield piece;
    piece = '';
    waiting = 0;
  }
  if (waiting > 0) yield piece;
}

function occurrences(sought: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) count += 1;
  return count;
}

/** A row of an output file with its line end. */
export function csvRow(cells: Row): string {
  return csvRows([cells]);
}

const LINE_BREAKS = /[\r\n]/;
