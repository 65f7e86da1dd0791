import { type Fault, fault, problem, problemAt, type WithProblems } from '../../diagnostics/problem.ts';
import { extensionOf } from '../../text/file-type.ts';
import { attachedName, buildEinvoice } from './build.ts';
import type { AttachedFile, Einvoice, EinvoiceOptions } from './einvoice.ts';
import { embeddedInvoice } from './factur-x.ts';
import { termsOf } from './syntaxes.ts';
import { shown } from './term-reader.ts';
import { readXml } from './xml.ts';

/**
 * Reads an electronic invoice: UBL, CII, or a PDF that embeds one of them. The content decides, not the name.
 * @param file path shown in problems; rows are lines of the XML, for a PDF of the embedded one
 */
export async function readEinvoice(
  bytes: Uint8Array,
  file: string,
  options: EinvoiceOptions = {},
): Promise<WithProblems<Einvoice | undefined>> {
  if (!isPdf(bytes)) {
    const other = otherContent(bytes, file);
    return other === undefined
      ? readEinvoiceXml(bytes, file, options)
      : { value: undefined, problems: [problemAt(other, { file })] };
  }
  const embedded = await embeddedInvoice(bytes, file);
  if (embedded.value === undefined) return { value: undefined, problems: embedded.problems };
  const { xml, tables } = embedded.value;
  const { value, problems } = readEinvoiceXml(xml, file, options);
  if (value === undefined) return { value, problems };
  const beside = tables
    .map(({ name, content }): AttachedFile => {
      return { name: attachedName(name), size: content?.length ?? 0, bytes: () => content };
    })
    .filter((table) => !value.attachments.some((known) => isSame(known, table)));
  return { value: { ...value, attachments: [...value.attachments, ...beside] }, problems };
}

/** Whether the XML and the PDF contain the same file. */
function isSame(inXml: AttachedFile, inPdf: AttachedFile): boolean {
  if (inXml.name !== inPdf.name) return false;
  return Buffer.compare(inXml.bytes() ?? new Uint8Array(0), inPdf.bytes() ?? new Uint8Array(0)) === 0;
}

/** Reads the XML of an electronic invoice. */
export function readEinvoiceXml(
  bytes: Uint8Array,
  file: string,
  options: EinvoiceOptions = {},
): WithProblems<Einvoice | undefined> {
  const { value: root, problems } = readXml(bytes, file);
  if (root === undefined) return { value: undefined, problems };
  const terms = termsOf(root);
  if (terms !== undefined) return buildEinvoice(terms, file, options);
  const found = shown(root.name.replace(/^\{\}/, ''));
  return {
    value: undefined,
    problems: [problem('einvoice-unknown', { file, row: root.row, value: found }, { found })],
  };
}

/**
 * The fault of a file that is neither a PDF nor possibly XML: a web page instead of a download, an archive, a
 * compressed file, a damaged PDF.
 */
function otherContent(bytes: Uint8Array, file: string): Fault | undefined {
  const head = headOf(bytes);
  if (/^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype )?html\b/i.test(head)) {
    return fault('file-mislabelled', { found: 'HTML', page: 'HTML' });
  }
  if (head.startsWith('PK\u0003\u0004')) return fault('file-mislabelled', { found: 'xlsx, ods, zip' });
  if (head.startsWith('\u001f\u008b'))
    return fault('file-mislabelled', { found: 'gzip', compressed: 'gzip' });
  const mayBeXml = /^(?:\s*<|[\u00fe\u00ff])/.test(head);
  return extensionOf(file) === 'pdf' && !mayBeXml ? fault('pdf-unreadable', {}) : undefined;
}

/** A PDF may have up to 1,024 bytes before its header; an XML that mentions PDF begins with `<`. */
export function isPdf(bytes: Uint8Array): boolean {
  const head = headOf(bytes);
  return head.includes('%PDF-') && !/^\s*</.test(head);
}

/** The first bytes of a file, one letter each, without the byte order mark of UTF-8. */
function headOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  return head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
}
