import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Path → SHA-256 of every file below a folder. */
export type Files = ReadonlyMap<string, string>;

/** The files below a folder, without some of its entries. */
export function filesOf(folder: string, without: readonly string[] = []): Files {
  const files = new Map<string, string>();
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    if (!without.includes(name)) collect(folder, name, files);
  }
  return files;
}

function collect(folder: string, path: string, files: Map<string, string>): void {
  const absolute = join(folder, path);
  try {
    files.set(path, createHash('sha256').update(readFileSync(absolute)).digest('hex'));
  } catch {
    for (const name of readdirSync(absolute).sort()) collect(folder, `${path}/${name}`, files);
  }
}

export function sameFiles(a: Files, b: Files): boolean {
  return a.size === b.size && [...a].every(([path, hash]) => b.get(path) === hash);
}

/** Removes a folder, read-only runs included. */
export function removeFolder(folder: string): void {
  if (existsSync(folder)) makeWritable(folder);
  rmSync(folder, { recursive: true, force: true });
}

function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(folder, entry.name));
  }
}
