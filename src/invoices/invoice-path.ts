import type { Problem } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import { matchesGlob } from '../text/glob.ts';
import type { FileSource, Fingerprint } from '../workspace/records/input-file.ts';

/** A file of `invoices/` before it is opened. */
export interface InvoicePath {
  /** NFC, from the workspace; of a file within another one, the path of that, `/`, and its own. */
  readonly path: string;
  /** The last part of the path, which layouts match. */
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
  /** The file of the folder that it lies in. */
  readonly archive: Fingerprint | undefined;
  /** Where its bytes are; undefined, with the problem reported, where they cannot be had. */
  readonly source: (report: (found: Problem) => void) => FileSource | undefined;
  /** The tables that its supplier deposited with an invoice. */
  readonly beside?: readonly InvoicePath[];
}

/** Whether a system or a spreadsheet program makes files of this name by itself. */
export function isSystemFile(name: string): boolean {
  const known = ['.ds_store', 'thumbs.db', 'desktop.ini'].includes(name.toLowerCase());
  return known || ['~$', '.~lock', '._'].some((start) => name.startsWith(start));
}

export function isInvoiceType(name: string): boolean {
  return ['csv', 'xlsx', 'ods', 'xml', 'pdf'].includes(extensionOf(name));
}

/** In lower case, without the dot. */
export function extensionOf(name: string): string {
  return /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether the lines of a file stand in records: CSV or a sheet. */
export function isTabular(name: string): boolean {
  return ['csv', 'xlsx', 'ods'].includes(extensionOf(name));
}

/** The first layout whose glob matches the file's name holds. */
export function layoutFor(name: string, convention: Convention): Layout | undefined {
  return convention.layouts.find(({ files }) => matchesGlob(files, name));
}
