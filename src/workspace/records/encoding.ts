import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'windows-1252';

/** Bytes 0x80–0x9F of windows-1252 (WHATWG); the platform's decoder is wrong on some versions of Node. */
const HIGH_CONTROLS =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => HIGH_CONTROLS.charAt(character.charCodeAt(0) - 0x80));
}

/** The bytes of a text in windows-1252, or the first character that it lacks. */
export function encodeWindows1252(
  text: string,
): { readonly bytes: Uint8Array } | { readonly character: string } {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const high = HIGH_CONTROLS.indexOf(character);
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes.push(code);
    else if (high >= 0) bytes.push(0x80 + high);
    else return { character };
  }
  return { bytes: Uint8Array.from(bytes) };
}

/** Decodes a text as DOS programs of Western Europe write it. */
export function decodeCodePage850(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CODE_PAGE_850[byte - 0x80] ?? String.fromCharCode(byte)).join('');
}

/** From 0x80 on. */
const CODE_PAGE_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

type DecodePiece = (piece: Uint8Array, last: boolean) => string;

/** A decoder from the beginning of a text that arrives in pieces. */
export function textPieces(encoding: Encoding): DecodePiece {
  if (encoding === 'windows-1252') return decodeWindows1252;
  const decoder = new TextDecoder(encoding === 'utf-16le' ? encoding : 'utf-8', { fatal: true });
  return (piece, last) => decoder.decode(piece, { stream: !last });
}

/** The encoding of a file after a scan of all its bytes. */
export type EncodingGuess =
  | { readonly encoding: Encoding }
  | { readonly unsupported: 'UTF-16' | 'UTF-8 + windows-1252' | 'binary' | Container };

/** The kind of a file that is no text, by its first bytes: a zip, such as .xlsx and .ods; an old .xls; a PDF. */
export type Container = 'zip' | 'xls' | 'pdf';

/** The encoding of the bytes of a file: that of its byte order mark; UTF-8 if all are valid; else windows-1252. */
export function scanEncoding() {
  let first = true;
  let bom: 'utf-8' | 'utf-16le' | 'utf-16' | undefined;
  const wide = textPieces('utf-16le');
  let valid = true;
  let hasNul = false;
  let container: Container | undefined;
  let rest: Uint8Array = new Uint8Array(0);
  return {
    add(piece: Uint8Array): void {
      if (first) bom = byteOrderMark(piece);
      if (first) container = containerOf(piece);
      first = false;
      hasNul ||= piece.includes(0);
      if (!valid) return;
      if (bom === 'utf-16le') {
        valid = isText(wide, piece, false);
        return;
      }
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const whole = bytes.length - unfinishedTail(bytes);
      valid = isUtf8(bytes.subarray(0, whole));
      rest = Uint8Array.from(bytes.subarray(whole));
    },
    result(): EncodingGuess {
      if (bom === 'utf-16le' && valid && isText(wide, new Uint8Array(0), true)) return { encoding: bom };
      if (bom === 'utf-16le' || bom === 'utf-16') return { unsupported: 'UTF-16' };
      if (container !== undefined) return { unsupported: container };
      if (hasNul) return { unsupported: 'binary' };
      if (valid && rest.length === 0) return { encoding: bom === 'utf-8' ? 'utf-8-bom' : 'utf-8' };
      return bom === 'utf-8' ? { unsupported: 'UTF-8 + windows-1252' } : { encoding: 'windows-1252' };
    },
  };
}

/** The kind of a file by its first bytes, if it is no text. */
export function containerOf(piece: Uint8Array): Container | undefined {
  const starts = (...bytes: readonly number[]): boolean =>
    bytes.every((byte, index) => piece[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
  return starts(0x25, 0x50, 0x44, 0x46, 0x2d) ? 'pdf' : undefined;
}

/** Whether a decoder accepts the next bytes of a text. */
function isText(decode: DecodePiece, piece: Uint8Array, last: boolean): boolean {
  try {
    decode(piece, last);
    return true;
  } catch {
    return false;
  }
}

function byteOrderMark(piece: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16' | undefined {
  if (piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) return 'utf-8';
  // As Excel writes "Unicode text", and SAP its lists.
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16';
  // Without the byte order mark: letters and zero bytes in turn.
  const zeros = [...piece.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  return zeros === 'x0x0' || zeros === '0x0x' ? 'utf-16' : undefined;
}

/** How many bytes at the end begin a character that the next piece may complete. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}

/** What the second byte of a letter from `À` to `ÿ` in UTF-8 is in windows-1252, without those of `×` and `÷`. */
const SECOND_BYTES =
  HIGH_CONTROLS.replace('\u2014', '') + decodeWindows1252(bytesFrom(0xa0, 0xbf)).replace('\u00b7', '');

/** Accented letters of UTF-8 and `Œ`, `œ`, `Ÿ`, read as windows-1252: `Ã©`, `Å“`. */
const LETTER_OF_UTF8 = new RegExp(`Ã[${SECOND_BYTES}]|Å[’“¸]`);

/** Whether a text that was read as windows-1252 has an accented letter of UTF-8: `Ã©` is `é`. */
export function hasLetterOfUtf8(text: string): boolean {
  return LETTER_OF_UTF8.test(text);
}

/** Whether the bytes of a text that was read as windows-1252 are UTF-8, which ASCII always is. */
export function isWrittenInUtf8(text: string): boolean {
  const encoded = encodeWindows1252(text);
  return 'bytes' in encoded && isUtf8(encoded.bytes);
}

function bytesFrom(first: number, last: number): Uint8Array {
  return Uint8Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Traces in a text of UTF-8 read in another encoding. */
const TRACES = /[ÂÃâ\ufffd]/;

/** Characters within no word: accents of DOS and of old Macintoshes read as windows-1252 (`Lyc‚e`, `LycŽe`). */
const TRACES_IN_WORD = /\p{Ll}[‚ŠŽˆƒ‰‡]|[‚ˆƒ‡]\p{Ll}/u;

/** Characters that no French word has: signs beyond accented letters, a capital after a small letter. */
const NO_WORD = /[^ -~\u00a0-\u017f’]|\p{Ll}\p{Lu}/u;

/**
 * A text before it was wrongly read as windows-1252 (`dÃ©bit`, `d‚bit`: `débit`); empty where its letters are lost
 * (`d�bit`) or its encoding is not certain; undefined for a text without such traces.
 */
export function ungarbled(text: string): string | undefined {
  const isOfDos = TRACES_IN_WORD.test(text);
  if (!isOfDos && !TRACES.test(text)) return undefined;
  if (text.includes('\ufffd')) return '';
  const encoded = encodeWindows1252(text);
  const bytes = 'bytes' in encoded ? encoded.bytes : undefined;
  if (bytes !== undefined && isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
  if (!isOfDos) return undefined;
  const written = bytes === undefined ? '' : decodeCodePage850(bytes);
  return NO_WORD.test(written) ? '' : written;
}

/** Whether a text is another one with damaged letters, lost ones included. */
export function isGarbled(text: string, right: string): boolean {
  const found = ungarbled(text);
  if (found !== '') return found === right;
  const [letters, rightLetters] = [[...text], [...right]];
  const isLike = (letter: string, index: number): boolean =>
    letter === '\ufffd' || letter === rightLetters[index];
  return letters.length === rightLetters.length && letters.every(isLike);
}
