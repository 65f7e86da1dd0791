import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CHECKSUMS_FILE } from '../audit/checksums.ts';
import { MANIFEST_FILE, type Manifest, parseManifest } from '../audit/manifest-schema.ts';
import type { RunFiles } from '../audit/verification.ts';
import { compareText } from '../text/text-order.ts';
import { copyInput, readOwnText } from '../workspace/records/input-file.ts';

/** The files of a run folder, each with its hash. */
export function readRunFiles(folder: string): RunFiles {
  const sha256 = new Map(filesIn(folder).map((path) => [path, fileSha256(join(folder, path))]));
  const text = (path: string): string | undefined =>
    sha256.has(path) ? readOwnText(join(folder, path)) : undefined;
  const manifest = text(MANIFEST_FILE);
  return {
    sha256,
    sums: text(CHECKSUMS_FILE),
    manifest: manifest === undefined ? undefined : parseManifest(manifest),
  };
}

/** The manifest of a run; undefined where the folder holds none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, MANIFEST_FILE);
  const text = existsSync(path) ? readOwnText(path) : undefined;
  return text === undefined ? undefined : parseManifest(text);
}

/** Paths below a folder, with `/`, in code point order. */
export function filesIn(folder: string, prefix = ''): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${prefix}${entry.name}`;
      return entry.isDirectory() ? filesIn(join(folder, entry.name), `${path}/`) : [path];
    })
    .sort(compareText);
}

/** The SHA-256 of a file, read in pieces. */
export function fileSha256(path: string): string {
  const hash = createHash('sha256');
  copyInput(path, (bytes) => void hash.update(bytes));
  return hash.digest('hex');
}

/**
 * Where an input lies in a workspace; undefined where it does not. Its path is NFC, and the name on the disk
 * need not be: some systems write accents decomposed.
 */
export function inputPath(workspace: string, path: string): string | undefined {
  const absolute = join(workspace, path);
  if (existsSync(absolute)) return absolute;
  const folder = dirname(absolute);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const found = names.find((name) => name.normalize('NFC') === basename(path));
  return found === undefined ? undefined : join(folder, found);
}
