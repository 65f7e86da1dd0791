import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { decodeCodePage850 } from './encoding.ts';

/** A file within a ZIP archive, before it is unpacked. */
export interface ArchiveEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly method: number;
  /** The size in bytes once unpacked, as the archive declares it. */
  readonly size: number;
  readonly crc: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const LARGE_END = 0x06064b50;
const PLACE_OF_LARGE_END = 0x07064b50;
const MOST_COMMENT = 0xffff;
const ENCRYPTED = 1;

/** The files of a ZIP archive by name; undefined where it is none, or one in parts, encrypted or over 4 GB. */
export function archiveEntries(bytes: Uint8Array): ReadonlyMap<string, ArchiveEntry> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = listOfFiles(view);
  if (list === undefined) return undefined;
  const entries = new Map<string, ArchiveEntry>();
  let at = list.start;
  for (let left = list.files; left > 0; left--) {
    const listed = listedAt(at, bytes, view);
    if (listed === undefined || entries.has(listed.entry.name)) return undefined;
    entries.set(listed.entry.name, listed.entry);
    at = listed.next;
  }
  return list.ends.includes(at) ? entries : undefined;
}

/** The files by their names with `/`: some programs of Windows write `xl\workbook.xml`. Undefined if two become one. */
export function withSlashes(
  files: ReadonlyMap<string, ArchiveEntry>,
): ReadonlyMap<string, ArchiveEntry> | undefined {
  const renamed = new Map([...files].map(([name, file]) => [name.replaceAll('\\', '/'), file]));
  return renamed.size === files.size ? renamed : undefined;
}

/**
 * Where the list of files starts, how many it has, and where it may end: at the end record, or at that for large
 * archives before it. If it ends elsewhere, there are more files than the record says; or an archive was appended to
 * another, and the end of the last fits the list of the first. Undefined where there is no end, or for one in parts.
 */
function listOfFiles(view: DataView) {
  const end = endOfArchive(view);
  if (end === undefined) return undefined;
  const largeEnd = largeEndBefore(end, view);
  // A number whose bits are all ones stands in the end record for large archives (APPNOTE.TXT 4.4.1.4).
  const short = (field: number, inLarge: (record: number) => number | bigint): number => {
    const number = view.getUint16(end + field, true);
    return largeEnd !== undefined && number === 0xffff ? Number(inLarge(largeEnd)) : number;
  };
  const disk = short(4, (record) => view.getUint32(record + 16, true));
  const first = short(6, (record) => view.getUint32(record + 20, true));
  const here = short(8, (record) => view.getBigUint64(record + 24, true));
  const files = short(10, (record) => view.getBigUint64(record + 32, true));
  if (disk !== 0 || first !== 0 || here !== files) return undefined;
  const place = view.getUint32(end + 16, true);
  const isLarge = largeEnd !== undefined && place === ELSEWHERE;
  const start = isLarge ? Number(view.getBigUint64(largeEnd + 48, true)) : place;
  return { start, files, ends: [end, largeEnd] };
}

/**
 * Where the end record for large archives begins, as the record says that stands between it and the ordinary one; it
 * must end there, or it is that of another archive.
 */
function largeEndBefore(end: number, view: DataView): number | undefined {
  const place = end - 20;
  if (place < 0 || view.getUint32(place, true) !== PLACE_OF_LARGE_END) return undefined;
  const start = Number(view.getBigUint64(place + 8, true));
  if (start + 56 > place || view.getUint32(start, true) !== LARGE_END) return undefined;
  return BigInt(start) + 12n + view.getBigUint64(start + 4, true) === BigInt(place) ? start : undefined;
}

