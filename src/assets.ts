import { readFileSync } from 'node:fs';

/**
 * A file that the build puts into `dist/` for the reports: fonts, the script and the style of the pages
 * (scripts/build.js). The same place from the sources and from the bundle, both one folder under the package.
 */
export function readAsset(name: string): Uint8Array {
  return readFileSync(new URL(`../dist/assets/${name}`, import.meta.url));
}

export function readTextAsset(name: string): string {
  return new TextDecoder().decode(readAsset(name));
}
