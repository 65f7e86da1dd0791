import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MANIFEST_FILE } from '../../audit/manifest-schema.ts';
import { errorCode } from '../../system/errors.ts';
import { isFolderThere, isThere } from '../../system/paths.ts';
import { newOwner, OWNER_TEXT, ownerState } from './owner.ts';
import { copyPermissions, makeWritable, WRITING } from './permissions.ts';
import { rename, retryWhileOpen } from './retry.ts';
import { exclusively, isStale, LOCK, lockName, removeStale, tidy } from './run-lock.ts';

/** Receives the function that removes what an interruption would leave, and returns one that ends this arrangement. */
export type OnFolder = (remove: () => void) => () => void;

/** Names that only grappe gives: whatever else is next to a run is never touched. */
const PARTIAL = new RegExp(`^\\.(.+)\\.grappe-(${OWNER_TEXT})\\.(new|old)$`);

/** A run being written: a hidden folder beside its place, renamed when whole; {@link recoverRuns} repairs leftovers. */
export function createRunFolder(
  target: string,
  put: (prepared: string, target: string) => void = putInPlace,
) {
  const [parent, name] = [dirname(target), nameOf(target)];
  const made = makeFolders(parent);
  const path = join(parent, preparedName(name, newOwner()));
  mkdirSync(path);
  return {
    path,
    /**
     * Puts the run in its place, over a draft if there is one, unless there are obstacles. They are asked for now,
     * because another grappe may have written there since the first check.
     */
    finish: <T>(obstacles: () => readonly T[]): readonly T[] =>
      exclusively(parent, name, () => {
        const found = obstacles();
        if (found.length === 0) put(path, target);
        return found;
      }),
    abandon(): void {
      removeLeftover(path);
      if (made !== undefined) tidy(() => removeEmpty(parent, made));
    },
  };
}

/** Whether the longest name under which something is prepared beside its place exceeds the 255 bytes of a disk. */
export function isTooLong(target: string): boolean {
  return Buffer.byteLength(nameOf(target)) > LONGEST_NAME;
}

/** In bytes. Of the 255, a lock that is moved away takes up to 85. */
export const LONGEST_NAME = 170;

/** The name of a run; for one that is prepared next to its place, the name that it will have there. */
function nameOf(target: string): string {
  return PARTIAL.exec(basename(target))?.[1] ?? basename(target);
}

/** The name of a run next to its place, while it is not there yet. */
export function preparedName(name: string, owner: string): string {
  return `.${name}.grappe-${owner}.new`;
}

/** Puts a run in its place, over a draft; then `last` makes it permanent; if that fails, the draft is put back. */
function putInPlace(prepared: string, target: string, last: () => void = () => {}): void {
  const replaced = join(dirname(target), `.${basename(target)}.grappe-${newOwner()}.old`);
  const replaces = isThere(target);
  if (replaces) rename(target, replaced);
  try {
    rename(prepared, target);
    try {
      last();
    } catch (error) {
      rename(target, prepared);
      throw error;
    }
  } catch (error) {
    if (replaces) rename(replaced, target);
    throw error;
  }
  if (!replaces) return;
  // From here on it is a leftover like any other: once half removed, it must never be put back.
  tidy(() => rename(replaced, prepared));
  removeLeftover(prepared);
}

