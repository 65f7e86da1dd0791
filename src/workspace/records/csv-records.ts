export type Delimiter = ',' | ';' | '\t';

/** The cells of one record after the other. */
export type CsvRecords = readonly (readonly string[])[];

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Well-formed records, and where the first one that is not begins; at the end of the text where all are. */
export interface SplitText {
  readonly records: CsvRecords;
  readonly end: number;
}

/**
 * Splits a text of whole records, the well-formed way only: a quoted cell begins and ends with its quotes.
 * It ends before a record in which a quote stands elsewhere: csv-parse then says what is wrong. On all else both agree.
 */
export function splitRecords(text: string, delimiter: Delimiter): SplitText {
  const records: (readonly string[])[] = [];
  let quote = text.indexOf('"');
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    if (quote === -1 || quote > end) {
      records.push(text.slice(at, withoutReturn(text, at, end)).split(delimiter));
      at = end + 1;
      continue;
    }
    const record = quotedRecord(text, at, delimiter);
    if (record === undefined) return { records, end: at };
    records.push(record.cells);
    at = record.next;
    quote = text.indexOf('"', at);
  }
  return { records, end: text.length };
}

/** A record that holds a quote, and where the next one begins. */
function quotedRecord(
  text: string,
  start: number,
  delimiter: Delimiter,
): { readonly cells: readonly string[]; readonly next: number } | undefined {
  const cells: string[] = [];
  for (let at = start; ; ) {
    let after: number;
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at);
      if (close === undefined) return undefined;
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      after = close + 1;
    } else {
      after = endOfPlainCell(text, at, delimiter);
      const cell = text.slice(at, withoutReturn(text, at, after));
      if (cell.includes('"')) return undefined;
      cells.push(cell);
    }
    if (text[after] === delimiter) {
      at = after + 1;
      continue;
    }
    if (text.charCodeAt(after) === CARRIAGE_RETURN && text.charCodeAt(after + 1) === LINE_FEED) after++;
    if (after < text.length && text.charCodeAt(after) !== LINE_FEED) return undefined;
    return { cells, next: after + 1 };
  }
}

/** The quote that closes the one at `open`, those that are doubled passed over. */
function closingQuote(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
  return undefined;
}

function endOfPlainCell(text: string, at: number, delimiter: Delimiter): number {
  const end = lineEnd(text, at);
  const next = text.indexOf(delimiter, at);
  return next === -1 || next > end ? end : next;
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

/** Where the last whole record of `text` ends: behind the last line end that stands outside quotes. */
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
