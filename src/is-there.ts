import { lstatSync, statSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/** What the machine says of a path that leads nowhere, whatever is on the disk. */
const NOWHERE = new Set(['ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/**
 * Whether something is at a path. Where the machine does not say (no right to look into its folder, a disk that fails),
 * it throws the error of the machine: a ledger that may not be read is not a ledger that is not there.
 */
export function isThere(path: string): boolean {
  return holds(() => statSync(path, { throwIfNoEntry: false }) !== undefined);
}

/** Whether a path is that of a link, wherever it leads. */
export function isLink(path: string): boolean {
  return holds(() => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false);
}

/** What is said of a path; false where there is no way to it. */
function holds(look: () => boolean): boolean {
  try {
    return look();
  } catch (error) {
    if (NOWHERE.has(errorCode(error))) return false;
    throw error;
  }
}

export function isFileThere(path: string): boolean {
  return isThere(path) && statSync(path).isFile();
}

export function isFolderThere(path: string): boolean {
  return isThere(path) && statSync(path).isDirectory();
}
