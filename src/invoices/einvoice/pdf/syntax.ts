/** A value of a PDF file (ISO 32000-1, 7.3). Strings are held byte for character. */
export type PdfValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | PdfDictionary
  | PdfReference;

export interface PdfDictionary {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

interface PdfReference {
  readonly kind: 'reference';
  readonly number: number;
}

/** A place in some bytes, and what may still be read of the whole file: hostile ones read the same bytes often. */
export interface Cursor {
  readonly bytes: Buffer;
  at: number;
  readonly budget: Budget;
}

export interface Budget {
  /** Characters of syntax. */
  characters: number;
  /** Bytes that decoding may make. */
  decoded: number;
}

const MOST_DEPTH = 40;

/** Reads the value at the cursor; undefined where there is none that is well formed. */
export function readValue(cursor: Cursor, depth = 0): PdfValue | undefined {
  skipSpace(cursor);
  if (depth > MOST_DEPTH || cursor.budget.characters < 0) return undefined;
  const character = at(cursor, 0);
  if (character === '/') return { kind: 'name', value: readName(cursor) };
  if (character === '(') return readString(cursor);
  if (character === '[') return readArray(cursor, depth);
  if (character === '<') return at(cursor, 1) === '<' ? readDictionary(cursor, depth) : readHexString(cursor);
  if (/^[-+.\d]$/.test(character)) return readNumberOrReference(cursor);
  const word = readRegular(cursor);
  if (word === 'null') return { kind: 'null' };
  return word === 'true' || word === 'false' ? { kind: 'boolean', value: word === 'true' } : undefined;
}

/** Takes a keyword (`obj`, `stream`, `xref`) if it stands at the cursor. */
export function takeWord(cursor: Cursor, word: string): boolean {
  skipSpace(cursor);
  const end = cursor.at + word.length;
  if (cursor.bytes.toString('latin1', cursor.at, end) !== word) return false;
  cursor.at = end;
  return true;
}

/** Takes an integer ≥ 0 if one stands at the cursor. */
export function takeInteger(cursor: Cursor): number | undefined {
  skipSpace(cursor);
  const digits = /^\d{1,15}/.exec(cursor.bytes.toString('latin1', cursor.at, cursor.at + 15))?.[0];
  if (digits === undefined) return undefined;
  spend(cursor, digits.length);
  return Number(digits);
}

function at({ bytes, at: place }: Cursor, ahead: number): string {
  const byte = bytes[place + ahead];
  return byte === undefined ? '' : String.fromCharCode(byte);
}

function spend(cursor: Cursor, characters: number): void {
  cursor.at += characters;
  cursor.budget.characters -= characters;
}

const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));

/** Spaces, and comments to the end of their line. */
function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor;
  const from = cursor.at;
  let place = from;
  for (let byte = bytes[place]; byte !== undefined; byte = bytes[place]) {
    if (byte === 0x25) {
      while (place < bytes.length && bytes[place] !== 0x0a && bytes[place] !== 0x0d) place++;
    } else if (SPACE.has(byte)) place++;
    else break;
  }
  spend(cursor, place - from);
}

function readRegular(cursor: Cursor): string {
  const { bytes } = cursor;
  const from = cursor.at;
  let place = from;
  for (let byte = bytes[place]; byte !== undefined; byte = bytes[place]) {
    if (SPACE.has(byte) || DELIMITER.has(byte) || place - from > 255) break;
    place++;
  }
  spend(cursor, place - from);
  return bytes.toString('latin1', from, place);
}

function readName(cursor: Cursor): string {
  spend(cursor, 1);
  return readRegular(cursor).replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function readString(cursor: Cursor): PdfValue | undefined {
  const pieces: string[] = [];
  let open = 0;
  while (cursor.at < cursor.bytes.length && cursor.budget.characters >= 0) {
    const character = at(cursor, 0);
    spend(cursor, 1);
    if (character === '\\') pieces.push(readEscape(cursor));
    else if (character === ')' && --open === 0) return { kind: 'string', value: pieces.slice(1).join('') };
    else {
      if (character === '(') open++;
      pieces.push(character);
    }
  }
  return undefined;
}

function readEscape(cursor: Cursor): string {
  const octal = /^[0-7]{1,3}/.exec(cursor.bytes.toString('latin1', cursor.at, cursor.at + 3))?.[0];
  if (octal !== undefined) {
    spend(cursor, octal.length);
    return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  }
  const character = at(cursor, 0);
  spend(cursor, character === '\r' && at(cursor, 1) === '\n' ? 2 : 1);
  return character === '\r' || character === '\n' ? '' : (ESCAPES[character] ?? character);
}

function readHexString(cursor: Cursor): PdfValue | undefined {
  const end = cursor.bytes.indexOf('>', cursor.at, 'latin1');
  if (end === -1) return undefined;
  const digits = cursor.bytes.toString('latin1', cursor.at + 1, end).replace(/\s/g, '');
  spend(cursor, end + 1 - cursor.at);
  if (!/^[0-9A-Fa-f]*$/.test(digits)) return undefined;
  const even = digits.length % 2 === 0 ? digits : `${digits}0`;
  return { kind: 'string', value: Buffer.from(even, 'hex').toString('latin1') };
}

function readArray(cursor: Cursor, depth: number): PdfValue | undefined {
  spend(cursor, 1);
  const items: PdfValue[] = [];
  for (;;) {
    skipSpace(cursor);
    if (at(cursor, 0) === ']') {
      spend(cursor, 1);
      return { kind: 'array', items };
    }
    const item = readValue(cursor, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
  }
}

function readDictionary(cursor: Cursor, depth: number): PdfDictionary | undefined {
  spend(cursor, 2);
  const entries = new Map<string, PdfValue>();
  for (;;) {
    skipSpace(cursor);
    if (at(cursor, 0) === '>' && at(cursor, 1) === '>') {
      spend(cursor, 2);
      return { kind: 'dictionary', entries };
    }
    if (at(cursor, 0) !== '/') return undefined;
    const name = readName(cursor);
    const value = readValue(cursor, depth + 1);
    if (value === undefined) return undefined;
    entries.set(name, value);
  }
}

/** `12`, `-0.5`, or `12 0 R`: a reference begins like two numbers. */
function readNumberOrReference(cursor: Cursor): PdfValue | undefined {
  const text = readRegular(cursor);
  if (!/^[-+]?(?:\d+\.?|\d*\.\d+)$/.test(text) || text.length > 20) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text)) {
    const after = { ...cursor };
    if (takeInteger(after) !== undefined && takeWord(after, 'R') && isBoundary(after)) {
      cursor.at = after.at;
      return { kind: 'reference', number: value };
    }
  }
  return { kind: 'number', value };
}

function isBoundary({ bytes, at: place }: Cursor): boolean {
  const byte = bytes[place];
  return byte === undefined || SPACE.has(byte) || DELIMITER.has(byte);
}
