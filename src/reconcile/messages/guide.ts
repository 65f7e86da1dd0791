import type { Language } from '../../diagnostics/render.ts';
import type { FindingCode } from '../../domain/finding.ts';
import { guideEn } from './guide-en.ts';
import { guideFr } from './guide-fr.ts';

/** What to make of the findings of a check. */
export interface Advice {
  /** What the check takes for granted, and what it leaves aside. */
  readonly granted: string;
  /** The net euros at stake. */
  readonly stake: string;
  readonly todo: string;
}

export type CheckGuide = Readonly<Record<FindingCode, Advice>>;

const GUIDES: Readonly<Record<Language, CheckGuide>> = { en: guideEn, fr: guideFr };

export function adviceOn(code: FindingCode, language: Language): Advice {
  return GUIDES[language][code];
}
