import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { bothWords } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import { isThere } from '../../system/paths.ts';
import { CONVENTION_FILE } from '../convention-places.ts';
import { type Encoding, type EncodingGuess, scanEncoding, textPieces } from './encoding.ts';

/** What a run records of a file that it read. */
export interface Fingerprint {
  /** NFC path from the workspace, with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A text file whose bytes were all read once: its fingerprint and encoding are known, its text can be read. */
export interface TextFile {
  readonly fingerprint: Fingerprint;
  readonly encoding: Encoding;
  /** The text in pieces; a change since the first reading is reported. */
  readonly text: (report: OnProblem) => Generator<string>;
  /** The number of bytes of the file for the text passed on so far. */
  readonly position: () => number;
}

/** The bytes of a file: a path on the disk, or the bytes themselves for a file within another one. */
export type FileSource = string | Uint8Array;

/**
 * The most bytes of a piece of a file. Records of larger pieces survive a collection of young objects; V8 then creates
 * all later ones among the old objects, where they wait for the next full collection.
 */
const PIECE_BYTES = 1 << 14;

/** Reads all bytes of a file for the first time; a file that is replaced or changed later has another identity. */
function lookAt(source: FileSource) {
  const hash = createHash('sha256');
  const scan = scanEncoding();
  let bytes = 0;
  const add = (piece: Uint8Array): void => {
    hash.update(piece);
    scan.add(piece);
    bytes += piece.length;
  };
  let found = '';
  if (typeof source !== 'string') add(source);
  else {
    found = withFile(source, (descriptor) => {
      const before = identity(descriptor);
      for (const piece of pieces(descriptor)) add(piece);
      return before;
    });
  }
  return { sha256: hash.digest('hex'), bytes, guess: scan.result(), identity: found };
}

/** Opens a file after a first reading of all of it; one that is no text that grappe reads is reported. */
export function openText(source: FileSource, path: string, report: OnProblem): TextFile | undefined {
  const { sha256, bytes, guess, identity: before } = lookAt(source);
  if ('unsupported' in guess) {
    report(unsupported(path, guess.unsupported));
    return undefined;
  }
  const { encoding } = guess;
  let position = 0;
  return {
    fingerprint: { path, sha256, bytes },
    encoding,
    *text(reportLater) {
      const decode = textPieces(encoding);
      position = 0;
      const bytes =
        typeof source === 'string' ? unchangedPieces(source, path, before, reportLater) : whole(source);
      for (const piece of bytes) {
        position += piece.length;
        yield decode(piece, piece.length === 0);
      }
    },
    position: () => position,
  };
}

/** The problem of a file that is no text that grappe reads: what it is, if its first bytes show it. */
function unsupported(
  file: string,
  found: Extract<EncodingGuess, { unsupported: string }>['unsupported'],
): Problem {
  switch (found) {
    case 'zip':
      return problem('file-mislabelled', { file }, { found: 'xlsx, ods, zip', csv: CSV_UTF8 });
    case 'xls':
    case 'pdf':
      return problem('file-mislabelled', { file }, { found, csv: CSV_UTF8 });
    case 'binary': {
      const args = { found: bothWords({ binary: 'des données binaires' }, found), zeros: ZEROS };
      return problem('encoding-unsupported', { file }, args);
    }
    case 'UTF-16':
      return problem('encoding-unsupported', { file }, { found, wide: found });
    case 'UTF-8 + windows-1252':
      return problem('encoding-unsupported', { file }, { found, mixed: CSV_UTF8 });
  }
}

/** The spreadsheet programs' name of the form in which grappe reads tables best. */
export const CSV_UTF8 = 'CSV UTF-8';

const ZEROS = { en: 'bytes of value 0', fr: 'des octets nuls' };

/** Bytes that are in memory already, then an empty piece. */
function* whole(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
  yield new Uint8Array(0);
}

/** The bytes of a file, then an empty piece; a file that is not the one of the first reading is reported. */
function* unchangedPieces(
  absolutePath: string,
  path: string,
  before: string,
  report: OnProblem,
): Generator<Buffer> {
  const descriptor = isThere(absolutePath) ? openSync(absolutePath, 'r') : undefined;
  if (descriptor === undefined) {
    report(problem('file-changed', { file: path }, {}));
    return;
  }
  try {
    if (identity(descriptor) === before) {
      yield* pieces(descriptor);
      yield Buffer.alloc(0);
    }
    if (identity(descriptor) !== before) report(problem('file-changed', { file: path }, {}));
  } finally {
    closeSync(descriptor);
  }
}

/** The path that means standard input. */
export const STANDARD_INPUT = '-';

/** All bytes of a file, or of standard input, and their fingerprint; undefined if there are more than `most`. */
export function readBytes(
  source: FileSource,
  path: string,
  most: number,
): { readonly bytes: Uint8Array; readonly fingerprint: Fingerprint } | undefined {
  const bytes = typeof source === 'string' ? bytesOf(source, most) : source;
  if (bytes === undefined || bytes.length > most) return undefined;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, fingerprint: { path, sha256, bytes: bytes.length } };
}

