import { accessSync, chmodSync, constants, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

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

/** Gives a folder and what is in it the rights that the same had in another: a draft that others may not read stays so. */
export function copyRights(from: string, to: string): void {
  const rights = statSync(from, { throwIfNoEntry: false });
  if (rights === undefined) return;
  if (statSync(to).isDirectory()) {
    for (const name of readdirSync(to)) copyRights(join(from, name), join(to, name));
  }
  chmodSync(to, rights.mode & 0o7777);
}
