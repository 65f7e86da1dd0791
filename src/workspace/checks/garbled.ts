import { isUtf8 } from 'node:buffer';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { decodeCodePage850 } from '../records/archive.ts';
import { encodeWindows1252 } from '../records/encoding.ts';
import type { Tables } from '../tables.ts';

/** The first name with damaged letters of each file: most likely, the others are damaged too. */
export function garbledNames({ members, sites, grappes }: Tables): readonly Problem[] {
  const said = new Set<string>();
  return [...members.rows, ...sites.rows, ...grappes.rows].flatMap(({ name, file, row }) => {
    const right = said.has(file) ? undefined : ungarbled(name);
    if (right === undefined) return [];
    said.add(file);
    return [problem('text-garbled', { file, row, column: 'name', value: name }, { value: name, right })];
  });
}

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
