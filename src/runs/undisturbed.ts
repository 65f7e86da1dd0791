import { lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LEDGER_FILE } from '../audit/ledger.ts';
import { MANIFEST_FILE } from '../audit/manifest-schema.ts';
import { awaitReplacement } from './run-folder.ts';

/**
 * Looks at runs or accounts until nothing came between: another grappe may put a run in the place of the draft, or add to
 * the ledger, while this one reads; what it then found, or stumbled over, is of neither. `foldersOf` says which folders are
 * looked at, and is asked each time; `isSure`, which results hold whatever happened meanwhile.
 */
export async function undisturbed<T>(
  foldersOf: () => readonly string[],
  look: () => Promise<T>,
  isSure: (result: T) => boolean = () => false,
): Promise<T> {
  for (;;) {
    const before = stateOf(foldersOf());
    try {
      const result = await look();
      if (isSure(result) || !hasChanged(foldersOf, before)) return result;
    } catch (error) {
      if (!hasChanged(foldersOf, before)) throw error;
    }
  }
}

/** Asked while no run is being replaced: between two renames there is none. */
function hasChanged(foldersOf: () => readonly string[], before: string): boolean {
  for (const parent of new Set(foldersOf().map((folder) => dirname(resolve(folder)))))
    awaitReplacement(parent);
  return stateOf(foldersOf()) !== before;
}

/** When the ledger of runs and their manifests were written: of a run that its equal replaced, later. */
function stateOf(folders: readonly string[]): string {
  return folders
    .map((folder) => resolve(folder))
    .map((run) =>
      [run, writtenAt(join(dirname(run), LEDGER_FILE)), writtenAt(join(run, MANIFEST_FILE))].join(' '),
    )
    .join('\n');
}

/** Looked at, not read: somebody else's run may hold anything under that name. */
function writtenAt(path: string): string {
  const file = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return file === undefined ? '' : `${file.size} ${file.mtimeNs}`;
}
