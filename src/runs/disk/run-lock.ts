import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, LockHeldError } from '../../system/errors.ts';
import { newOwner, ownerState } from './owner.ts';
import { pause, rename, retryWhileOpen } from './retry.ts';

/** The name of a lock; a killed process may leave one. */
export const LOCK = /^\..+\.grappe-lock$/;

export function lockName(name: string): string {
  return `.${name}.grappe-lock`;
}

const PATIENCE_MS = 10_000;
const PAUSE_MS = 10;

/** A lock is held for milliseconds. One whose holder nobody can see (another container) counts for nothing after this. */
const LEFT_ALONE_MS = 600_000;

/**
 * Does what no other grappe may do at the same time to a name in a folder of runs: put a run in its place, add to
 * the ledger. Others wait, for it takes milliseconds; the lock of a process that is dead counts for nothing.
 * Throws EBUSY, an error of the environment, where a living process does not let go.
 */
export function exclusively<T>(folder: string, name: string, use: () => T): T {
  const lock = join(folder, lockName(name));
  const owner = newOwner();
  const own = join(folder, `.${name}-lock.grappe-${owner}.new`);
  mkdirSync(join(own, owner), { recursive: true });
  try {
    acquire(lock, own, join(folder, `.${name}-stale.grappe-${owner}.new`));
    try {
      return use();
    } finally {
      tidy(() => rename(lock, own));
    }
  } finally {
    tidy(() => retryWhileOpen(() => rmSync(own, { recursive: true, force: true })));
  }
}

/**
 * Removes what counts for nothing any more: where that fails (another user's, a disk that fails), what was done is done
 * all the same, and what is left stays until a command that can remove it.
 */
export function tidy(remove: () => void): void {
  try {
    remove();
  } catch {}
}

/** Waits for what another process does in milliseconds, and not for ever. */
export function waitWhile(holds: () => boolean, patience = PATIENCE_MS): void {
  for (let waited = 0; waited < patience && holds(); waited += PAUSE_MS) pause(PAUSE_MS);
}

/** A folder that holds the holder's name: nothing can be renamed to a folder that is not empty. */
function acquire(lock: string, own: string, aside: string): void {
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    if (moved(own, lock)) return;
    removeStale(lock, aside, own);
    pause(PAUSE_MS);
  }
  throw new LockHeldError(lock);
}

function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const known = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY', 'ENOENT'];
    if (known.includes(errorCode(error))) return false;
    throw error;
  }
}

/** Removes a lock that nobody holds: moved away before, so that of two who find it only one does. */
export function removeStale(lock: string, aside: string, fresh: string | undefined): void {
  if (!isStale(lock, fresh) || !moved(lock, aside)) return;
  if (isStale(aside, fresh)) tidy(() => rmSync(aside, { recursive: true, force: true }));
  else moved(aside, lock);
}

/** Whether nobody holds a lock any more; `fresh` is a folder made just now, by whose time a lock is old. */
export function isStale(lock: string, fresh: string | undefined): boolean {
  try {
    const age = fresh === undefined ? 0 : statSync(fresh).mtimeMs - statSync(lock).mtimeMs;
    return readdirSync(lock).every((owner) => {
      const state = ownerState(owner);
      return state === 'dead' || (state === 'unknown' && age > LEFT_ALONE_MS);
    });
  } catch {
    return false;
  }
}
