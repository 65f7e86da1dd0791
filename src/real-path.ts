import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isThere } from './is-there.ts';

/**
 * A path without the links on its way, its names in the case that they have on the disk. Windows does not say it of
 * some disks (encrypted ones, those in memory) and of paths of over 260 characters: Node then finds the links alone.
 */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return realpathSync(path);
  }
}

/** A path as it is without the links on its way, as far as there is something. */
export function placeOf(path: string): string {
  const absolute = resolve(path);
  const above = dirname(absolute);
  return isThere(absolute) || above === absolute
    ? realPath(absolute)
    : join(placeOf(above), basename(absolute));
}
