import { lstatSync, statSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { isNoFileOfWindows } from '../domain/identifiers.ts';
import { closedRunAt, isLedgerPlace, writtenFolderAround } from '../runs/closed/closed-place.ts';
import { replaceFile } from '../runs/disk/output-file.ts';
import { isTooLong, LONGEST_NAME, makeFolders, recoverRuns } from '../runs/disk/run-folder.ts';
import { exclusively } from '../runs/disk/run-lock.ts';
import { fileAbove, isLink, isThere } from '../system/paths.ts';
import { STANDARD_OUTPUT } from './definition.ts';
import type { Words } from './messages/en.ts';

/**
 * Why the file of `--out` cannot be written: its path is `-`, that of something else (a folder, a link, `/dev/null`), one
 * in something else than a folder, or that of a file without `--force`; or it would change a closed run or the ledger,
 * which nothing may.
 */
export function refusedOut(path: string, force: boolean, words: Words): string | undefined {
  const text = words.import;
  if (path === STANDARD_OUTPUT) return text.isStdout;
  if (isNamedAsFolder(path)) return text.isFolder(path);
  if (isTooLong(path)) return words.nameTooLong(path, LONGEST_NAME);
  if (isNoFileOfWindows(basename(path), process.platform)) return text.notAFile(path);
  const closed = closedRunAt(path);
  if (closed !== undefined) return text.inClosedRun(path, closed);
  const around = writtenFolderAround(path);
  if (around !== undefined) return text.inWrittenFolder(path, around);
  if (isLedgerPlace(path)) return text.isLedger(path);
  const above = fileAbove(path);
  if (above !== undefined) return words.noFolder(above);
  if (!isThere(path)) return isLink(path) ? text.notAFile(path) : undefined;
  const standing = statSync(path);
  if (standing.isDirectory()) return text.isFolder(path);
  if (!lstatSync(path).isFile()) return text.notAFile(path);
  return force ? undefined : text.exists(path);
}

/** Whether a path ends as that of a folder: the name before would be taken for that of the file. */
export function isNamedAsFolder(path: string): boolean {
  return path.endsWith('/') || path.endsWith(sep);
}

/** Writes the file of `--out` as a whole, in a folder created if necessary; or says why it cannot be written. */
export function writeOut(
  path: string,
  content: string | Uint8Array,
  force: boolean,
  words: Words,
): string | undefined {
  const [folder, name] = [dirname(path), basename(path)];
  makeFolders(folder);
  recoverRuns(folder);
  return exclusively(folder, name, () => {
    const refused = refusedOut(path, force, words);
    if (refused === undefined) replaceFile(folder, name, content);
    return refused;
  });
}
