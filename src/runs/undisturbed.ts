import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LEDGER_FILE } from '../audit/ledger.ts';
import { MANIFEST_FILE } from '../audit/manifest-schema.ts';
import { isThere } from '../is-there.ts';
import { fileSha256, isRunFile } from './run-files.ts';
import { awaitRelease } from './run-lock.ts';

/**
 * Looks at a run until nothing came between: another grappe may put a run in the place of the draft, or add to the
 * ledger, while this one reads; what it then found, or stumbled over, is of neither. `isSure` says which results hold
 * whatever happened meanwhile.
 */
export async function undisturbed<T>(
  folder: string,
  look: () => Promise<T>,
  isSure: (result: T) => boolean,
): Promise<T> {
  const run = resolve(folder);
  for (;;) {
    const before = stateOf(run);
    try {
      const result = await look();
      if (isSure(result) || !hasChanged(run, before)) return result;
    } catch (error) {
      if (!hasChanged(run, before)) throw error;
    }
  }
}

/** Whether there is a run at a place, or will be as soon as another grappe has put it there. */
export function standsThere(folder: string): boolean {
  if (!isThere(folder)) awaitRelease(dirname(resolve(folder)), basename(resolve(folder)));
  return isThere(folder);
}

/** Asked of a run that is not being replaced just now: between two renames there is none. */
function hasChanged(run: string, before: string): boolean {
  awaitRelease(dirname(run), basename(run));
  return stateOf(run) !== before;
}

/** What others change of a run: its ledger, its manifest, and the folder itself, for a run may be replaced by its equal. */
function stateOf(run: string): string {
  const inode = statSync(run, { bigint: true, throwIfNoEntry: false })?.ino;
  return [inode, hashOf(join(dirname(run), LEDGER_FILE)), hashOf(join(run, MANIFEST_FILE))].join(' ');
}

/** Of no file, nothing: one that was there a moment ago included. */
function hashOf(path: string): string {
  try {
    return isRunFile(path) ? fileSha256(path) : '';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
