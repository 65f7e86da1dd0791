import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Language } from '../domain/language.ts';
import { isThere } from '../is-there.ts';
import { replaceFile } from '../runs/output-file.ts';
import { words } from './messages/words.ts';

/** Why the file of `--out` cannot be written: what stands there is a folder, or a file and nobody says `--force`. */
export function refusedOut(path: string, force: boolean, language: Language): string | undefined {
  const text = words(language).import;
  if (!isThere(path)) return undefined;
  if (statSync(path).isDirectory()) return text.isFolder(path);
  return force ? undefined : text.exists(path);
}

/** Writes the file of `--out` whole, in a folder that is made where it is absent. */
export function writeOut(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(dirname(path), basename(path), content);
}
