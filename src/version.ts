import { readFileSync } from 'node:fs';

/** The version of grappe, as its package.json states it (one folder up, from the sources and from the build). */
export function grappeVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
