import { stringify } from 'csv-stringify/sync';

/**
 * A cell of CSV: quoted only if it holds the delimiter, `"`, CR or LF (DATA.md, "What allocate writes"). Of cells, nearly
 * none may need quotes: csv-stringify, which looks at each in many ways, sees those alone.
 */
export function csvCell(text: string, delimiter = ','): string {
  if (!text.includes(delimiter) && !MAY_NEED_QUOTES.test(text)) return text;
  return stringify([[text]], { delimiter, eof: false, quoted_match: /[\r\n]/ });
}

const MAY_NEED_QUOTES = /["\r\n]/;
