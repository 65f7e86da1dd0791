import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from './errors.ts';

/** What the machine says of a path that leads nowhere, whatever is on the disk. */
const NOWHERE = new Set(['ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/**
 * Whether something is at a path. Where the machine does not say (no right to look into its folder, a disk that fails),
 * it throws the error of the machine: a ledger that may not be read is not a ledger that is not there.
 */
export function isThere(path: string): boolean {
  return unlessNowhere(() => statSync(path, { throwIfNoEntry: false }) !== undefined);
}

/** Whether a path is that of a link, wherever it leads. */
export function isLink(path: string): boolean {
  return unlessNowhere(() => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false);
}

/** What a test says of a path; false where there is no way to it. */
function unlessNowhere(test: () => boolean): boolean {
  try {
    return test();
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

/**
 * A path without the links on its way, its names in the case that they have on the disk. Windows does not say it of
 * some disks (encrypted ones, those in memory) and of paths of over 260 characters: Node then finds the links alone.
 */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return realpathSync(path);
  }
}

/** A path as it is without the links on its way, as far as there is something. */
export function placeOf(path: string): string {
  const absolute = resolve(path);
  const above = dirname(absolute);
  return isThere(absolute) || above === absolute
    ? realPath(absolute)
    : join(placeOf(above), basename(absolute));
}

/** The name of a folder's entry as the disk has it: where a disk takes another case for the same, as Windows does, not as given. */
export function trueName(folder: string, names: readonly string[], given: string): string {
  if (names.includes(given) || !isThere(join(folder, given))) return given;
  return names.find((name) => name.toLowerCase() === given.toLowerCase()) ?? given;
}

/** The name of a folder's entry by its NFC form; undefined where none has it. */
export function nameOnDisk(folder: string, name: string): string | undefined {
  if (isThere(join(folder, name))) return name;
  if (!isFolderThere(folder)) return undefined;
  return readdirSync(folder).find((entry) => entry.normalize('NFC') === name);
}

/**
 * The first of the paths of a command line, or the current folder, of which Node has replaced bytes that are no UTF-8: what is
 * written there would stand at a path of another name. Of such a character in the name itself, nothing is said.
 */
export function misread(paths: readonly string[]): string | undefined {
  return paths.find((path) => path.includes(REPLACED) && !isThere(path)) ?? misreadFolder();
}

const REPLACED = '\ufffd';

function misreadFolder(): string | undefined {
  try {
    const here = process.cwd();
    if (!here.includes(REPLACED)) return undefined;
    return isThere(here) && statSync(here).ino === statSync('.').ino ? undefined : here;
  } catch {
    // It is no longer there, which is said where something is looked for in it.
    return undefined;
  }
}
