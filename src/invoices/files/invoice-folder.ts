import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { isFolderThere, isThere } from '../../system/paths.ts';
import { isSystemFile } from '../../text/file-type.ts';
import { compareText } from '../../text/text-order.ts';
import { INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import { isIgnored } from '../../workspace/folder/ignored-files.ts';
import type { InvoicePath } from '../invoice-path.ts';
import { unwrapped } from './wrapped-invoices.ts';

const LINK = { en: 'a link, or no plain file', fr: 'un lien, ou autre chose qu’un fichier ordinaire' };

/** No path in a manifest may hold it: on Windows it separates folders. */
const BACKSLASH = '\\';

/**
 * The invoice files of a workspace in canonical order: by NFC path (DATA.md, `invoices/`), from all folders, archives
 * and pivots. Any other file is an error, unless the convention lists it or a system creates it by itself.
 * `seeLeftAside` receives the path of each listed file.
 */
export function invoicePaths(
  folder: string,
  convention: Pick<Convention, 'ignoreFiles' | 'release'>,
  report: OnProblem,
  seeLeftAside: (path: string) => void,
  within = INVOICES_FOLDER,
): readonly InvoicePath[] {
  const isLeftAside = (path: string): boolean => {
    if (isSystemFile(basename(path))) return true;
    if (!isIgnored(path, convention)) return false;
    seeLeftAside(path);
    return true;
  };
  const found = [...filesBelow(join(folder, within), within)].filter(({ path }) => !isLeftAside(path));
  const paths = found.flatMap(({ absolutePath, path, name, isFile }): readonly InvoicePath[] => {
    const place = { file: path, value: name };
    const isNamed = !path.includes(BACKSLASH);
    // A link is not followed: it may lead in a circle.
    const size = isFile && isNamed ? statSync(absolutePath, { throwIfNoEntry: false })?.size : undefined;
    if (size !== undefined) {
      const file = { path, name, size, archive: undefined, source: () => absolutePath };
      return unwrapped(file, isLeftAside, report);
    }
    if (!isNamed) report(problem('file-name-unread', place, { sign: BACKSLASH }));
    else if (isUnreadName(name)) report(problem('file-name-unread', place, { encoding: 'UTF-8' }));
    else if (isFile) report(problem('file-changed', place, {}));
    else report(problem('file-unsupported', place, { found: name, link: LINK }));
    return [];
  });
  return inOrder(paths, report);
}

/** Sorted by the code points of their paths; two files with one path are a problem. */
export function inOrder(paths: readonly InvoicePath[], report: OnProblem): readonly InvoicePath[] {
  const sorted = [...paths].sort((a, b) => compareText(a.path, b.path));
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
  const entries: readonly Dirent[] = isFolderThere(directory)
    ? readdirSync(directory, { withFileTypes: true })
    : [];
  for (const entry of entries) {
    const name = entry.name.normalize('NFC');
    const [absolutePath, below] = [join(directory, entry.name), `${path}/${name}`];
    if (entry.isDirectory() && isThere(absolutePath)) yield* filesBelow(absolutePath, below);
    else yield { absolutePath, path: below, name, isFile: entry.isFile() };
  }
}

/** Whether letters of a name were not in UTF-8: Node shows replacements, by which nothing can be opened. */
function isUnreadName(name: string): boolean {
  return name.includes('\uFFFD');
}
