import { basename } from 'node:path';
import { type Argument, bothDecimals } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import {
  extensionOf,
  isForeignSheet,
  isInvoiceType,
  isSystemFile,
  isTabular,
  keptOnline,
} from '../../text/file-type.ts';
import { firstBytes } from '../../workspace/records/input-file.ts';
import { fileWithin, type InvoicePath, type StatedInvoice } from '../invoice-path.ts';
import {
  HEAD_BYTES,
  isPivot,
  isXmlInvoice,
  type PivotFile,
  type PivotInvoice,
  readPivot,
} from './chorus-pivot.ts';
import { openInvoiceArchive, readWhole } from './invoice-archive.ts';

/** Whether the file at a path is left aside. */
type IsLeftAside = (path: string) => boolean;

/**
 * The invoice files that a file is or contains (ZIP, pivot of Chorus Pro); other files are a problem, except those of
 * macOS.
 */
export function unwrapped(
  file: InvoicePath,
  isLeftAside: IsLeftAside,
  report: OnProblem,
): readonly InvoicePath[] {
  const { name, archive } = file;
  if (isAttributesOfMac(file)) return [];
  const type = extensionOf(name);
  if (type === 'zip' && archive === undefined) return filesInArchive(file, isLeftAside, report);
  if (type === 'xml' && isPivot(startOf(file, HEAD_BYTES))) {
    return invoicesInPivot(file, isLeftAside, report);
  }
  if (isInvoiceType(name)) return [file];
  report(unsupported(file));
  return [];
}

/** Words for an entry named like a folder that has content: programs that unpack the archive write none of it. */
const AS_FOLDER = { en: 'named as a folder, it holds bytes', fr: 'nommé comme un dossier, il a un contenu' };

function unsupported({ path, name }: InvoicePath, link: Argument = ''): Problem {
  const isFile = link === '';
  const ifIts = (...types: readonly string[]): string =>
    isFile && types.includes(extensionOf(name)) ? name : '';
  const args = {
    found: name,
    link,
    sheet: isFile && isForeignSheet(name) ? name : '',
    text: ifIts('txt', 'tab', 'dat', 'asc'),
    nested: ifIts('zip'),
    packed: ifIts('rar', '7z', 'gz', 'tgz', 'tar'),
    mail: ifIts('eml', 'msg'),
    image: ifIts('jpg', 'jpeg', 'png', 'tif', 'tiff'),
    kept: keptOnline(name),
  };
  return problem('file-unsupported', { file: path, value: name }, args);
}

/** The four bytes with which a file of attributes begins (AppleDouble, RFC 1740). */
const ATTRIBUTES_OF_MAC = Buffer.from([0x00, 0x05, 0x16, 0x07]);

/** Whether macOS wrote the file next to another one, for its attributes: the name alone is no proof. */
function isAttributesOfMac(file: InvoicePath): boolean {
  return file.name.startsWith('._') && ATTRIBUTES_OF_MAC.equals(startOf(file, ATTRIBUTES_OF_MAC.length));
}

/** The first bytes of a file; none where they cannot be read, which is reported when the whole file is read. */
function startOf({ source }: InvoicePath, count: number): Uint8Array {
  return firstBytes(source(() => {}) ?? new Uint8Array(0), count);
}

/** What a workbook is by the names of its parts, and one of these; undefined for another archive. */
function workbookType(
  names: readonly string[],
): { readonly type: string; readonly part: string } | undefined {
  return [
    { type: '.xlsx', part: '[Content_Types].xml', other: 'xl/workbook.xml' },
    { type: '.ods', part: 'mimetype', other: 'content.xml' },
  ].find(({ part, other }) => names.includes(part) && names.includes(other));
}

