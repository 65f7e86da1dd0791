/**
 * Numbers the different cells of a column as they are met, by their bytes. Also known as dictionary encoding.
 */
export interface CellCodes {
  /** The number of a cell; the number of cells known before, where it is a new one. */
  readonly codeOf: (bytes: Buffer, from: number, to: number) => number;
  readonly size: () => number;
}

const FIRST_SIZE = 64;
const FREE = -1;

/** The offset basis and the prime of the FNV-1a hash. */
const BASIS = 0x811c_9dc5;
const PRIME = 0x0100_0193;

export function cellCodes(): CellCodes {
  /** The cells one after the other, and where each ends. */
  let texts = Buffer.allocUnsafe(1 << 10);
  const ends = [0];
  /** Codes at the places of their hashes; a power of two, at most half full. */
  let places = new Int32Array(FIRST_SIZE).fill(FREE);
  let last = FREE;

  const isCell = (code: number, bytes: Buffer, from: number, to: number): boolean => {
    const start = ends[code] ?? 0;
    if ((ends[code + 1] ?? 0) - start !== to - from) return false;
    const known = texts;
    const ahead = start - from;
    for (let at = from; at < to; at++) if (known[ahead + at] !== bytes[at]) return false;
    return true;
  };
  /** The place of a cell, or the free one where it belongs. */
  const placeOf = (bytes: Buffer, from: number, to: number): number => {
    const codes = places;
    const mask = codes.length - 1;
    let place = hashOf(bytes, from, to) & mask;
    for (;;) {
      const code = codes[place] ?? FREE;
      if (code === FREE || isCell(code, bytes, from, to)) return place;
      place = (place + 1) & mask;
    }
  };
  const add = (bytes: Buffer, from: number, to: number): number => {
    const start = ends.at(-1) ?? 0;
    const end = start + to - from;
    if (end > texts.length) texts = Buffer.concat([texts], 2 * end);
    bytes.copy(texts, start, from, to);
    const code = ends.push(end) - 2;
    places[placeOf(bytes, from, to)] = code;
    if (2 * ends.length > places.length) {
      places = new Int32Array(2 * places.length).fill(FREE);
      for (let each = 0; each <= code; each++) {
        places[placeOf(texts, ends[each] ?? 0, ends[each + 1] ?? 0)] = each;
      }
    }
    return code;
  };
  return {
    codeOf(bytes, from, to) {
      if (last !== FREE && isCell(last, bytes, from, to)) return last;
      const known = places[placeOf(bytes, from, to)] ?? FREE;
      last = known === FREE ? add(bytes, from, to) : known;
      return last;
    },
    size: () => ends.length - 1,
  };
}

function hashOf(bytes: Buffer, from: number, to: number): number {
  let hash = BASIS;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME);
  return hash ^ (hash >>> 15);
}
