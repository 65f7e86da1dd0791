type Row = readonly (string | number)[];

/** Rows of an output file with their line ends. */
export function csvRows(rows: Iterable<Row>, delimiter = ',', lineEnd = '\n'): string {
  let text = '';
  for (const row of rows) text += csvRow(row, delimiter, lineEnd);
  return text;
}

/** A row of an output file with its line end; a cell that holds one of the `breaks` is quoted. */
export function csvRow(cells: Row, delimiter = ',', lineEnd = '\n', breaks = LINE_BREAKS): string {
  let text = '';
  let before = '';
  for (const cell of cells) {
    text += before + (typeof cell === 'number' ? cell : csvCell(cell, delimiter, breaks));
    before = delimiter;
  }
  return text + lineEnd;
}

/** A cell of an output file: quoted only if it holds the delimiter, `"`, CR or LF (DATA.md, "What allocate writes"). */
export function csvCell(text: string, delimiter = ',', breaks = LINE_BREAKS): string {
  return text.includes(delimiter) || breaks.test(text) || text.includes('"')
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

const LINE_BREAKS = /[\r\n]/;
