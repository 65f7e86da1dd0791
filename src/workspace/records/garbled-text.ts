import { isUtf8 } from 'node:buffer';
import { decodeCodePage850 } from './archive.ts';
import { encodeWindows1252 } from './encoding.ts';

/** Traces in a text of UTF-8 read in another encoding. */
const TRACES = /[ÂÃâ\ufffd]/;

/**
 * Characters that no word contains: the accents of DOS and of old Macintoshes read as windows-1252 (`Lyc‚e`, `LycŽe`).
 */
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
