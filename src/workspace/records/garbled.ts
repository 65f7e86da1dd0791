import { isUtf8 } from 'node:buffer';
import { encodeWindows1252 } from './encoding.ts';

/** What a text has in it where its bytes were read in another encoding than they were written in. */
const TRACES = /[ÂÃâ\ufffd]/;

/**
 * What a text was before somebody read its UTF-8 as windows-1252 (`dÃ©bit`: `débit`), empty where letters of it are lost
 * (`d�bit`); undefined for a text that shows nothing of the kind.
 */
export function ungarbled(text: string): string | undefined {
  if (!TRACES.test(text)) return undefined;
  if (text.includes('\ufffd')) return '';
  const encoded = encodeWindows1252(text);
  return 'bytes' in encoded && isUtf8(encoded.bytes)
    ? Buffer.from(encoded.bytes).toString('utf8')
    : undefined;
}
