export type Delimiter = ',' | ';' | '\t';

/** The cells of one record after the other. */
export type CsvRecords = readonly (readonly string[])[];

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Splits a text of whole, well-formed records, where a quoted cell begins and ends with its quotes. It stops before a
 * record with a quote elsewhere, at `end`: csv-parse then says what is wrong. On everything else both give the same.
 */
export function splitRecords(text: string, delimiter: Delimiter) {
  const records: (readonly string[])[] = [];
  let quote = text.indexOf('"');
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    if (quote === -1 || quote > end) {
      records.push(text.slice(at, withoutReturn(text, at, end)).split(delimiter));
      at = end + 1;
      continue;
    }
    const record = quotedRecord(text, at, quote, delimiter);
    if (record === undefined) return { records, end: at };
    records.push(record.cells);
    at = record.next;
    quote = text.indexOf('"', at);
  }
  return { records, end: text.length };
}

/** The cells of a record with a quote, the first of them at `firstQuote`, and where the next record begins. */
function quotedRecord(
  text: string,
  start: number,
  firstQuote: number,
  delimiter: Delimiter,
): { readonly cells: readonly string[]; readonly next: number } | undefined {
  const cells: string[] = [];
  let end = lineEnd(text, start);
  for (let at = start, quote = firstQuote; ; quote = text.indexOf('"', at)) {
    // Plain cells, up to the end of the record or to a quoted cell.
    const isLast = quote === -1 || quote > end;
    if (at !== quote) {
      if (!isLast && text[quote - 1] !== delimiter) return undefined;
      const to = isLast ? withoutReturn(text, at, end) : quote - 1;
      // One by one: a damaged record may have more cells than a call takes arguments.
      for (const cell of text.slice(at, to).split(delimiter)) cells.push(cell);
    }
    if (isLast) return { cells, next: end + 1 };
    const close = closingQuote(text, quote);
    if (close === undefined) return undefined;
    cells.push(text.slice(quote + 1, close).replaceAll('""', '"'));
    if (text[close + 1] !== delimiter) {
      const next = behindLineEnd(text, close + 1);
      return next === undefined ? undefined : { cells, next };
    }
    at = close + 2;
    if (at > end) end = lineEnd(text, at);
  }
}

/** Where the record begins that follows a line end; undefined where neither a line nor the text ends. */
function behindLineEnd(text: string, at: number): number | undefined {
  const isReturn = text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED;
  const end = isReturn ? at + 1 : at;
  return end >= text.length || text.charCodeAt(end) === LINE_FEED ? end + 1 : undefined;
}

/** The quote that closes the one at `open`, skipping doubled ones. */
function closingQuote(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
  return undefined;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found;
}

/** The end of a cell without the carriage return of its line end. */
function withoutReturn(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end) === LINE_FEED && text.charCodeAt(end - 1) === CARRIAGE_RETURN
    ? end - 1
    : end;
}

/** The end of the last whole record of `text`: after the last line end outside quotes. */
export function endOfRecords(text: string): number {
  let end = 0;
  let from = 0;
  let quoted = false;
  for (;;) {
    const quote = text.indexOf('"', from);
    const to = quote === -1 ? text.length : quote;
    if (!quoted) {
      const last = text.lastIndexOf('\n', to - 1);
      if (last >= from) end = last + 1;
    }
    if (quote === -1) return end;
    quoted = !quoted;
    from = quote + 1;
  }
}

/** The first carriage return outside quotes that no line feed follows; undefined where there is none. */
export function loneReturn(text: string): number | undefined {
  if (!hasLoneReturn(text)) return undefined;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) quoted = !quoted;
    else if (unit === CARRIAGE_RETURN && !quoted && text.charCodeAt(at + 1) !== LINE_FEED) return at;
  }
  return undefined;
}

/** The same, within quotes or outside: quick for a text without any, as nearly all are. */
function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LINE_FEED) return true;
  }
  return false;
}
