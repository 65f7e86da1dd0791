/** What stands between the cells of an output file. */
type Delimiter = ',' | ';' | '\t';

/** Rows of an output file with their line ends. */
export function csvRows(
  rows: readonly (readonly (string | number)[])[],
  delimiter: Delimiter = ',',
  lineEnd = '\n',
): string {
  let text = '';
  for (const row of rows)
    text += row.map((cell) => csvCell(String(cell), delimiter)).join(delimiter) + lineEnd;
  return text;
}

/** A row of an output file with its line end. */
export function csvRow(cells: readonly (string | number)[]): string {
  return csvRows([cells]);
}

/** A cell of an output file: quoted only if it holds the delimiter, `"`, CR or LF (DATA.md, "What allocate writes"). */
export function csvCell(text: string, delimiter: Delimiter = ','): string {
  if (!SPECIAL.test(text)) return text;
  const quoted = text.includes(delimiter) || QUOTED.test(text);
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What most texts are without: all delimiters, and what is always quoted. */
const SPECIAL = /[",;\t\r\n]/;
const QUOTED = /["\r\n]/;
