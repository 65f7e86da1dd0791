import type { Language } from '../../domain/language.ts';
import { reportWords } from './words.ts';

/** A measure as pages call it: by a word of their language where one is known, then by its name in the tables. */
export function measureText(name: string, language: Language): string {
  const word = reportWords(language).measures.get(name);
  return word === undefined ? name : `${word} (${name})`;
}
