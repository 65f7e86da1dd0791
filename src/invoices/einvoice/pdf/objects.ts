import {
  type CrossReference,
  type PdfStream,
  readCrossReference,
  readStreamObject,
} from './cross-reference.ts';
import { type Decoded, decodeStream } from './filters.ts';
import {
  type Budget,
  type Cursor,
  type PdfDictionary,
  type PdfValue,
  readValue,
  takeInteger,
  takeWord,
} from './syntax.ts';

/** A PDF whose objects can be asked for. */
export interface PdfObjects {
  readonly catalog: PdfDictionary;
  /** What a dictionary holds under a name, references followed; undefined where there is nothing readable. */
  readonly lookup: (dictionary: PdfDictionary, name: string) => PdfValue | undefined;
  readonly resolve: (value: PdfValue) => PdfValue | undefined;
  /** The decoded stream of that object number. */
  readonly stream: (number: number) => Decoded;
}

export type OpenedPdf = PdfObjects | 'encrypted' | 'unreadable';

/** What reading one PDF may cost. */
const MOST_CHARACTERS = 100_000_000;
const MOST_DECODED = 128 * 1024 * 1024;
const MOST_LINKS = 16;

/** Opens a PDF by its cross-reference; nothing is read but what is asked for. */
export function openPdf(bytes: Uint8Array): OpenedPdf {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = whole.subarray(0, 1024).indexOf('%PDF-', 0, 'latin1');
  if (header === -1) return 'unreadable';
  // Offsets count from the header, which may have other bytes before it.
  const file = whole.subarray(header);
  const budget: Budget = { characters: MOST_CHARACTERS, decoded: MOST_DECODED };
  const open = (offset: number): Cursor => ({ bytes: file, at: offset, budget });
  const start = startOffset(file, budget);
  const table = start === undefined ? undefined : readCrossReference(open, start);
  if (table === undefined) return 'unreadable';
  if (table.trailers.some(({ entries }) => entries.has('Encrypt'))) return 'encrypted';
  const objects = objectReader(open, table, budget);
  const root = table.trailers.map(({ entries }) => entries.get('Root')).find((value) => value !== undefined);
  const catalog = root && objects.resolve(root);
  return catalog?.kind === 'dictionary' ? { catalog, ...objects } : 'unreadable';
}

function startOffset(file: Buffer, budget: Budget): number | undefined {
  const at = file.lastIndexOf('startxref', undefined, 'latin1');
  if (at === -1 || at < file.length - 4096) return undefined;
  return takeInteger({ bytes: file, at: at + 'startxref'.length, budget });
}

function objectReader(
  open: (offset: number) => Cursor,
  { places }: CrossReference,
  budget: Budget,
): Omit<PdfObjects, 'catalog'> {
  const known = new Map<number, PdfValue | undefined>();
  const containers = new Map<number, Container | undefined>();

  const resolve = (value: PdfValue): PdfValue | undefined => {
    let found: PdfValue | undefined = value;
    for (let links = 0; found?.kind === 'reference' && links < MOST_LINKS; links++)
      found = object(found.number);
    return found?.kind === 'reference' ? undefined : found;
  };
  const lookup = ({ entries }: PdfDictionary, name: string): PdfValue | undefined => {
    const value = entries.get(name);
    return value && resolve(value);
  };
  const object = (number: number): PdfValue | undefined => {
    if (known.has(number)) return known.get(number);
    known.set(number, undefined);
    const value = readObject(number);
    known.set(number, value);
    return value;
  };
  const readObject = (number: number): PdfValue | undefined => {
    const place = places.get(number);
    if (place === undefined || place === 'free') return { kind: 'null' };
    if (place.in === 'stream') return container(place.container)?.read(number, place.index);
    const cursor = open(place.offset);
    if (takeInteger(cursor) !== number || takeInteger(cursor) === undefined) return undefined;
    return takeWord(cursor, 'obj') ? readValue(cursor) : undefined;
  };
  const container = (number: number): Container | undefined => {
    if (containers.has(number)) return containers.get(number);
    containers.set(number, undefined);
    const found = encodedStream(number);
    const data = found && decodeStream(found.data, found.dictionary, lookup, budget);
    const opened =
      Buffer.isBuffer(data) && found ? openContainer(data, found.dictionary, lookup, budget) : undefined;
    containers.set(number, opened);
    return opened;
  };
  const encodedStream = (number: number): PdfStream | undefined => {
    const place = places.get(number);
    if (place === undefined || place === 'free' || place.in !== 'file') return undefined;
    const found = readStreamObject(open(place.offset), lookup);
    return found?.number === number ? found : undefined;
  };
  return {
    resolve,
    lookup,
    stream: (number) => {
      const found = encodedStream(number);
      return found === undefined ? 'unreadable' : decodeStream(found.data, found.dictionary, lookup, budget);
    },
  };
}

interface Container {
  readonly read: (number: number, index: number) => PdfValue | undefined;
}

/** An object stream (ISO 32000-1, 7.5.7): pairs of number and offset, then the objects. */
function openContainer(
  data: Buffer,
  dictionary: PdfDictionary,
  lookup: PdfObjects['lookup'],
  budget: Budget,
): Container | undefined {
  const count = lookup(dictionary, 'N');
  const first = lookup(dictionary, 'First');
  if (count?.kind !== 'number' || first?.kind !== 'number') return undefined;
  const cursor: Cursor = { bytes: data, at: 0, budget };
  const pairs: { readonly number: number; readonly offset: number }[] = [];
  while (pairs.length < count.value) {
    const number = takeInteger(cursor);
    const offset = takeInteger(cursor);
    if (number === undefined || offset === undefined) return undefined;
    pairs.push({ number, offset });
  }
  return {
    read: (number, index) => {
      const pair = pairs[index];
      if (pair?.number !== number) return undefined;
      return readValue({ bytes: data, at: first.value + pair.offset, budget });
    },
  };
}
