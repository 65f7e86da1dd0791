import { realpathSync } from 'node:fs';

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
