import { amountText } from '../../domain/amount-text.ts';
import { type Day, formatDay, formatFrenchDay } from '../../domain/calendar.ts';
import type { Locale } from '../../domain/convention.ts';
import type { Fraction } from '../../domain/fraction.ts';
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
  const digits = tenThousandths.toString().padStart(5, '0');
  const mark = language === 'fr' ? ',' : '.';
  return `${digits.slice(0, -4)}${mark}${digits.slice(-4)}\u00a0%`;
}

/** What a key counts, as people write it: `414`, `12,5`, `1/3`. */
export function quantityText(quantity: Fraction, language: Locale): string {
  return decimalText(quantity, language) ?? `${quantity.numerator}/${quantity.denominator}`;
}

const MOST_DECIMALS = 6;

function decimalText({ numerator, denominator }: Fraction, language: Locale): string | undefined {
  const scale = 10n ** BigInt(MOST_DECIMALS);
  if ((numerator * scale) % denominator !== 0n) return undefined;
  const digits = ((numerator * scale) / denominator).toString().padStart(MOST_DECIMALS + 1, '0');
  const whole = amountText(BigInt(digits.slice(0, -MOST_DECIMALS)) * 100n, language).slice(0, -3);
  const decimals = digits.slice(-MOST_DECIMALS).replace(/0+$/, '');
  return decimals === '' ? whole : `${whole}${language === 'fr' ? ',' : '.'}${decimals}`;
}

/** The amount without grouping, as spreadsheets read it in the language: `1234,56`, `1234.56`. */
export function plainAmountText(amount: Cents, language: Locale): string {
  const text = formatCents(amount);
  return language === 'fr' ? text.replace('.', ',') : text;
}

/** The amount in letters: `mille cent soixante-seize euros et quatre-vingt-dix-huit centimes`. */
export function amountInWords(amount: Cents, currency: string, language: Locale): string {
  return language === 'fr' ? frenchAmount(amount, currency) : englishAmount(amount, currency);
}
