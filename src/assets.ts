import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
