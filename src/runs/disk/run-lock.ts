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

/** A lock is held for milliseconds. If its holder cannot be seen (another container), it expires after this time. */
const LEFT_ALONE_MS = 600_000;

/**
 * Does something while no other grappe does the same to a name in a folder of runs: puts a run in its place, adds to
 * the ledger. Others wait, since it takes milliseconds; the lock of a dead process does not count. Throws EBUSY, an
 * error of the environment, if a living process does not let go.
 */
export function exclusively<T>(folder: string, name: string, use: () => T): T {
  const lock = join(folder, lockName(name));
  const owner = newOwner();
  const own = join(folder, `.${name}-lock.grappe-${owner}.new`);
  // One by one: with `recursive`, Node says of a read-only disk that it is not there (ENOENT).
  mkdirSync(own);
  try {
    mkdirSync(join(own, owner));
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

/** Removes what no longer counts; if that fails (another user's file, a failing disk), leaves it to a later command. */
export function tidy(remove: () => void): void {
  try {
    remove();
  } catch {}
}

/** Waits for something that another process does in milliseconds, but not for ever. */
export function waitWhile(holds: () => boolean, patience = PATIENCE_MS): void {
  for (let waited = 0; waited < patience && holds(); waited += PAUSE_MS) pause(PAUSE_MS);
}

/** The lock is a folder that contains its holder's name: nothing can be renamed to a folder that is not empty. */
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

/** Removes a lock that nobody holds. It is moved away first, so that of two processes that find it only one does. */
export function removeStale(lock: string, aside: string, fresh: string | undefined): void {
  if (!isStale(lock, fresh) || !moved(lock, aside)) return;
  if (isStale(aside, fresh)) tidy(() => rmSync(aside, { recursive: true, force: true }));
  else moved(aside, lock);
}

/** Whether nobody holds a lock any more; its age is measured against the time of `fresh`, a folder made just now. */
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
