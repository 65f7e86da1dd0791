import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import { matchesGlob } from '../text/glob.ts';
import { compareText } from '../text/text-order.ts';
import { openCsvInvoices } from './csv-lines.ts';
import type { InvoiceFile } from './invoice-file.ts';

const FOLDER = 'invoices';

/** A file of `invoices/` before it is opened. */
export interface InvoicePath {
  readonly absolutePath: string;
  /** NFC, from the workspace. */
  readonly path: string;
  readonly name: string;
}

/**
 * The invoice files of a workspace in canonical order: by NFC name (DATA.md, `invoices/`).
 * Folders and the hidden files of the system are none.
 */
export function invoicePaths(folder: string, report: (found: Problem) => void): readonly InvoicePath[] {
  const directory = join(folder, FOLDER);
  const entries = isFolder(directory) ? readdirSync(directory, { withFileTypes: true }) : [];
  const paths = entries
    .filter((entry) => !entry.name.startsWith('.') && !entry.isDirectory())
    .map((entry) => ({ entry, path: invoicePath(directory, entry) }))
    .sort((a, b) => compareText(a.path.name, b.path.name));
  const readable = paths.filter(({ entry, path }) => {
    const place = { file: path.path, value: path.name };
    if (!entry.isFile()) report(problem('file-link', place, { found: path.name }));
    else if (!isInvoiceType(path.name)) report(problem('file-unsupported', place, { found: path.name }));
    else return true;
    return false;
  });
  return readable.map(({ path }) => path);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function invoicePath(directory: string, entry: Dirent): InvoicePath {
  const name = entry.name.normalize('NFC');
  return { absolutePath: join(directory, entry.name), path: `${FOLDER}/${name}`, name };
}

function isInvoiceType(name: string): boolean {
  return ['csv', 'xlsx', 'ods', 'xml', 'pdf'].includes(extensionOf(name));
}

function extensionOf(name: string): string {
  return /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether the lines of a file stand in records: CSV or a sheet. */
export function isTabular(name: string): boolean {
  return ['csv', 'xlsx', 'ods'].includes(extensionOf(name));
}

/** Opens a file by its type; undefined, with the problems reported, where it cannot be read. */
export async function openInvoiceFile(
  { absolutePath, path, name }: InvoicePath,
  convention: Convention,
  report: (found: Problem) => void,
): Promise<InvoiceFile | undefined> {
  const layout = layoutFor(name, convention);
  if (isTabular(name)) return openCsvInvoices(absolutePath, path, convention, layout, report);
  const { openEinvoiceFile } = await import('./einvoice-file.ts');
  return openEinvoiceFile(absolutePath, path, convention, layout, report);
}

/** The first layout whose glob matches the file's name holds. */
export function layoutFor(name: string, convention: Convention): Layout | undefined {
  return convention.layouts.find(({ files }) => matchesGlob(files, name));
}