/** Moves the files prepared in a folder up into its parent, `last` after the others: all of them, or none. */
export function moveFiles(prepared: string, last: string): void {
  const folder = dirname(prepared);
  const moved: string[] = [];
  try {
    for (const name of [...readdirSync(prepared).filter((other) => other !== last), last]) {
      rename(join(prepared, name), join(folder, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) rename(join(folder, name), join(prepared, name));
    throw error;
  }
  removeLeftover(prepared);
}

/** Puts an issued run in the place of its draft, with its permissions; if `last` fails, the draft is put back. */
export function replaceDraft(prepared: string, target: string, last: () => void): void {
  copyPermissions(target, prepared);
  putInPlace(prepared, target, last);
}

/** The owners of runs in a folder that are moved aside while another run is put in their place and into the ledger. */
export function movingIn(parent: string): readonly string[] {
  return namesIn(parent).flatMap((name) => {
    const [, , owner = '', kind] = PARTIAL.exec(name) ?? [];
    return kind === 'old' ? [owner] : [];
  });
}

/** The names in a folder; none where there is no folder, or where it may not be listed. */
function namesIn(folder: string): readonly string[] {
  try {
    return isFolderThere(folder) ? readdirSync(folder) : [];
  } catch (error) {
    if (errorCode(error) === 'EACCES') return [];
    throw error;
  }
}

/**
 * Makes a folder and those above it; returns the first one that was missing. They are made one at a time: for several
 * at once Node does not say that a disk is read-only, and tries for ever where a disk has no room for them, as `/proc`.
 */
export function makeFolders(folder: string): string | undefined {
  if (isThere(folder)) return undefined;
  const above = dirname(folder);
  // A missing drive of Windows is its own parent.
  const first = above === folder ? undefined : makeFolders(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another grappe may have made it meanwhile.
    if (!isFolderThere(folder)) throw error;
  }
  return first ?? folder;
}

/** Whether there is nothing at a place, or an empty folder. */
export function isFree(target: string): boolean {
  if (!isThere(target)) return true;
  return statSync(target).isDirectory() && readdirSync(target).length === 0;
}

/** Whether a folder contains nothing but what grappes are preparing there. */
export function isEmpty(folder: string): boolean {
  return (
    statSync(folder).isDirectory() &&
    readdirSync(folder).every((name) => PARTIAL.test(name) || LOCK.test(name))
  );
}

/** Whether a run was made read-only: it was closed, even if no ledger says so. */
export function isReadOnly(target: string): boolean {
  const manifest = join(target, MANIFEST_FILE);
  return isThere(manifest) && [target, manifest].some((path) => (statSync(path).mode & WRITING) === 0);
}

/** Removes a run that no longer counts, even one that `close` has made read-only, as far as possible. */
export function removeLeftover(path: string): void {
  tidy(() => {
    if (!isThere(path)) return;
    if (statSync(path).isDirectory()) makeWritable(path);
    retryWhileOpen(() => rmSync(path, { recursive: true, force: true }));
  });
}

/** Removes the folders that were made for a run, from the innermost up to `first`, as long as they are empty. */
function removeEmpty(innermost: string, first: string): void {
  for (let folder = innermost; folder.length >= first.length; folder = dirname(folder)) {
    if (!isThere(folder) || readdirSync(folder).length > 0) return;
    rmdirSync(folder);
  }
}

/** Removes what killed runs left in a folder of runs, and puts back a draft that one of them had moved aside. */
export function recoverRuns(parent: string): void {
  if (leftoversIn(parent).length === 0) return;
  exclusively(parent, RECOVERY, () => {
    for (const name of leftoversIn(parent)) {
      const [, run = '', , kind] = PARTIAL.exec(name) ?? [];
      const path = join(parent, name);
      if (kind === undefined) removeStale(path, join(parent, preparedName('lock', newOwner())), undefined);
      else if (kind === 'new') removeLeftover(path);
      // Under the lock: somebody may be putting another run there.
      else exclusively(parent, run, () => tidy(() => putBack(path, join(parent, run))));
    }
  });
}

/** Puts a draft that was moved aside back in its place, unless there is a run. */
function putBack(aside: string, target: string): void {
  if (isThere(target)) removeLeftover(aside);
  else rename(aside, target);
}

/** The name of the recovery lock, which no run has: two recoveries would disturb each other. */
const RECOVERY = '.recovery';

function leftoversIn(parent: string): readonly string[] {
  return namesIn(parent).filter((name) => {
    const owner = PARTIAL.exec(name)?.[2];
    if (owner !== undefined) return ownerState(owner) === 'dead';
    return LOCK.test(name) && name !== lockName(RECOVERY) && isStale(join(parent, name), undefined);
  });
}
