import { createHash } from 'node:crypto';
import { compareText } from '../text/text-order.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';

export const CHECKSUMS_FILE = 'SHA256SUMS';

/** The text of SHA256SUMS, as `sha256sum -c` reads it: a name with `\` or a line feed is escaped and marked. */
export function checksumsText(files: readonly Pick<Fingerprint, 'path' | 'sha256'>[]): string {
  return [...files]
    .sort((a, b) => compareText(a.path, b.path))
    .map(({ path, sha256 }) => {
      const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
      return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`;
    })
    .join('');
}

export function sha256OfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash of each of files, by its path below `prefix`. */
export function hashesByPath(files: readonly Fingerprint[], prefix = ''): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, sha256 }) => [prefix + path, sha256]));
}

/** The files that are in one list only, or with another hash, in code point order. */
export function changedFiles(
  before: readonly Fingerprint[],
  after: readonly Fingerprint[],
): readonly string[] {
  const [old, recent] = [hashesByPath(before), hashesByPath(after)];
  const paths = [...new Set([...old.keys(), ...recent.keys()])];
  return paths.filter((path) => old.get(path) !== recent.get(path)).sort(compareText);
}

/** The hash of each file that a SHA256SUMS names; lines that are none are left out. */
export function parseChecksums(text: string): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^(\\?)([0-9a-f]{64}) {2}(.+)$/.exec(line);
    if (match === null) continue;
    const [, escaped, sha256 = '', path = ''] = match;
    sums.set(escaped === '' ? path : unescaped(path), sha256);
  }
  return sums;
}

function unescaped(path: string): string {
  return path.replace(/\\(n|\\)/g, (_, character: string) => (character === 'n' ? '\n' : '\\'));
}
