import { stringify } from 'csv-stringify/sync';

/**
 * A cell of CSV: quoted only if it contains the delimiter, `"`, CR or LF (DATA.md, "What allocate writes"). Only cells
 * that may need quotes go to csv-stringify, which takes much longer: nearly none do.
 */
export function csvCell(text: string, delimiter = ','): string {
  if (!text.includes(delimiter) && !MAY_NEED_QUOTES.test(text)) return text;
  return stringify([[text]], { delimiter, eof: false, quoted_match: /[\r\n]/ });
}

const MAY_NEED_QUOTES = /["\r\n]/;
