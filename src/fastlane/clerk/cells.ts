/** Where the cells of a record lie among the bytes of a file, their quotes left out. */
export interface Cells {
  readonly from: Int32Array;
  readonly to: Int32Array;
  count: number;
  /** How many cells hold a doubled quote, so that their bytes are not their text, and the last of them. */
  escaped: number;
  lastEscaped: number;
}

/** A record of more cells goes another way. */
const MOST_CELLS = 256;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The record does not end before the bytes do. */
export const INCOMPLETE = -1;

/** The record is not well-formed. */
export const IRREGULAR = -2;

export function newCells(): Cells {
  return {
    from: new Int32Array(MOST_CELLS),
    to: new Int32Array(MOST_CELLS),
    count: 0,
    escaped: 0,
    lastEscaped: -1,
  };
}

/**
 * Finds the cells of the record that begins at `start`, as splitRecords does, in bytes up to `end`; `last` says
 * that they are the last of the file. Returns where the next record begins, {@link INCOMPLETE} or {@link IRREGULAR}.
 */
export function findCells(
  bytes: Uint8Array,
  start: number,
  end: number,
  last: boolean,
  delimiter: number,
  cells: Cells,
): number {
  const { from, to } = cells;
  cells.escaped = 0;
  let count = 0;
  for (let at = start; ; at++) {
    if (count === MOST_CELLS) return IRREGULAR;
    let stop: number;
    if (bytes[at] === QUOTE && at < end) {
      const close = closingQuote(bytes, at + 1, end, cells, count);
      if (close === INCOMPLETE) return last ? IRREGULAR : INCOMPLETE;
      from[count] = at + 1;
      to[count++] = close;
      at = close + 1;
      stop = at;
      if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED && at + 1 < end) at++;
    } else {
      from[count] = at;
      at = endOfPlainCell(bytes, at, end, delimiter);
      stop = at;
      const begin = from[count] ?? 0;
      if (at < end && bytes[at] === LINE_FEED && at > begin && bytes[at - 1] === CARRIAGE_RETURN) stop--;
      to[count++] = stop;
    }
    cells.count = count;
    if (at >= end) return last ? at : INCOMPLETE;
    const byte = bytes[at];
    if (byte === LINE_FEED) return at + 1;
    if (byte !== delimiter) return at + 1 === end && !last ? INCOMPLETE : IRREGULAR;
  }
}

/** The quote that closes a cell; those that are doubled are passed over. */
function closingQuote(bytes: Uint8Array, open: number, end: number, cells: Cells, index: number): number {
  for (let at = open; at < end; at++) {
    if (bytes[at] !== QUOTE) continue;
    if (at + 1 === end || bytes[at + 1] !== QUOTE) return at;
    if (cells.escaped === 0 || cells.lastEscaped !== index) cells.escaped++;
    cells.lastEscaped = index;
    at++;
  }
  return INCOMPLETE;
}

/** The delimiter, line end or quote behind the bytes of a cell, or the end of all. */
function endOfPlainCell(bytes: Uint8Array, start: number, end: number, delimiter: number): number {
  let at = start;
  for (; at < end; at++) {
    const byte = bytes[at];
    if (byte === delimiter || byte === LINE_FEED || byte === QUOTE) break;
  }
  return at;
}

/** The texts of the cells, as splitRecords gives them. */
export function cellTexts(bytes: Buffer, { from, to, count, escaped }: Cells): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const text = bytes.toString('utf8', from[index], to[index]);
    return escaped > 0 ? text.replaceAll('""', '"') : text;
  });
}
