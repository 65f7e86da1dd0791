import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
