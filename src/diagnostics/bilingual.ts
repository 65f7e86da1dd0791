import { amountText } from '../domain/amount-text.ts';
import type { Day } from '../domain/calendar.ts';
import type { Language } from '../domain/language.ts';
import { type Cents, formatCents } from '../domain/money.ts';
import { dayText, decimalIn } from '../domain/notation.ts';
import { fill, type TemplateValue } from '../text/template.ts';

/** A part of a wording that is said in the reader's language: a word of the trade, or what a parser found. */
export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

/** What stands in the place of a `{name}` of a wording. */
export type Argument = TemplateValue | Bilingual;

/** Puts arguments, said in a language, in the place of their `{names}`. */
export function fillIn(
  template: string,
  args: Readonly<Record<string, Argument>>,
  language: Language,
): string {
  const said = Object.entries(args).map(
    ([name, value]) => [name, typeof value === 'object' ? value[language] : value] as const,
  );
  return fill(template, Object.fromEntries(said));
}

/** An enumerated word by its French one where it has one. */
export function bothWords(words: Readonly<Record<string, string | undefined>>, word: string): Bilingual {
  return { en: word, fr: words[word] ?? word };
}

/** A decimal as people write it in a sentence: `0.99`, `0,99`. */
export function bothDecimals(text: string): Bilingual {
  return { en: text, fr: decimalIn('fr', text) };
}

/** An amount as people write it in a sentence: `1234.50`, `1 234,50`. */
export function bothAmounts(amount: Cents): Bilingual {
  return { en: formatCents(amount), fr: amountText(amount, 'fr') };
}

/** A day as people write it in a sentence: `2025-10-20`, `20/10/2025`. */
export function bothDays(day: Day): Bilingual {
  return { en: dayText(day, 'en'), fr: dayText(day, 'fr') };
}
