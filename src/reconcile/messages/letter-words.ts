import type { Language } from '../../domain/language.ts';
import { type LetterWords, letterEn } from './letter-en.ts';
import { letterFr } from './letter-fr.ts';

const LANGUAGES: Record<Language, LetterWords> = { en: letterEn, fr: letterFr };

export function letterWords(language: Language): LetterWords {
  return LANGUAGES[language];
}
