import { amountText } from '../../domain/amount-text.ts';
import { type Day, formatDay, formatFrenchDay } from '../../domain/calendar.ts';
import type { Locale } from '../../domain/convention.ts';
import { fixedDecimal } from '../../domain/decimal.ts';
import { type Fraction, finiteDecimal } from '../../domain/fraction.ts';
import { type Cents, formatCents, roundHalfAway } from '../../domain/money.ts';
import { englishAmount } from './en/amount.ts';
import { en, type ReportWords } from './en.ts';
import { frenchAmount } from './fr/amount.ts';
import { fr } from './fr.ts';

const LANGUAGES: Record<Locale, ReportWords> = { en, fr };

/** The words of the reports in a language. */
export function reportWords(language: Locale): ReportWords {
  return LANGUAGES[language];
}

/** `01/09/2025` in French, `2025-09-01` in English. */
export function dayText(day: Day, language: Locale): string {
  return language === 'fr' ? formatFrenchDay(day) : formatDay(day);
}

/** A share in percent to four decimals, halves away from zero: `61,1521 %`, `61.1521 %`. */
export function percentText({ numerator, denominator }: Fraction, language: Locale): string {
  const tenThousandths = roundHalfAway(numerator * 1_000_000n, denominator);
  return `${withMark(fixedDecimal(tenThousandths, 4), language)}\u00a0%`;
}

/** The same as a page writes it: `61,1521 %`, `61.1521%`. */
export function pagePercentText(share: Fraction, language: Locale): string {
  const text = percentText(share, language);
  return language === 'en' ? text.replace('\u00a0', '') : text;
}

/** What a key counts, as people write it: `414`, `12,5`, `1/3`. */
export function quantityText(quantity: Fraction, language: Locale): string {
  return decimalText(quantity, language) ?? `${quantity.numerator}/${quantity.denominator}`;
}

function decimalText(quantity: Fraction, language: Locale): string | undefined {
  const text = finiteDecimal(quantity);
  if (text === undefined) return undefined;
  const [whole = '', decimals] = text.split('.');
  const grouped = amountText(BigInt(whole) * 100n, language).slice(0, -3);
  return decimals === undefined ? grouped : withMark(`${grouped}.${decimals}`, language);
}

function withMark(decimal: string, language: Locale): string {
  return language === 'fr' ? decimal.replace('.', ',') : decimal;
}

/** The amount without grouping, as spreadsheets read it in the language: `1234,56`, `1234.56`. */
export function plainAmountText(amount: Cents, language: Locale): string {
  return withMark(formatCents(amount), language);
}

/** The amount in letters: `mille cent soixante-seize euros et quatre-vingt-dix-huit centimes`. */
export function amountInWords(amount: Cents, currency: string, language: Locale): string {
  return language === 'fr' ? frenchAmount(amount, currency) : englishAmount(amount, currency);
}
