import { lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LEDGER_FILE } from '../../audit/ledger.ts';
import { MANIFEST_FILE } from '../../audit/manifest-schema.ts';
import { isThere } from '../../system/paths.ts';
import { ownerState } from './owner.ts';
import { movingIn } from './run-folder.ts';
import { waitWhile } from './run-lock.ts';

/**
 * Reads runs or accounts again until nothing has changed during the reading: another grappe may replace a draft, or add
 * to the ledger, and what was then read, or failed, is valid for neither state. `foldersOf` gives the folders that are
 * read, and is called each time; `isSure` says which results hold whatever changed. If changes never stop, the last
 * reading counts.
 */
export async function consistentRead<T>(
  foldersOf: () => readonly string[],
  look: () => Promise<T>,
  isSure: (result: T) => boolean = () => false,
): Promise<T> {
  for (let looks = 1; ; looks++) {
    const before = stateOf(foldersOf());
    try {
      const result = await look();
      if (isSure(result) || looks === MOST_LOOKS || !hasChanged(foldersOf, before)) return result;
    } catch (error) {
      if (looks === MOST_LOOKS || !hasChanged(foldersOf, before)) throw error;
    }
  }
}

/** More than a group has officers who close at once; the bound is for a program that touches the files all the time. */
const MOST_LOOKS = 20;

/** Compared while no run is being replaced: between two renames the run is missing. */
function hasChanged(foldersOf: () => readonly string[], before: string): boolean {
  for (const parent of new Set(foldersOf().map((folder) => dirname(resolve(folder)))))
    awaitReplacement(parent);
  return stateOf(foldersOf()) !== before;
}

/** Waits until no run of a folder is moved aside; not long for a process of another machine, which may have crashed. */
export function awaitReplacement(parent: string): void {
  const isMoving = (state: ReturnType<typeof ownerState>): boolean =>
    movingIn(parent).some((owner) => ownerState(owner) === state);
  waitWhile(() => isMoving('alive'));
  waitWhile(() => isMoving('unknown'), UNKNOWN_MS);
}

const UNKNOWN_MS = 500;

/** When the ledger of runs and their manifests were written: a run that replaces an equal one is written later. */
function stateOf(folders: readonly string[]): string {
  return folders
    .map((folder) => resolve(folder))
    .map((run) =>
      [run, writtenAt(join(dirname(run), LEDGER_FILE)), writtenAt(join(run, MANIFEST_FILE))].join(' '),
    )
    .join('\n');
}

/** Size and time of a file. It is not read: in somebody else's folder it may be anything. */
function writtenAt(path: string): string {
  if (!isThere(path)) return '';
  const file = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return file === undefined ? '' : `${file.size} ${file.mtimeNs}`;
}
