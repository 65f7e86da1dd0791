import { SaxesParser } from 'saxes';
import { type ArchiveEntry, ArchiveError, unpacked } from '../archive.ts';
import { pieceWriter } from '../xml-pieces.ts';

/** Receives the parts of a workbook as they are read. Names are as written, with their prefix. */
export interface PartHandler {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** The most bytes of one part; a sheet of 100,000 rows stays below. */
const MOST_BYTES = 1 << 28;
const MOST_DEPTH = 64;

/** How much text the parser gets between two checks of the limits. */
const PIECE = 1 << 14;

/** Reads a part of a workbook as strict XML in bounded memory; throws an {@link ArchiveError} where it cannot. */
export function readPart(entry: ArchiveEntry, handler: PartHandler): void {
  const parser = new SaxesParser({ xmlns: false });
  const fail = (): never => {
    throw new ArchiveError(`${entry.name}:${parser.line}`);
  };
  let depth = 0;
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MOST_DEPTH) fail();
    handler.open(name, attributes as Record<string, string>);
  });
  const text = handler.text ?? (() => {});
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close?.(name);
  });
  const writePiece = pieceWriter(parser);
  let decoder: Decoder | undefined;
  const write = (text: string): void => {
    for (let at = 0; at < text.length; at += PIECE) writePiece(text.slice(at, at + PIECE));
  };
  for (const piece of unpacked(entry, MOST_BYTES)) {
    decoder ??= new TextDecoder(isUtf16(piece) ? 'utf-16le' : 'utf-8', { fatal: true });
    write(decoded(decoder, piece, entry.name));
  }
  if (decoder !== undefined) write(decoded(decoder, undefined, entry.name));
  parser.close();
}

type Decoder = InstanceType<typeof TextDecoder>;

/** Whether a part begins with the byte order mark of UTF-16, little end first. Nearly all are UTF-8. */
function isUtf16(piece: Uint8Array): boolean {
  return piece[0] === 0xff && piece[1] === 0xfe;
}

function decoded(decoder: Decoder, piece: Uint8Array | undefined, name: string): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) throw new ArchiveError(name);
    throw error;
  }
}

/** Whether an attribute is true. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** @throws {ArchiveError} if there is no text: the part holds what no sound one does. */
export function orDamaged(text: string | undefined, part: string): string {
  if (text === undefined) throw new ArchiveError(part);
  return text;
}

/** The name of an element without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
