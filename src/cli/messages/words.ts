import type { Language } from '../../domain/language.ts';
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';

const LANGUAGES: Record<Language, Words> = { en, fr };

/** The words of a language. */
export function words(language: Language): Words {
  return LANGUAGES[language];
}
