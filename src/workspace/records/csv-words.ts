import type { Bilingual } from '../../diagnostics/bilingual.ts';

/** What the parser of CSV finds wrong with quotes, by its codes. */
const WORDS: Readonly<Record<string, Bilingual>> = {
  CSV_INVALID_CLOSING_QUOTE: {
    en: 'text follows a closing quote',
    fr: 'du texte suit un guillemet fermant',
  },
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: {
    en: 'text follows a closing quote',
    fr: 'du texte suit un guillemet fermant',
  },
  CSV_QUOTE_NOT_CLOSED: {
    en: 'a quote is never closed',
    fr: 'un guillemet n’est jamais fermé',
  },
  INVALID_OPENING_QUOTE: {
    en: 'a quote stands within a cell without quotes',
    fr: 'un guillemet est au milieu d’une cellule sans guillemets',
  },
};

/** An error of the parser of CSV; an unknown one stays in quotes. */
export function csvWords(code: string): Bilingual {
  return WORDS[code] ?? { en: code, fr: `« ${code} »` };
}
