import { inflateSync } from 'node:zlib';
import { PDF, PdfArray, PdfDict, type PdfObject, PdfRef, PdfStream, type PdfString } from '@libpdf/core';
import { isTabular } from '../../../text/file-type.ts';

/** What is looked for in a PDF. */
export interface PdfQuestion {
  readonly pdf: Uint8Array;
  /** In lower case. */
  readonly names: readonly string[];
  /** The total size up to which files are decoded. */
  readonly mostBytes: number;
}

export type PdfAnswer =
  | Undecoded
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'none' | 'several'; readonly names: readonly string[] }
  | { readonly kind: 'file'; readonly content: Uint8Array; readonly tables: readonly EmbeddedTable[] };

type Undecoded = { readonly kind: 'unreadable' | 'too-large' };

/** A CSV or sheet embedded with the invoice; its content is undefined where it is damaged or too large. */
export interface EmbeddedTable {
  readonly name: string;
  readonly content: Uint8Array | undefined;
}

/**
 * The one file of these names that a PDF embeds, and the tables embedded with it. The library finds the objects,
 * strictly: a damaged PDF is not guessed at. The bytes are decoded here, with a limit on their size and a check of the
 * checksum.
 */
export async function embeddedFile({ pdf, names, mostBytes }: PdfQuestion): Promise<PdfAnswer> {
  const encrypted = (): boolean => /\/Encrypt\s+\d+\s+\d+\s+R\b/.test(Buffer.from(pdf).toString('latin1'));
  try {
    const opened = await PDF.load(fromHeader(pdf), { lenient: false });
    if (opened.isEncrypted) return { kind: 'encrypted' };
    const files = filesOf(opened);
    const wanted = distinct(files.filter(({ name }) => names.includes(name.toLowerCase())));
    const [invoice, other] = wanted;
    if (invoice === undefined) return { kind: 'none', names: files.map(({ name }) => name) };
    if (other !== undefined) return { kind: 'several', names: wanted.map(({ name }) => name) };
    const content = decoded(invoice, opened, mostBytes);
    if ('kind' in content) return content;
    let left = mostBytes - content.length;
    const tables = distinct(files.filter(({ name }) => isTabular(name))).map((file): EmbeddedTable => {
      const table = decoded(file, opened, left);
      if ('kind' in table) return { name: file.name, content: undefined };
      left -= table.length;
      return { name: file.name, content: table };
    });
    return { kind: 'file', content, tables };
  } catch {
    // If even the catalog is encrypted, the library only says that it found none.
    return { kind: encrypted() ? 'encrypted' : 'unreadable' };
  }
}

/** Offsets count from the header, which may have other bytes before it. */
function fromHeader(pdf: Uint8Array): Uint8Array {
  const header = Buffer.from(pdf.buffer, pdf.byteOffset, Math.min(pdf.length, 1024)).indexOf('%PDF-');
  return pdf.subarray(Math.max(header, 0));
}

interface EmbeddedFile {
  readonly name: string;
  /** The stream that contains its bytes. */
  readonly object: PdfRef;
}

/** The files, without repetitions. */
function distinct(files: readonly EmbeddedFile[]): readonly EmbeddedFile[] {
  return [...new Map(files.map((file) => [file.object.objectNumber, file])).values()];
}

/** Files are in the name tree of the catalog; PDF/A-3 lists them as associated files (AF) too. */
function filesOf(pdf: PDF): readonly EmbeddedFile[] {
  const resolve = (object: PdfRef): PdfObject | null => pdf.getObject(object);
  const catalog = pdf.getCatalog();
  const tree = catalog.getDict('Names', resolve)?.getDict('EmbeddedFiles', resolve);
  const associated = catalog.getArray('AF', resolve);
  const specifications = [...(tree === undefined ? [] : treeValues(tree, resolve)), ...(associated ?? [])];
  return specifications.flatMap((value) => fileOf(value instanceof PdfRef ? resolve(value) : value, resolve));
}

type Resolve = (object: PdfRef) => PdfObject | null;

const MOST_NODES = 10_000;

/** The values of a name tree (ISO 32000-1, 7.9.6); a circular one ends. */
function treeValues(root: PdfDict, resolve: Resolve): readonly PdfObject[] {
  const values: PdfObject[] = [];
  const waiting: PdfObject[] = [root];
  for (let visited = 0; visited < MOST_NODES && values.length <= MOST_NODES; visited++) {
    const next = waiting.pop();
    if (next === undefined) break;
    const node = next instanceof PdfRef ? resolve(next) : next;
    if (!(node instanceof PdfDict)) continue;
    const pairs = itemsOf(node.getArray('Names', resolve));
    values.push(...pairs.filter((_, index) => index % 2 === 1));
    if (waiting.length < MOST_NODES) waiting.push(...itemsOf(node.getArray('Kids', resolve)));
  }
  return values;
}

function itemsOf(array: PdfArray | undefined): readonly PdfObject[] {
  return array instanceof PdfArray ? array.toArray().slice(0, MOST_NODES) : [];
}

function fileOf(specification: PdfObject | null, resolve: Resolve): readonly EmbeddedFile[] {
  if (!(specification instanceof PdfDict)) return [];
  const name = specification.getString('UF', resolve) ?? specification.getString('F', resolve);
  const embedded = specification.getDict('EF', resolve);
  const object = embedded?.getRef('UF') ?? embedded?.getRef('F');
  return name === undefined || object === undefined ? [] : [{ name: textOf(name), object }];
}

/** PDF 2.0 may write a text in UTF-8 with its byte order mark, which the library takes for three letters. */
function textOf(string: PdfString): string {
  const isUtf8 = [0xef, 0xbb, 0xbf].every((byte, index) => string.bytes[index] === byte);
  return isUtf8 ? new TextDecoder().decode(string.bytes) : string.asString();
}

/** If the stated length is not the actual one, the library takes what precedes `endstream`. */
function isWhole(stream: PdfStream, pdf: PDF): boolean {
  return stream.getNumber('Length', (object) => pdf.getObject(object))?.value === stream.data.length;
}

/** A stream as it is, or FlateDecode, which writers of PDF/A use for embedded files. */
function decoded({ object }: EmbeddedFile, pdf: PDF, mostBytes: number): Uint8Array | Undecoded {
  const stream = pdf.getObject(object);
  if (!(stream instanceof PdfStream) || !isWhole(stream, pdf)) return { kind: 'unreadable' };
  const filter = stream.get('Filter');
  const [name, ...others] =
    filter instanceof PdfArray ? filter.toArray() : filter === undefined ? [] : [filter];
  if (name === undefined) {
    return stream.data.length > mostBytes ? { kind: 'too-large' } : stream.data;
  }
  const flate = name.type === 'name' && name.value === 'FlateDecode';
  if (!flate || others.length > 0 || stream.has('DecodeParms')) return { kind: 'unreadable' };
  try {
    return inflateSync(stream.data, { maxOutputLength: Math.max(mostBytes, 1) });
  } catch (error) {
    return { kind: error instanceof RangeError ? 'too-large' : 'unreadable' };
  }
}
