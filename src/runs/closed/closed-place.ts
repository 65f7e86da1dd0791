import { lstatSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LEDGER_FILE, LEDGER_SEAL_FILE } from '../../audit/ledger.ts';
import { resolvedPath } from '../../system/paths.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { isReadOnly } from '../disk/run-folder.ts';
import { isAccount, isForecast, isRun, readManifest } from '../run-files.ts';
import { openLedger } from './closed-runs.ts';

/** The closed run at a path, or around it, through any links: nothing may be written there. */
export function closedRunAt(path: string): string | undefined {
  return upFrom(resolvedPath(path)).find(
    (folder) => readManifest(folder) !== undefined && (isIssued(folder) || isInLedger(folder)),
  );
}

/** The folder of a run, a final account or a forecast that a path lies in, through any links: it holds what was written. */
export function writtenFolderAround(path: string): string | undefined {
  const above = upFrom(dirname(resolvedPath(path)));
  return above.find((folder) => [isRun, isAccount, isForecast].some((is) => is(folder)));
}

/** Whether a run was closed, even if no ledger says so: on a disk without permissions only its manifest shows it. */
export function isIssued(folder: string): boolean {
  return isReadOnly(folder) || readManifest(folder)?.closed_on !== undefined;
}

/** Whether the ledger next to a run folder says that it is closed, by its name or one that is the same on some disk. */
export function isInLedger(folder: string): boolean {
  return openLedger(dirname(folder)).rows.some(({ run }) => isFolderOf(folder, run));
}

/**
 * Whether a path is that of the ledger of closed runs, or of its seal: as it is given, or through any links. A folder of
 * runs that `runs` is only a link to is recognised by its ledger.
 */
export function isLedgerPlace(path: string): boolean {
  return [resolve(path), resolvedPath(path)].some((place) => {
    const [folder, name] = [dirname(place), basename(place)];
    if (![LEDGER_FILE, LEDGER_SEAL_FILE].some((file) => isSameName(file, name))) return false;
    return isSameName(basename(folder), RUNS_FOLDER) || openLedger(folder).rows.length > 0;
  });
}

/** A path and the folders above it, from the innermost up. */
function upFrom(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...upFrom(parent)];
}

/** Whether names are one on some disk: they differ only in case, Unicode composition, or dots and spaces at the end. */
export function isSameName(a: string, b: string): boolean {
  return onAnyDisk(a) === onAnyDisk(b);
}

function onAnyDisk(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .toUpperCase()
    .normalize('NFC')
    .replace(/[. ]+$/, '');
}

/** Whether a folder is that of a run of its parent: by name, or because both paths lead to the same place. */
export function isFolderOf(target: string, run: string): boolean {
  if (isSameName(basename(target), run)) return true;
  const [one, other] = [target, join(dirname(target), run)].map((path) =>
    lstatSync(path, { throwIfNoEntry: false, bigint: true }),
  );
  return (
    one !== undefined &&
    other !== undefined &&
    one.ino === other.ino &&
    one.dev === other.dev &&
    one.ino !== 0n
  );
}
