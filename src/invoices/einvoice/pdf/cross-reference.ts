import { decodeStream, type Lookup } from './filters.ts';
import { type Cursor, type PdfDictionary, readValue, takeInteger, takeWord } from './syntax.ts';

/** Where an object stands: at an offset of the file, or as the n-th of an object stream. */
type ObjectPlace =
  | { readonly in: 'file'; readonly offset: number }
  | { readonly in: 'stream'; readonly container: number; readonly index: number };

export interface CrossReference {
  readonly places: ReadonlyMap<number, ObjectPlace | 'free'>;
  /** The dictionaries of the sections, the newest first. */
  readonly trailers: readonly PdfDictionary[];
}

const MOST_SECTIONS = 1000;
const MOST_OBJECTS = 4_000_000;

/**
 * Follows the cross-reference sections of a PDF from the newest to the oldest (ISO 32000-1, 7.5.4 and 7.5.8).
 * Undefined where one is not well formed: a damaged PDF is not guessed at.
 */
export function readCrossReference(
  open: (offset: number) => Cursor,
  start: number,
): CrossReference | undefined {
  const places = new Map<number, ObjectPlace | 'free'>();
  const trailers: PdfDictionary[] = [];
  const seen = new Set<number>();
  const waiting = [start];
  for (let offset = waiting.pop(); offset !== undefined; offset = waiting.pop()) {
    if (seen.has(offset) || seen.size >= MOST_SECTIONS) return undefined;
    seen.add(offset);
    const cursor = open(offset);
    const trailer = takeWord(cursor, 'xref') ? readTable(cursor, places) : readTableStream(cursor, places);
    if (trailer === undefined || places.size > MOST_OBJECTS) return undefined;
    trailers.push(trailer);
    // The hybrid part (XRefStm) comes before the older sections.
    for (const name of ['Prev', 'XRefStm']) {
      const older = trailer.entries.get(name);
      if (older !== undefined && older.kind !== 'number') return undefined;
      if (older !== undefined) waiting.push(older.value);
    }
  }
  return { places, trailers };
}

type Places = Map<number, ObjectPlace | 'free'>;

function add(places: Places, number: number, place: ObjectPlace | 'free'): void {
  if (!places.has(number)) places.set(number, place);
}

function readTable(cursor: Cursor, places: Places): PdfDictionary | undefined {
  while (!takeWord(cursor, 'trailer')) {
    const first = takeInteger(cursor);
    const count = takeInteger(cursor);
    if (first === undefined || count === undefined) return undefined;
    for (let index = 0; index < count; index++) {
      const offset = takeInteger(cursor);
      if (offset === undefined || takeInteger(cursor) === undefined) return undefined;
      if (takeWord(cursor, 'n')) add(places, first + index, { in: 'file', offset });
      else if (takeWord(cursor, 'f')) add(places, first + index, 'free');
      else return undefined;
      if (cursor.budget.characters < 0) return undefined;
    }
  }
  const trailer = readValue(cursor);
  return trailer?.kind === 'dictionary' ? trailer : undefined;
}

/** In the dictionary of a cross-reference stream nothing is indirect. */
const direct: Lookup = ({ entries }, name) => entries.get(name);

function readTableStream(cursor: Cursor, places: Places): PdfDictionary | undefined {
  const stream = readStreamObject(cursor, direct);
  if (stream === undefined) return undefined;
  const data = decodeStream(stream.data, stream.dictionary, direct, cursor.budget);
  const { entries } = stream.dictionary;
  const widths = integers(stream.dictionary, 'W');
  const size = entries.get('Size');
  if (!Buffer.isBuffer(data) || widths?.length !== 3 || size?.kind !== 'number') return undefined;
  const index = entries.has('Index') ? integers(stream.dictionary, 'Index') : [0, size.value];
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const width = typeWidth + secondWidth + thirdWidth;
  if (index === undefined || widths.some((value) => value > 6) || width === 0) return undefined;
  let at = 0;
  const field = (bytes: number): number => {
    const value = bytes === 0 ? 0 : data.readUIntBE(at, bytes);
    at += bytes;
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] ?? 0;
    const count = index[pair + 1] ?? 0;
    if (at + count * width > data.length) return undefined;
    for (let entry = 0; entry < count; entry++) {
      const type = typeWidth === 0 ? 1 : field(typeWidth);
      const second = field(secondWidth);
      const third = field(thirdWidth);
      if (type === 0) add(places, first + entry, 'free');
      else if (type === 1) add(places, first + entry, { in: 'file', offset: second });
      else if (type === 2) add(places, first + entry, { in: 'stream', container: second, index: third });
    }
  }
  return stream.dictionary;
}

function integers({ entries }: PdfDictionary, name: string): readonly number[] | undefined {
  const value = entries.get(name);
  if (value?.kind !== 'array') return undefined;
  const numbers = value.items.map((item) => (item.kind === 'number' ? item.value : -1));
  return numbers.every((number) => Number.isInteger(number) && number >= 0) ? numbers : undefined;
}

export interface PdfStream {
  readonly number: number;
  readonly dictionary: PdfDictionary;
  /** As it stands in the file, still encoded. */
  readonly data: Buffer;
}

/** Reads `12 0 obj << … >> stream … endstream` at the cursor. */
export function readStreamObject(cursor: Cursor, lookup: Lookup): PdfStream | undefined {
  const number = takeInteger(cursor);
  if (number === undefined || takeInteger(cursor) === undefined || !takeWord(cursor, 'obj')) return undefined;
  const dictionary = readValue(cursor);
  if (dictionary?.kind !== 'dictionary' || !takeWord(cursor, 'stream')) return undefined;
  const length = lookup(dictionary, 'Length');
  if (length?.kind !== 'number' || !Number.isInteger(length.value) || length.value < 0) return undefined;
  const { bytes } = cursor;
  const start = cursor.at + (bytes[cursor.at] === 0x0d && bytes[cursor.at + 1] === 0x0a ? 2 : 1);
  const end = start + length.value;
  if (end > bytes.length || !takeWord({ ...cursor, at: end }, 'endstream')) return undefined;
  return { number, dictionary, data: bytes.subarray(start, end) };
}