function bytesOf(path: string, most: number): Buffer | undefined {
  return withFile(path, (descriptor) =>
    fstatSync(descriptor).size > most ? undefined : readFileSync(descriptor),
  );
}

/** How a file begins that Git LFS puts in place of a large one until that is fetched. */
const POINTER = Buffer.from('version https://git-lfs.github.com/spec/');

/** No readable file begins with so many zero bytes: a disk or a synchronisation has lost its content. */
const MOST_ZEROS = 64;

/** Why a file has no content to read: no bytes, lost ones, or a pointer of Git LFS; undefined for all others. */
export function withoutContent(source: FileSource, file: string): Problem | undefined {
  if (source === STANDARD_INPUT) return undefined;
  const start = firstBytes(source, MOST_ZEROS);
  if (POINTER.equals(start.subarray(0, POINTER.length))) return problem('file-git-lfs', { file }, {});
  if (start.some((byte) => byte !== 0)) return undefined;
  const [model, other] = file === CONVENTION_FILE ? [file, ''] : ['', file];
  return problem('file-empty', { file }, { found: start.length === 0 ? NO_BYTES : NULS, model, other });
}

const NO_BYTES = { en: 'it has 0 bytes', fr: 'il a 0 octet' };
const NULS = { en: 'it begins with bytes of value 0', fr: 'il commence par des octets nuls' };

/** The first bytes of a file, or all of a shorter one. */
export function firstBytes(source: FileSource, count: number): Uint8Array {
  if (typeof source !== 'string') return source.subarray(0, count);
  return withFile(source, (descriptor) => {
    const buffer = Buffer.alloc(count);
    return buffer.subarray(0, readSync(descriptor, buffer, 0, count, 0));
  });
}

const MOST_OWN_BYTES = 1 << 27;

/** The text of a file that grappe itself has written; undefined if it is larger than anything grappe writes. */
export function readOwnText(absolutePath: string): string | undefined {
  return bytesOf(absolutePath, MOST_OWN_BYTES)?.toString('utf8');
}

/** Passes on all bytes of a file. */
export function copyInput(absolutePath: string, write: (bytes: Uint8Array) => void): void {
  withFile(absolutePath, (descriptor) => {
    for (const piece of pieces(descriptor)) write(piece);
  });
}

function withFile<T>(path: string, use: (descriptor: number) => T): T {
  if (path === STANDARD_INPUT) return use(0);
  const descriptor = openSync(path, 'r');
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function identity(descriptor: number): string {
  const { dev, ino, size, mtimeNs } = fstatSync(descriptor, { bigint: true });
  return [dev, ino, size, mtimeNs].join(':');
}

function* pieces(descriptor: number): Generator<Buffer> {
  const buffer = Buffer.allocUnsafe(PIECE_BYTES);
  for (let at = 0; ; ) {
    const length = readSync(descriptor, buffer, 0, PIECE_BYTES, at);
    if (length === 0) return;
    at += length;
    yield buffer.subarray(0, length);
  }
}
