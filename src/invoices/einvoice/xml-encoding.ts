import { isAscii } from 'node:buffer';
import { type Fault, fault } from '../../diagnostics/problem.ts';
import { printable } from '../../text/printable.ts';
import { textPieces } from '../../workspace/records/encoding.ts';

export type XmlText = { readonly text: string } | { readonly fault: Fault };

/** How far into a file its XML declaration may reach. */
const DECLARATION_BYTES = 256;

/** The text of an XML file in UTF-8, UTF-16 or a single-byte encoding of Europe; invalid bytes are refused. */
export function decodeXml(bytes: Uint8Array): XmlText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoded = decodeBy(buffer);
  // Under a byte order mark the declaration is not needed, and yet the parser refuses a name that can be none.
  const declared = 'fault' in decoded ? undefined : declaredEncoding(decoded.text);
  return declared !== undefined && !ENCODING_NAME.test(declared) ? unknown(declared) : decoded;
}

/** What the name of an encoding may be (XML 1.0, 4.3.3). */
const ENCODING_NAME = /^[A-Za-z][A-Za-z0-9._-]*$/;

function decodeBy(buffer: Buffer): XmlText {
  const mark = byteOrderMark(buffer);
  if (mark !== undefined) return mark === 'utf-8' ? utf8(buffer.subarray(3)) : utf16(buffer, mark);
  if (buffer.subarray(0, 4).includes(0)) return refused('UTF-16 / UTF-32');
  const declared = declaredEncoding(buffer.toString('latin1', 0, DECLARATION_BYTES)) ?? 'utf-8';
  const single = SINGLE_BYTE[declared.toLowerCase()];
  if (single !== undefined) return single(buffer);
  return /^utf-(?:16|32)/i.test(declared) ? refused(declared) : unknown(declared);
}

type Mark = 'utf-8' | 'utf-16le' | 'utf-16be';

function byteOrderMark(buffer: Buffer): Mark | undefined {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return 'utf-8';
  if (buffer[0] === 0xff && buffer[1] === 0xfe && !(buffer[2] === 0 && buffer[3] === 0)) return 'utf-16le';
  return buffer[0] === 0xfe && buffer[1] === 0xff ? 'utf-16be' : undefined;
}

/** The encoding that a text declares, as it is written there. */
function declaredEncoding(text: string): string | undefined {
  const head = text.slice(0, DECLARATION_BYTES);
  return /^<\?xml [^>]*?encoding *= *["']([^"'<>]*)["']/.exec(head)?.[1];
}

const SINGLE_BYTE: Readonly<Record<string, ((buffer: Buffer) => XmlText) | undefined>> = Object.assign(
  Object.create(null),
  {
    'utf-8': utf8,
    utf8,
    'us-ascii': (buffer: Buffer) => (isAscii(buffer) ? utf8(buffer) : refused('US-ASCII')),
    'windows-1252': windows1252,
    // ISO-8859-1 and windows-1252 differ only where the former has control characters (WHATWG reads both the same).
    'iso-8859-1': windows1252,
    'iso-8859-15': (buffer: Buffer) => ({
      text: buffer.toString('latin1').replace(/[¤¦¨´¸¼½¾]/g, (character) => LATIN_9[character] ?? character),
    }),
  },
);

/** Where ISO-8859-15 differs from ISO-8859-1. */
const LATIN_9: Readonly<Record<string, string>> = {
  '¤': '€',
  '¦': 'Š',
  '¨': 'š',
  '´': 'Ž',
  '¸': 'ž',
  '¼': 'Œ',
  '½': 'œ',
  '¾': 'Ÿ',
};

function utf8(buffer: Buffer): XmlText {
  return strictly('utf-8', buffer);
}

function utf16(buffer: Buffer, mark: 'utf-16le' | 'utf-16be'): XmlText {
  if (buffer.length % 2 !== 0) return refused('UTF-16');
  const body = buffer.subarray(2);
  // Node's UTF-16 decoder knows only the little-endian order.
  return strictly('utf-16le', mark === 'utf-16le' ? body : Buffer.from(body).swap16());
}

function strictly(encoding: 'utf-8' | 'utf-16le', buffer: Buffer): XmlText {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(buffer) };
  } catch {
    return refused(encoding.slice(0, 6).toUpperCase());
  }
}

function windows1252(buffer: Buffer): XmlText {
  return { text: textPieces('windows-1252')(buffer, true) };
}

function unknown(declared: string): XmlText {
  return { fault: fault('xml-encoding', { declared: `encoding="${printable(declared)}"` }) };
}

function refused(found: string): XmlText {
  return { fault: fault('xml-encoding', { found }) };
}
