import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from './errors.ts';

/** The codes for a path that leads nowhere, whatever is on the disk. */
const NOWHERE = new Set(['ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/**
 * Whether something is at a path. If the machine cannot tell (no right to read its folder, a failing disk), it throws
 * the system's error: a ledger that may not be read is not a missing ledger.
 */
export function isThere(path: string): boolean {
  return unlessNowhere(() => statSync(path, { throwIfNoEntry: false }) !== undefined);
}

/** Whether a path is that of a link, wherever it leads. */
export function isLink(path: string): boolean {
  return unlessNowhere(() => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false);
}

/** Whether something is at a path, even a link that leads nowhere: whoever put it there meant something by it. */
export function isTaken(path: string): boolean {
  return isThere(path) || isLink(path);
}

/** The first path above a target, as `path` names it, that is taken by something else than a folder. */
export function fileAbove(target: string, path = target): string | undefined {
  const [above, shown] = [dirname(target), dirname(path)];
  if (shown === '.' || above === target || isFolderThere(above)) return undefined;
  return isTaken(above) ? shown : fileAbove(above, shown);
}

/** The result of a test on a path; false where the path leads nowhere. */
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
 * A path with its links resolved and its names in the case that they have on the disk. For some disks (encrypted ones,
 * those in memory) and paths over 260 characters Windows does not tell the case: Node then only resolves links.
 */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return realpathSync(path);
  }
}

/** A path with its links resolved, as far as it exists. */
export function resolvedPath(path: string): string {
  const absolute = resolve(path);
  const above = dirname(absolute);
  return isThere(absolute) || above === absolute
    ? realPath(absolute)
    : join(resolvedPath(above), basename(absolute));
}

/** The name of a folder's entry as the disk has it, which may differ in case from the one given, as on Windows. */
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
 * The first path of a command line, or the current folder, in which Node has replaced bytes that are not UTF-8: files
 * would be written to a path of another name. Such a character in the name itself is not reported.
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
    // It no longer exists, which is reported where something is looked for in it.
    return undefined;
  }
}
