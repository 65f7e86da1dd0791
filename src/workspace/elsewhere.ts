import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareText } from '../text/text-order.ts';
import { CONVENTION_FILE } from './layout-place.ts';

const MOST_SHOWN = 3;
const MOST_LEVELS_UP = 4;

/**
 * Where the workspace may be that somebody meant by a folder without convention.yaml: in folders of it, else in one of
 * those above it. Paths are as from the folder, `mon-groupement/` or `../`; none where there is none near.
 */
export function workspacesNear(folder: string): readonly string[] {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && holdsConvention(join(folder, entry.name)))
    .map(({ name }) => `${name}/`)
    .sort(compareText);
  if (below.length > 0) return below.slice(0, MOST_SHOWN);
  for (let levels = 1; levels <= MOST_LEVELS_UP; levels++) {
    const above = '../'.repeat(levels);
    if (holdsConvention(resolve(folder, above))) return [above];
  }
  return [];
}

function holdsConvention(folder: string): boolean {
  return existsSync(join(folder, CONVENTION_FILE));
}
