import type { FindingCode } from '../../domain/finding.ts';
import type { Language } from '../../domain/language.ts';
import { type Advice, type CheckGuide, guideEn } from './guide-en.ts';
import { guideFr } from './guide-fr.ts';

const GUIDES: Readonly<Record<Language, CheckGuide>> = { en: guideEn, fr: guideFr };

export function adviceOn(code: FindingCode, language: Language): Advice {
  return GUIDES[language][code];
}
