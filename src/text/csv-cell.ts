/** A cell of CSV: quoted only if it holds the delimiter, `"`, CR or LF (DATA.md, "What allocate writes"). */
export function csvCell(text: string, delimiter = ','): string {
  return text.includes(delimiter) || QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const QUOTED = /["\r\n]/;
