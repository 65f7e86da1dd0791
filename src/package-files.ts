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

/**
 * A file that the build puts into `dist/` (scripts/build.js): fonts, the script and the style of the pages, the
 * thread that reads a PDF. The same place from the sources and from the bundle, both one folder under the package.
 */
export function readAsset(name: string): Uint8Array {
  return readFileSync(assetPath(name));
}

export function assetPath(name: string): string {
  return join(import.meta.dirname, '../dist/assets', name);
}

export function readTextAsset(name: string): string {
  return new TextDecoder().decode(readAsset(name));
}
