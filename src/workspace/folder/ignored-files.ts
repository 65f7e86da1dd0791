import { posix } from 'node:path';
import type { Convention } from '../../domain/convention.ts';
import { holdsIn } from '../../domain/release.ts';
import { fileOfPlace } from '../../text/file-type.ts';
import { matchesGlob } from '../../text/glob.ts';

type Ignoring = Pick<Convention, 'ignoreFiles' | 'release'>;

/**
 * Whether `ignore_files` leaves a file aside. `path` is that of problems, from the workspace, with those of the archives
 * and invoices that contain the file; for a file beside the tables it begins with `./`.
 */
export function isIgnored(path: string, convention: Ignoring): boolean {
  for (const glob of convention.ignoreFiles.keys()) if (isIgnoredBy(glob, path, convention)) return true;
  return false;
}

/** The same for one glob: with a `/` it is for the whole path (since 0.2), else for the name. */
export function isIgnoredBy(glob: string, path: string, { release }: Pick<Convention, 'release'>): boolean {
  const file = fileOfPlace(path);
  return matchesGlob(glob, glob.includes('/') && holdsIn(release, '0.2') ? file : posix.basename(file));
}
