import { accessSync, chmodSync, constants, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../system/errors.ts';

/** Nothing can be removed from a folder that is read-only. Only its owner can change that. */
export function makeWritable(folder: string): void {
  if (!isWritable(folder)) chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(folder, entry.name));
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives a folder and its contents the permissions that the same files had in another folder: a draft that others may
 * not read stays so. Permissions that are the same already are not set: a share with one set of permissions for all
 * refuses any change.
 */
export function copyPermissions(from: string, to: string): void {
  const rights = statSync(from, { throwIfNoEntry: false });
  if (rights === undefined) return;
  if (statSync(to).isDirectory()) {
    for (const name of readdirSync(to)) copyPermissions(join(from, name), join(to, name));
  }
  setRights(to, rights.mode & 0o7777);
}

/** Makes a folder read-only for all who could write: its files, then the folders of these. Nobody gains permissions. */
export function makeReadOnly(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadOnly(path);
    else takeAwayWriting(path);
  }
  takeAwayWriting(folder);
}

/** A disk without permissions forgets the change; one that is read-only refuses it: the files stay as they are. */
function takeAwayWriting(path: string): void {
  try {
    setRights(path, statSync(path).mode & ~WRITING & 0o7777);
  } catch (error) {
    if (!KEEPS_NONE.has(errorCode(error))) throw error;
  }
}

/** Errors which say that nobody may change the permissions even of an own file. */
const KEEPS_NONE = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EROFS']);

/** The write permissions of the owner, the group and others. */
export const WRITING = 0o222;

function setRights(path: string, mode: number): void {
  if ((statSync(path).mode & 0o7777) !== mode) chmodSync(path, mode);
}
