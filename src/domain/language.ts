import { type Day, formatDay, formatFrenchDay } from './time/calendar.ts';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of what is written for a group: that of its convention, else English. */
export function languageOfGroup(convention: { readonly locale: Language | undefined } | undefined): Language {
  return convention?.locale ?? 'en';
}

/** How a language writes what is not words, not by the machine's locale: the bytes are the same everywhere. */
export interface Notation {
  /** As documents state their language (BCP 47). */
  readonly tag: string;
  /** Between units and decimals. */
  readonly decimalMark: '.' | ',';
  /** Between thousands, in figures for people. */
  readonly groupMark: string;
  /** After a figure in percent, with the space before it. */
  readonly percentSign: string;
  /** The sign of the euro, and whether it stands before the figures. */
  readonly euro: { readonly sign: string; readonly leads: boolean };
  /** After what announces something, with the space before it. */
  readonly colon: string;
  /** Around the name of something. */
  readonly quotes: readonly [opening: string, closing: string];
  readonly day: (day: Day) => string;
  /** Two neighbouring parts of a day, in digits: a month of a year, a day of a month. */
  readonly dayParts: (greater: string, smaller: string) => string;
  /** How the files of the language are separated, begin and end their lines, as its spreadsheets open them. */
  readonly files: { readonly delimiter: ';' | ','; readonly start: string; readonly lineEnd: string };
}

/** No-break space: the one that every font and encoding of the reports has. */
export const NO_BREAK_SPACE = '\u00a0';

export const NOTATION: Readonly<Record<Language, Notation>> = {
  fr: {
    tag: 'fr-FR',
    decimalMark: ',',
    groupMark: NO_BREAK_SPACE,
    percentSign: `${NO_BREAK_SPACE}%`,
    euro: { sign: `${NO_BREAK_SPACE}€`, leads: false },
    colon: `${NO_BREAK_SPACE}:`,
    quotes: ['« ', ' »'],
    day: formatFrenchDay,
    dayParts: (greater, smaller) => `${smaller}/${greater}`,
    files: { delimiter: ';', start: '\uFEFF', lineEnd: '\r\n' },
  },
  en: {
    tag: 'en-GB',
    decimalMark: '.',
    groupMark: ',',
    percentSign: '%',
    euro: { sign: '€', leads: true },
    colon: ':',
    quotes: ['“', '”'],
    day: formatDay,
    dayParts: (greater, smaller) => `${greater}-${smaller}`,
    files: { delimiter: ',', start: '', lineEnd: '\n' },
  },
};

/** A decimal that is written with a point, `0.99`, as the language writes it. */
export function decimalIn(language: Language, decimal: string): string {
  return decimal.replace('.', NOTATION[language].decimalMark);
}

/** `01/09/2025` in French, `2025-09-01` in English. */
export function dayText(day: Day, language: Language): string {
  return NOTATION[language].day(day);
}
