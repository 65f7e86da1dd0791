import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LEDGER_FILE, LEDGER_SEAL_FILE } from '../../audit/ledger.ts';
import { placeOf } from '../../system/paths.ts';
import { isReadOnly } from '../disk/run-folder.ts';
import { readManifest } from '../run-files.ts';
import { openLedger, RUNS_FOLDER } from './closed-runs.ts';

/** The closed run that a path is, or lies in by whatever links: nothing is written there. */
export function closedRunAt(path: string): string | undefined {
  return upFrom(placeOf(path)).find(
    (folder) => readManifest(folder) !== undefined && (isIssued(folder) || isInLedger(folder)),
  );
}

/** Whether a run was closed, whether a ledger says so or not: a disk without rights keeps it in its manifest alone. */
export function isIssued(folder: string): boolean {
  return isReadOnly(folder) || readManifest(folder)?.closed_on !== undefined;
}

/** Whether the ledger beside a run folder says that it is closed, under a name that a disk may take for the same. */
export function isInLedger(folder: string): boolean {
  return openLedger(dirname(folder)).rows.some(({ run }) => isFolderOf(folder, run));
}

/** Whether a path is where the ledger of closed runs stands, or its seal. */
export function isLedgerPlace(path: string): boolean {
  const place = placeOf(path);
  const isInRuns = isSameName(basename(dirname(place)), RUNS_FOLDER);
  return isInRuns && [LEDGER_FILE, LEDGER_SEAL_FILE].some((name) => isSameName(name, basename(place)));
}

/** A path and the folders above it, from the innermost up. */
function upFrom(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...upFrom(parent)];
}

/** Whether two names are one on some disk: in another case, composed otherwise, or but for dots and spaces at the end. */
export function isSameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .toUpperCase()
    .normalize('NFC')
    .replace(/[. ]+$/, '');
}

/** Whether a folder is that of a run of its parent: by name, or because both names lead to the same place. */
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