/** A file in the list at the end of the archive, not an encrypted one, and the place of the next one in it. */
function listedAt(at: number, bytes: Uint8Array, view: DataView) {
  const inside = (from: number, length: number): boolean => from >= 0 && from + length <= bytes.byteLength;
  if (!inside(at, 46) || view.getUint32(at, true) !== CENTRAL) return undefined;
  const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((field) =>
    view.getUint16(at + field, true),
  );
  const extra = at + 46 + nameLength;
  if (!inside(extra, extraLength)) return undefined;
  const [size = 0, packedSize = 0, local = 0] = largeOr(
    [24, 20, 42].map((field) => view.getUint32(at + field, true)),
    new DataView(view.buffer, view.byteOffset + extra, extraLength),
  );
  if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) return undefined;
  if (!inside(local, 30) || view.getUint32(local, true) !== LOCAL) return undefined;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (!inside(start, packedSize)) return undefined;
  const entry: ArchiveEntry = {
    name: nameOf(bytes.subarray(at + 46, extra)),
    packed: bytes.subarray(start, start + packedSize),
    method: view.getUint16(at + 10, true),
    size,
    crc: view.getUint32(at + 16, true),
  };
  return { entry, next: extra + extraLength + commentLength };
}

const ELSEWHERE = 0xffffffff;
const LARGE = 1;

/**
 * The numbers of a file in the list of files; those of FFFFFFFF are replaced, in order, from its record for large files
 * (APPNOTE.TXT 4.5.3), which some programs write for any file.
 */
function largeOr(numbers: readonly number[], extra: DataView): readonly number[] {
  let at = 0;
  while (at + 4 <= extra.byteLength && extra.getUint16(at, true) !== LARGE)
    at += 4 + extra.getUint16(at + 2, true);
  at += 4;
  return numbers.map((number) => {
    if (number !== ELSEWHERE || at + 8 > extra.byteLength) return number;
    at += 8;
    return Number(extra.getBigUint64(at - 8, true));
  });
}

/** A name in UTF-8, else in code page 850, which Windows uses for French names; many programs do not say which. */
function nameOf(bytes: Uint8Array): string {
  const name = Buffer.from(bytes).toString('utf8');
  return name.includes('\ufffd') ? decodeCodePage850(bytes) : name;
}

function endOfArchive(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - MOST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

/** An archive that is damaged, or contains more than it may. */
export class ArchiveError extends Error {}

/** An archive of which a file declares more bytes than are unpacked. */
export class UnpackedSizeError extends Error {
  readonly most: number;
  constructor(most: number) {
    super(`more than ${most} bytes`);
    this.most = most;
  }
}

const STORED = 0;
const DEFLATED = 8;
/** How many packed bytes are unpacked at a time: at most a thousand times as many come out. */
const PIECE = 1 << 14;

/** The bytes of a file of an archive at once; undefined where it is damaged or larger than `most`. */
export function unpackedWhole(entry: ArchiveEntry, most: number): Uint8Array | undefined {
  if (entry.size > most) return undefined;
  try {
    return Buffer.concat([...unpacked(entry, most)]);
  } catch (error) {
    if (error instanceof ArchiveError) return undefined;
    throw error;
  }
}

/** The bytes of a file of an archive in pieces, never more than `most`; throws an {@link ArchiveError}. */
export function* unpacked(
  { name, packed, method, size, crc }: ArchiveEntry,
  most: number,
): Generator<Uint8Array> {
  if (size > most) throw new UnpackedSizeError(most);
  if (method !== STORED && method !== DEFLATED) throw new ArchiveError(name);
  let seen = 0;
  let sum = 0;
  let pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => void pieces.push(piece));
  for (let at = 0; at < packed.length || at === 0; at += PIECE) {
    const piece = packed.subarray(at, at + PIECE);
    if (method === STORED) pieces.push(piece);
    else push(inflate, piece, at + PIECE >= packed.length, name);
    for (const out of pieces) {
      seen += out.length;
      sum = crc32(out, sum);
      if (seen > size) throw new ArchiveError(name);
      yield out;
    }
    pieces = [];
  }
  if (seen !== size || sum !== crc) throw new ArchiveError(name);
}

function push(inflate: Inflate, piece: Uint8Array, last: boolean, name: string): void {
  try {
    inflate.push(piece, last);
  } catch (error) {
    // fflate reports damaged data like this; anything else is a bug.
    if (error instanceof Error && 'code' in error) throw new ArchiveError(name);
    throw error;
  }
}
