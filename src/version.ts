import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Release, releaseOf } from './domain/release.ts';

/** The version of grappe, as its package.json states it (one folder up, from the sources and from the build). */
export function grappeVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}

/** The release of this grappe. */
export function ownRelease(): Release {
  const release = releaseOf(grappeVersion());
  if (release === undefined) throw new Error('package.json states no version');
  return release;
}
