import { readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { isFolderThere, isThere, realPath } from '../../system/paths.ts';
import { isSystemFile, mayHoldInvoices, TABULAR } from '../../text/file-type.ts';
import { compareText } from '../../text/text-order.ts';
import { TABLES } from '../../workspace/tables.ts';

/** A file given to `init --from`, and where it is to stand in the workspace. */
export interface GivenFile {
  readonly absolutePath: string;
  /** Its path in the workspace, NFC, with `/`; its name where it comes from outside. */
  readonly path: string;
  readonly isOutside: boolean;
}

/** The files that arguments name: those of a folder are all below it that grappe may read. */
export function givenFiles(
  folder: string,
  named: readonly string[],
): {
  readonly files: readonly GivenFile[];
  readonly unread: readonly string[];
  /** Files and folders that cannot be opened, as their names are not in UTF-8. */
  readonly unopened: readonly string[];
} {
  const found = named.flatMap((name) => (statSync(name).isDirectory() ? filesBelow(name) : [name]));
  const all = found.filter((file) => isThere(file));
  const placedOnce = new Map(all.map((file) => [realPath(file), placed(folder, file)]));
  const isRead = ({ path }: GivenFile): boolean => mayHoldInvoices(path);
  const files = [...placedOnce.values()];
  return {
    files: files.filter(isRead),
    unread: files.filter((file) => !isRead(file)).map(({ path }) => path),
    unopened: found.filter((file) => !isThere(file)),
  };
}

/** The files of the tables that a workspace has already and that lists refer to: members, sites, grappes. */
export function tablesThere(folder: string, given: readonly GivenFile[]): readonly GivenFile[] {
  // By the names in the folder: to Windows, the list Grappes.csv is at the path grappes.csv too.
  const names = isFolderThere(folder) ? readdirSync(folder) : [];
  // There, a list of that name from elsewhere takes the place of the table, or is refused for it.
  const isThisOne = (path: string, name: string): boolean =>
    path.toLowerCase() === name && !names.includes(path) && isThere(join(folder, path));
  return [TABLES.members, TABLES.sites, TABLES.grappes]
    .flatMap(({ name }) => TABULAR.map((extension) => `${name}.${extension}`))
    .filter((name) => names.includes(name))
    .map((name) => join(folder, name))
    .filter((file) => isThere(file))
    .map((file) => placed(folder, file))
    .filter(({ path }) => given.every((one) => one.path !== path && !isThisOne(one.path, path)));
}

/** What grappe writes into a workspace by itself: neither a list nor an invoice. */
const OWN = ['convention.yaml', 'convention.schema.json', 'README.md', 'LISEZMOI.md'];

/** The files below a folder, but those of runs, accounts and forecasts, which have a manifest wherever they stand. */
function filesBelow(directory: string, isTop = true): readonly string[] {
  if (!isTop && isThere(join(directory, 'manifest.json'))) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !isSystemFile(name))
    .filter(({ name }) => !isTop || (name !== 'runs' && !OWN.includes(name)))
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory() && isThere(path)) return filesBelow(path, false);
      if (entry.isDirectory()) return [path];
      return entry.isFile() ? [path] : [];
    });
}

/** Where a file stands in the workspace: its path there, or its name where it comes from outside. */
function placed(folder: string, file: string): GivenFile {
  const absolutePath = realPath(file);
  const root = isThere(folder) ? realPath(folder) : resolve(folder);
  const within = relative(root, absolutePath);
  const isOutside = within.startsWith('..') || isAbsolute(within);
  const path = isOutside ? basename(absolutePath) : within;
  return { absolutePath, path: path.replaceAll('\\', '/').normalize('NFC'), isOutside };
}
