import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isFolderThere, isThere } from '../is-there.ts';

/** The name of a folder's entry as the disk has it: where a disk takes another case for the same, as Windows does, not as given. */
export function trueName(folder: string, names: readonly string[], given: string): string {
  if (names.includes(given) || !isThere(join(folder, given))) return given;
  return names.find((name) => name.toLowerCase() === given.toLowerCase()) ?? given;
}

/** The name of a folder's entry by its NFC form; undefined where none has it. */
export function nameOnDisk(folder: string, name: string): string | undefined {
  if (isThere(join(folder, name))) return name;
  if (!isFolderThere(folder)) return undefined;
  return readdirSync(folder).find((entry) => entry.normalize('NFC') === name);
}
