/** A cell of an output file: quoted only if it holds `,` `"` CR or LF (DATA.md, "What allocate writes"). */
export function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const NEEDS_QUOTES = /[",\r\n]/;

/** A row of an output file with its line end. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : csvCell(cell))).join(',')}\n`;
}

/** A row with another delimiter, for programs that read no other. */
export function delimitedRow(cells: readonly string[], delimiter: string, lineEnd = '\n'): string {
  return cells.map((cell) => quotedCell(cell, delimiter)).join(delimiter) + lineEnd;
}

function quotedCell(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
