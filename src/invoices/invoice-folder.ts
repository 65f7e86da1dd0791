import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import { matchesGlob } from '../text/glob.ts';
import { compareText } from '../text/text-order.ts';
import type { FileSource, Fingerprint } from '../workspace/records/input-file.ts';
import { openInvoiceArchive } from './invoice-archive.ts';

const FOLDER = 'invoices';

/** A file of `invoices/` before it is opened. */
export interface InvoicePath {
  /** NFC, from the workspace; of a file in an archive, the path of that, `/`, and its own. */
  readonly path: string;
  /** The last part of the path, which layouts match. */
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
  /** The archive that it lies in. */
  readonly archive: Fingerprint | undefined;
  /** Where its bytes are; undefined, with the problem reported, where they cannot be had. */
  readonly source: (report: (found: Problem) => void) => FileSource | undefined;
}

/**
 * The invoice files of a workspace in canonical order: by NFC path (DATA.md, `invoices/`), from all folders and
 * archives. What is no invoice file is an error, unless the convention lists it or a system makes it by itself.
 */
export function invoicePaths(
  folder: string,
  { ignoreFiles }: Pick<Convention, 'ignoreFiles'>,
  report: (found: Problem) => void,
): readonly InvoicePath[] {
  const isIgnored = (name: string): boolean =>
    [...ignoreFiles.keys()].some((glob) => matchesGlob(glob, name));
  const found = [...filesBelow(join(folder, FOLDER), FOLDER)];
  const kept = found.filter(({ name }) => !isSystemFile(name) && !isIgnored(name));
  const paths = kept.flatMap(({ absolutePath, path, name, isFile }): readonly InvoicePath[] => {
    const place = { file: path, value: name };
    if (!isFile) report(problem('file-link', place, { found: name }));
    else if (extensionOf(name) === 'zip') return filesIn(absolutePath, path, isIgnored, report);
    else if (isInvoiceType(name)) {
      return [
        { path, name, size: statSync(absolutePath).size, archive: undefined, source: () => absolutePath },
      ];
    } else report(problem('file-unsupported', place, { found: name }));
    return [];
  });
  const sorted = paths.sort((a, b) => compareText(a.path, b.path));
  return sorted.filter(({ path, name }, index) => {
    const [before, after] = [sorted[index - 1]?.path === path, sorted[index + 1]?.path === path];
    if (after && !before) report(problem('file-twice', { file: path, value: name }, { path }));
    return !before && !after;
  });
}

interface FoundFile {
  readonly absolutePath: string;
  readonly path: string;
  readonly name: string;
  /** Whether it is a file itself, not a link or a device. */
  readonly isFile: boolean;
}

function* filesBelow(directory: string, path: string): Generator<FoundFile> {
  const entries: readonly Dirent[] = isFolder(directory)
    ? readdirSync(directory, { withFileTypes: true })
    : [];
  for (const entry of entries) {
    const name = entry.name.normalize('NFC');
    const [absolutePath, below] = [join(directory, entry.name), `${path}/${name}`];
    if (entry.isDirectory()) yield* filesBelow(absolutePath, below);
    else yield { absolutePath, path: below, name, isFile: entry.isFile() };
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** The invoice files of an archive; what is none is a problem, as in a folder. */
function filesIn(
  absolutePath: string,
  path: string,
  isIgnored: (name: string) => boolean,
  report: (found: Problem) => void,
): readonly InvoicePath[] {
  const archive = openInvoiceArchive(absolutePath, path, report);
  if (archive === undefined) return [];
  return archive.entries.flatMap(({ name: inside, size, bytes }): readonly InvoicePath[] => {
    const name = inside.slice(inside.lastIndexOf('/') + 1);
    if (isSystemFile(name) || isIgnored(name)) return [];
    const file = `${path}/${inside}`;
    if (isInvoiceType(name)) {
      return [{ path: file, name, size, archive: archive.fingerprint, source: bytes }];
    }
    report(problem('file-unsupported', { file, value: name }, { found: name }));
    return [];
  });
}

/** Whether a system or a spreadsheet program makes files of this name by itself. */
function isSystemFile(name: string): boolean {
  const known = ['.ds_store', 'thumbs.db', 'desktop.ini'].includes(name.toLowerCase());
  return known || ['~$', '.~lock', '._'].some((start) => name.startsWith(start));
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
