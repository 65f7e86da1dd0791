import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { CONVENTION_FILE } from '../convention-places.ts';

/** Conventions written by people are far smaller, and YAML is read as a whole. */
export const MOST_CONVENTION_BYTES = 1 << 22;

/** The language that the convention of a folder asks for, without reading the rest; undefined if unreadable. */
export function localeOf(folder: string): Language | undefined {
  const path = join(folder, CONVENTION_FILE);
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    const isReadable = found?.isFile() === true && found.size <= MOST_CONVENTION_BYTES;
    return isReadable ? localeIn(readFileSync(path, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}

/** The language that a convention asks for, as far as it can be told from a text that may hold errors. */
export function localeIn(text: string): Language | undefined {
  const word = /^\uFEFF?locale:[ \t]*["']?([A-Za-z]+)["']?[ \t]*(?:#.*)?\r?$/m.exec(text)?.[1];
  return LANGUAGES.find((language) => language === word?.toLowerCase());
}