function filesInArchive(
  { path, source }: InvoicePath,
  isLeftAside: IsLeftAside,
  report: OnProblem,
): readonly InvoicePath[] {
  const found = source(report);
  const archive = found === undefined ? undefined : openInvoiceArchive(found, path, report);
  if (archive === undefined) return [];
  const workbook = workbookType(archive.entries.map((entry) => entry.name));
  // Where that part is left aside, so may be all the others.
  if (workbook !== undefined && !isLeftAside(`${path}/${workbook.part}`)) {
    const name = basename(path);
    const args = { found: name, workbook: workbook.type };
    report(problem('file-unsupported', { file: path, value: name }, args));
    return [];
  }
  // Files that programs add by themselves were sent by nobody.
  let isEmpty = true;
  const files = archive.entries.flatMap(({ name: inside, size, bytes }): readonly InvoicePath[] => {
    const name = basename(inside);
    const within = `${path}/${inside.replace(/\/+$/, '')}`;
    const file = { path: within, name, size, archive: archive.fingerprint, source: bytes };
    isEmpty &&= isSystemFile(name) || isAttributesOfMac(file);
    if (isLeftAside(file.path)) return [];
    if (!inside.endsWith('/')) return unwrapped(file, isLeftAside, report);
    report(unsupported(file, AS_FOLDER));
    return [];
  });
  if (isEmpty) report(problem('archive-empty', { file: path }, {}));
  return files;
}

/** The invoice of each deposit; the tables deposited with it come along. */
function invoicesInPivot(
  pivot: InvoicePath,
  isLeftAside: IsLeftAside,
  report: OnProblem,
): readonly InvoicePath[] {
  const { path, source } = pivot;
  const found = source(report);
  const read = found === undefined ? undefined : readWhole(found, path, report);
  if (read === undefined) return [];
  const { value: invoices, problems } = readPivot(read.bytes, path);
  problems.forEach(report);
  if (invoices === undefined) return [];
  // Read as an invoice, which it is not, so that it is refused under its name.
  if (invoices.length === 0) return [pivot];
  const archive = pivot.archive ?? read.fingerprint;
  const place = { file: path };
  return invoices.flatMap((invoice, order) => {
    const folder = invoices.length === 1 ? path : `${path}/${order + 1}`;
    const pathOf = (file: PivotFile): InvoicePath => fileWithin(folder, file, archive);
    const aside = new Set(invoice.files.filter((file) => isLeftAside(pathOf(file).path)));
    const files = invoice.files.filter((file) => !aside.has(file));
    const isDecided = invoiceFilesOf(invoice.files).some((file) => aside.has(file));
    const beside = files.filter(({ name }) => isTabular(name)).map(pathOf);
    const chosen = invoiceFilesOf(files);
    if (chosen.length === 0 && !isDecided) report(invoiceMissing({ ...invoice, ...place }));
    const [first, ...others] = chosen;
    if (first === undefined) return [];
    const { files: _, ...said } = invoice;
    const stated = others.length === 0 ? { stated: { ...said, ...place } } : {};
    return [{ ...pathOf(first), beside, ...stated }, ...others.map(pathOf)];
  });
}

/**
 * The files of a deposit that are read: the invoice in XML, else the PDF that is its main file, which must then embed
 * one. XML that cannot be unpacked may be the invoice.
 */
function invoiceFilesOf(files: readonly PivotFile[]): readonly PivotFile[] {
  const inXml = files.filter(({ name, bytes }) => {
    if (extensionOf(name) !== 'xml') return false;
    const content = bytes();
    return content === undefined || isXmlInvoice(content);
  });
  if (inXml.length > 0) return inXml;
  const inPdf = files.filter(({ name }) => extensionOf(name) === 'pdf');
  const main = inPdf.filter(({ isMain }) => isMain);
  return main.length > 0 ? main : inPdf;
}

function invoiceMissing({ number, gross, row, files, file }: PivotInvoice & StatedInvoice): Problem {
  const found = files.map(({ name }) => name).join(', ');
  const args = {
    invoice: number,
    gross: bothDecimals(gross === '' ? '—' : gross),
    found,
  };
  return problem('pivot-without-invoice', { file, row, column: 'PJ', value: number }, args);
}
