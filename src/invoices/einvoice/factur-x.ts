import { type Fault, fault, type Outcome, problemAt } from '../../diagnostics/problem.ts';
import { compareText } from '../../domain/text-order.ts';
import { openPdf, type PdfObjects } from './pdf/objects.ts';
import type { PdfDictionary, PdfValue } from './pdf/syntax.ts';
import { shown } from './term-reader.ts';
import { XML_LIMITS } from './xml.ts';

/** The names under which Factur-X, ZUGFeRD and XRechnung embed the invoice. */
const INVOICE_NAMES = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

/** A PDF that carries an invoice is a few pages; nothing larger is opened. */
const PDF_MOST_BYTES = 128 * 1024 * 1024;

/**
 * The XML of the invoice that a PDF carries as an embedded file (Factur-X: PDF/A-3). The time and the memory
 * are bounded: only the tables of objects and that one file are read, and decoding stops at its limit.
 */
export function embeddedInvoice(bytes: Uint8Array, file: string): Outcome<Uint8Array | undefined> {
  const failed = (found: Fault): Outcome<undefined> => ({
    value: undefined,
    problems: [problemAt(found, { file })],
  });
  if (bytes.length > PDF_MOST_BYTES)
    return failed(fault('xml-limit', { what: 'bytes', most: PDF_MOST_BYTES }));
  const pdf = openPdf(bytes);
  if (pdf === 'encrypted') return failed(fault('pdf-encrypted', {}));
  if (pdf === 'unreadable') return failed(fault('pdf-unreadable', {}));
  const files = embeddedFiles(pdf);
  const invoices = files.filter(({ name }) => INVOICE_NAMES.includes(name.toLowerCase()));
  const objects = new Set(invoices.map(({ object }) => object));
  const [object] = objects;
  if (object === undefined) {
    const found = files.length === 0 ? '—' : namesOf(files);
    return failed(fault('pdf-without-invoice', { found, expected: INVOICE_NAMES.join(', ') }));
  }
  if (objects.size > 1) return failed(fault('pdf-invoices-several', { found: namesOf(invoices) }));
  const xml = pdf.stream(object);
  if (xml === 'too-large') return failed(fault('xml-limit', { what: 'bytes', most: XML_LIMITS.bytes }));
  return xml === 'unreadable' ? failed(fault('pdf-unreadable', {})) : { value: xml, problems: [] };
}

interface EmbeddedFile {
  readonly name: string;
  /** The number of the object that holds its bytes. */
  readonly object: number;
}

function namesOf(files: readonly EmbeddedFile[]): string {
  return shown([...new Set(files.map(({ name }) => name))].sort(compareText).join(', '));
}

/** Files stand in the name tree of the catalog, and PDF/A-3 lists them as associated files (AF) too. */
function embeddedFiles(pdf: PdfObjects): readonly EmbeddedFile[] {
  const associated = pdf.lookup(pdf.catalog, 'AF');
  const names = pdf.lookup(pdf.catalog, 'Names');
  const tree = names?.kind === 'dictionary' ? pdf.lookup(names, 'EmbeddedFiles') : undefined;
  const specifications = [
    ...(tree === undefined ? [] : treeValues(pdf, tree)),
    ...(associated?.kind === 'array' ? associated.items : []),
  ];
  return specifications.flatMap((value) => fileOf(pdf, pdf.resolve(value)));
}

const MOST_NODES = 10_000;

/** The values of a name tree (ISO 32000-1, 7.9.6); one that turns in a circle ends. */
function treeValues(pdf: PdfObjects, root: PdfValue): readonly PdfValue[] {
  const values: PdfValue[] = [];
  const waiting: PdfValue[] = [root];
  for (let visited = 0; visited < MOST_NODES; visited++) {
    const next = waiting.pop();
    if (next === undefined) break;
    const node = pdf.resolve(next);
    if (node?.kind !== 'dictionary') continue;
    const pairs = pdf.lookup(node, 'Names');
    if (pairs?.kind === 'array')
      values.push(...pairs.items.filter((_, index) => index % 2 === 1).slice(0, MOST_NODES));
    const kids = pdf.lookup(node, 'Kids');
    if (kids?.kind === 'array' && waiting.length < MOST_NODES)
      waiting.push(...kids.items.slice(0, MOST_NODES));
    if (values.length > MOST_NODES) break;
  }
  return values;
}

function fileOf(pdf: PdfObjects, specification: PdfValue | undefined): readonly EmbeddedFile[] {
  if (specification?.kind !== 'dictionary') return [];
  const name = fileName(pdf, specification);
  const embedded = pdf.lookup(specification, 'EF');
  if (name === undefined || embedded?.kind !== 'dictionary') return [];
  const stream = embedded.entries.get('UF') ?? embedded.entries.get('F');
  return stream?.kind === 'reference' ? [{ name, object: stream.number }] : [];
}

function fileName(pdf: PdfObjects, specification: PdfDictionary): string | undefined {
  for (const key of ['UF', 'F']) {
    const value = pdf.lookup(specification, key);
    if (value?.kind === 'string') return textOf(value.value);
  }
  return undefined;
}

/** A text string is UTF-16 or UTF-8 with a mark, else close enough to Latin 1 for a file name. */
function textOf(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  if (bytes.startsWith('\u00ef\u00bb\u00bf')) return buffer.toString('utf8', 3);
  if (!bytes.startsWith('\u00fe\u00ff') || buffer.length % 2 !== 0) return bytes;
  return buffer.subarray(2).swap16().toString('utf16le');
}
