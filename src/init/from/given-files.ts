import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { isFolderThere, isThere, realPath } from '../../system/paths.ts';
import { isSystemFile, keptOnline, mayHoldInvoices, TABULAR } from '../../text/file-type.ts';
import { isOneOf } from '../../text/plain-form.ts';
import { compareText } from '../../text/text-order.ts';
import { INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import { TABLES } from '../../workspace/tables.ts';

export interface GivenFile {
  readonly absolutePath: string;
  /**
   * Its path in the workspace, NFC, with `/`; for one from elsewhere, its name, or its path in `invoices/` if it is in a
   * folder so called.
   */
  readonly path: string;
  readonly isOutside: boolean;
}

/** The files that arguments name; for a folder, all files below it that grappe may read. */
export function givenFiles(
  folder: string,
  named: readonly string[],
): {
  readonly files: readonly GivenFile[];
  readonly unread: readonly string[];
  /** Links, other entries of a folder that are no plain files, and hidden files that may be lists or invoices. */
  readonly links: readonly string[];
  /** Files and folders that cannot be opened because their names are not in UTF-8. */
  readonly unopened: readonly string[];
} {
  const links: string[] = [];
  const found = named.flatMap((name) =>
    (statSync(name).isDirectory() ? filesBelow(name, links) : [name]).map((file) => ({ file, given: name })),
  );
  const all = found.filter(({ file }) => isThere(file));
  const placedOnce = new Map(all.map(({ file, given }) => [realPath(file), placed(folder, file, given)]));
  const isRead = ({ path }: GivenFile): boolean => mayHoldInvoices(path);
  const files = [...placedOnce.values()];
  return {
    files: files.filter(isRead),
    unread: files.filter((file) => !isRead(file)).map(({ path }) => path),
    links: links.map((link) => link.replaceAll('\\', '/').normalize('NFC')),
    unopened: found.flatMap(({ file }) => (isThere(file) ? [] : [file])),
  };
}

/** The files of the tables that a workspace already has and that lists refer to: members, sites, grappes. */
export function tablesThere(folder: string, given: readonly GivenFile[]): readonly GivenFile[] {
  // Compared with the names in the folder: to Windows, the list Grappes.csv is at the path grappes.csv too.
  const names = isFolderThere(folder) ? readdirSync(folder) : [];
  // On Windows, a list of that name from elsewhere replaces the table, or is refused because of it.
  const isThisOne = (path: string, name: string): boolean =>
    path.toLowerCase() === name && !names.includes(path) && isThere(join(folder, path));
  return [TABLES.members, TABLES.sites, TABLES.grappes]
    .flatMap(({ name }) => TABULAR.map((extension) => `${name}.${extension}`))
    .filter((name) => names.includes(name))
    .map((name) => join(folder, name))
    .filter((file) => isThere(file))
    .map((file) => placed(folder, file, file))
    .filter(({ path }) => given.every((one) => one.path !== path && !isThisOne(one.path, path)));
}

/** Files that grappe itself writes into a workspace: neither lists nor invoices. */
const OWN = ['convention.yaml', 'convention.schema.json', 'README.md', 'LISEZMOI.md'];

/** The files below a folder, except those of runs, accounts and forecasts, which have a manifest wherever they are. */
function filesBelow(directory: string, links: string[], isTop = true): readonly string[] {
  if (!isTop && isThere(join(directory, 'manifest.json'))) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => !isSystemFile(entry.name) && (!isHidden(entry) || isHiddenList(entry)))
    .filter(({ name }) => !isTop || (name !== 'runs' && !OWN.includes(name)))
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory() && isThere(path)) return filesBelow(path, links, false);
      if (entry.isDirectory()) return [path];
      if (entry.isFile() && !isHidden(entry)) return [path];
      links.push(path);
      return [];
    });
}

function isHidden({ name }: Dirent): boolean {
  return name.startsWith('.');
}

/** Whether a hidden file is a list under another name, or one that is online only; `._` begins those of macOS. */
function isHiddenList(entry: Dirent): boolean {
  const { name } = entry;
  return entry.isFile() && !name.startsWith('._') && mayHoldInvoices(keptOnline(name) ?? name);
}

/** Names of a folder whose files are invoices, whatever their columns. */
const INVOICE_FOLDERS = ['invoices', 'factures'];

/**
 * The place of a file in the workspace: its path there, or its name if it comes from elsewhere.
 * @param given what was named: the file, or a folder that it is in
 */
function placed(folder: string, file: string, given: string): GivenFile {
  const absolutePath = realPath(file);
  const root = isThere(folder) ? realPath(folder) : resolve(folder);
  const within = relative(root, absolutePath);
  const isOutside = within.startsWith('..') || isAbsolute(within);
  const path = isOutside ? (pathOfInvoice(absolutePath, given) ?? basename(absolutePath)) : within;
  return { absolutePath, path: path.replaceAll('\\', '/').normalize('NFC'), isOutside };
}

/** The path in `invoices/` of a file that is in a folder of invoices below the given one. */
function pathOfInvoice(absolutePath: string, given: string): string | undefined {
  const names = relative(realPath(given), absolutePath).split(/[\\/]/);
  const at = names.slice(0, -1).findIndex((name) => isOneOf(name, INVOICE_FOLDERS));
  return at === -1 ? undefined : [INVOICES_FOLDER, ...names.slice(at + 1)].join('/');
}
