import { bothWords } from '../../../diagnostics/bilingual.ts';
import { decimalIn, type Language } from '../../../domain/language.ts';
import type { MeasureReference } from '../../../domain/measure-reference.ts';
import { formatDecimal } from '../../../domain/numbers/fraction.ts';
import { SITE_TYPE_WORDS } from '../../../forms/choices.ts';

const WORDS = {
  en: {
    overPeriod: 'measured over the period',
    mean: (years: number) => `mean of ${years} years`,
    atLeast: (value: string) => `at least ${value}`,
    atMost: (value: string) => `at most ${value}`,
    band: (from: string, counts: string) => `${counts} from ${from} on`,
  },
  fr: {
    overPeriod: 'mesuré sur la période',
    mean: (years: number) => `moyenne de ${years} ans`,
    atLeast: (value: string) => `${value} au moins`,
    atMost: (value: string) => `${value} au plus`,
    band: (from: string, counts: string) => `${counts} à partir de ${from}`,
  },
} as const;

/**
 * How a value is made of the observations of a measure: ` (mean of 4 years, at least 5, lycee × 3/2)`; empty where it
 * is one of them.
 */
export function madeOf(
  { asOf, years, atLeast, atMost, bands, times }: MeasureReference,
  language: Language,
): string {
  const words = WORDS[language];
  const number = (value: Parameters<typeof formatDecimal>[0]): string =>
    decimalIn(language, formatDecimal(value));
  const parts = [
    ...(asOf.kind === 'period_end' ? [words.overPeriod] : []),
    ...(years > 1 ? [words.mean(years)] : []),
    ...(atLeast === undefined ? [] : [words.atLeast(number(atLeast))]),
    ...(atMost === undefined ? [] : [words.atMost(number(atMost))]),
    ...bands.map(({ from, counts }) => words.band(number(from), number(counts))),
    ...[...times].map(([type, factor]) => {
      const word = bothWords(SITE_TYPE_WORDS, type)[language];
      return `${word} × ${number(factor)}`;
    }),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
