import { SaxesParser, type SaxesTagNS } from 'saxes';
import { limitWords, parserWords } from '../../diagnostics/bilingual.ts';
import { type Fault, fault, problemAt, type WithProblems } from '../../diagnostics/problem.ts';
import { CELL_LIMIT } from '../../text/spreadsheet.ts';
import { pieceWriter } from '../../workspace/records/xml-pieces.ts';
import { canonicalName, type XmlElement } from './xml-element.ts';
import { decodeXml } from './xml-encoding.ts';
import { XML_WORDINGS } from './xml-words.ts';

/** Limits for one file; a real invoice of 10,000 lines stays far below. */
export const XML_LIMITS = {
  bytes: 64 * 1024 * 1024,
  depth: 64,
  elements: 2_000_000,
  attributes: 128,
  'attribute length': 8192,
  'text length': CELL_LIMIT,
} as const;

/** How much is read between two checks of the limits: deep nesting costs the parser its square. */
const PIECE = 1 << 12;

/**
 * Reads strict XML without DTD into a tree, in bounded time and memory; undefined, with one problem, where that is
 * impossible.
 */
export function readXml(bytes: Uint8Array, file: string): WithProblems<XmlElement | undefined> {
  if (bytes.length > XML_LIMITS.bytes) return failed(limit('bytes'), file, undefined);
  const decoded = decodeXml(bytes);
  if ('fault' in decoded) return failed(decoded.fault, file, undefined);
  const { text } = decoded;
  if (hasDoctype(text)) return failed(fault('xml-doctype', {}), file, undefined);
  const builder = treeBuilder();
  // The parser goes through blanks one by one, and an archive may contain very many.
  const isBlank = !/[^\t\n\r ]/.test(text);
  for (let at = 0; !isBlank && at < text.length && builder.fault() === undefined; at += PIECE) {
    builder.write(text.slice(at, at + PIECE));
  }
  const root = builder.finish();
  const refused = builder.fault();
  if (refused !== undefined) return failed(refused.fault, file, refused.row);
  return { value: root, problems: [] };
}

/** Whether a DOCTYPE follows the declaration and comments: the parser would read a long one to its end. */
function hasDoctype(text: string): boolean {
  const blanks = /\s*/y;
  let at = 0;
  for (;;) {
    blanks.lastIndex = at;
    at += blanks.exec(text)?.[0].length ?? 0;
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
    if (end === undefined) return text.startsWith('<!DOCTYPE', at);
    const close = text.indexOf(end, at + 2);
    if (close === -1) return false;
    at = close + end.length;
  }
}

function failed(found: Fault, file: string, row: number | undefined): WithProblems<undefined> {
  return { value: undefined, problems: [problemAt(found, { file, row })] };
}

function limit(what: keyof typeof XML_LIMITS): Fault {
  return fault('xml-limit', { what: limitWords(what), most: XML_LIMITS[what] });
}

interface OpenElement {
  readonly name: string;
  readonly row: number;
  readonly pieces: string[];
  length: number;
  readonly attributes: Pick<XmlElement, 'schemeId' | 'currencyId' | 'format' | 'fileName'>;
  readonly children: XmlElement[];
}

function treeBuilder() {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let found: { readonly fault: Fault; readonly row: number } | undefined;
  let row = 1;
  let elements = 0;
  let attributes = 0;
  const fail = (what: Fault): void => {
    found ??= { fault: what, row: parser.line };
  };
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element === undefined || found !== undefined) return;
    element.length += text.length;
    if (isWithinLimit(element)) element.pieces.push(text);
    else element.pieces.length = 0;
  };

  // Saxes puts the place before its message; ours gives it itself.
  parser.on('error', (error) =>
    fail(fault('xml-syntax', { detail: parserWords(error.message.replace(/^\d+:\d+: /, ''), XML_WORDINGS) })),
  );
  parser.on('doctype', () => fail(fault('xml-doctype', {})));
  parser.on('opentagstart', () => {
    // The parser has read the character after the name, which may be a line break.
    row = parser.line - (parser.columnIndex === 0 ? 1 : 0);
    attributes = 0;
    if (++elements > XML_LIMITS.elements) fail(limit('elements'));
    if (open.length >= XML_LIMITS.depth) fail(limit('depth'));
  });
  parser.on('attribute', ({ value }) => {
    if (++attributes > XML_LIMITS.attributes) fail(limit('attributes'));
    if (value.length > XML_LIMITS['attribute length']) fail(limit('attribute length'));
  });
  parser.on('opentag', (tag) => {
    if (found !== undefined) return;
    const name = canonicalName(tag.uri, tag.local);
    open.push({ name, row, pieces: [], length: 0, attributes: keptAttributes(tag), children: [] });
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = found === undefined ? open.pop() : undefined;
    if (closed === undefined) return;
    const element = sealed(closed);
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });

  return {
    write: pieceWriter(parser),
    finish: (): XmlElement | undefined => {
      if (found === undefined) parser.close();
      return found === undefined ? root : undefined;
    },
    fault: (): { readonly fault: Fault; readonly row: number } | undefined => found,
  };
}

/** The attributes of interest have no prefix, so their name is their local name. */
function keptAttributes(tag: SaxesTagNS): OpenElement['attributes'] {
  const value = (name: string): string | undefined => tag.attributes[name]?.value;
  return {
    schemeId: value('schemeID'),
    currencyId: value('currencyID'),
    format: value('format'),
    fileName: value('filename'),
  };
}

/**
 * Elements with files in base64: BT-125, and those of a pivot of Chorus Pro; the size of the whole file limits them.
 */
const FILES = /^(?:cbc:EmbeddedDocumentBinaryObject|ram:AttachmentBinaryObject|\{.*\}Contenu)$/;

function isWithinLimit({ name, length }: OpenElement): boolean {
  return length <= XML_LIMITS['text length'] || FILES.test(name);
}

function sealed(element: OpenElement): XmlElement {
  const { name, row, pieces, attributes, children } = element;
  const text = isWithinLimit(element) ? pieces.join('') : undefined;
  return { name, row, text, ...attributes, children };
}
