import type { ImputationCodes } from '../../domain/imputation.ts';
import { CATEGORIES, type Category, isBuiltIn } from '../../domain/invoice-line.ts';
import { decimalIn, type Language, NO_BREAK_SPACE, NOTATION } from '../../domain/language.ts';
import { amountText } from '../../domain/numbers/amount-text.ts';
import { fixedDecimal } from '../../domain/numbers/decimal.ts';
import { type Fraction, finiteDecimal } from '../../domain/numbers/fraction.ts';
import { type Cents, formatCents, roundHalfAway } from '../../domain/numbers/money.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { monthsOf, parsePeriod, union } from '../../domain/time/period.ts';
import { compareText } from '../../text/text-order.ts';
import { englishAmount } from './en/amount.ts';
import { en } from './en.ts';
import { frenchAmount } from './fr/amount.ts';
import { fr } from './fr.ts';

/** The words of the reports; both languages have the same entries. */
export type ReportWords = typeof en;

const WORDS: Record<Language, ReportWords> = { en, fr };

/** The words of the reports in a language. */
export function reportWords(language: Language): ReportWords {
  return WORDS[language];
}

/** A share in percent to four decimals, in the form that spreadsheets have always had: `61,1521 %`, `61.1521 %`. */
export function percentText(share: Fraction, words: ReportWords): string {
  return `${percentFigures(share, words.language)}${NO_BREAK_SPACE}%`;
}

/** The same as a page writes it: `61,1521 %`, `61.1521%`. */
export function pagePercentText(share: Fraction, words: ReportWords): string {
  return `${percentFigures(share, words.language)}${NOTATION[words.language].percentSign}`;
}

/** A share in percent, to four decimals, halves away from zero. */
function percentFigures({ numerator, denominator }: Fraction, language: Language): string {
  return decimalIn(language, fixedDecimal(roundHalfAway(numerator * 1_000_000n, denominator), 4));
}

/** What a key counts, as people write it: `414`, `12,5`, `1/3`. */
export function quantityText(quantity: Fraction, words: ReportWords): string {
  return decimalText(quantity, words.language) ?? `${quantity.numerator}/${quantity.denominator}`;
}

function decimalText(quantity: Fraction, language: Language): string | undefined {
  const text = finiteDecimal(quantity);
  if (text === undefined) return undefined;
  const [whole = '', decimals] = text.split('.');
  const grouped = amountText(BigInt(whole) * 100n, language).slice(0, -3);
  return decimals === undefined ? grouped : `${grouped}${NOTATION[language].decimalMark}${decimals}`;
}

/** `011 / 221 / 6262`. */
export function imputationText({ chapter, function: code, nature }: ImputationCodes): string {
  return [chapter, code, nature].join(' / ');
}

/** The amount without grouping, as spreadsheets read it in the language: `1234,56`, `1234.56`. */
export function plainAmountText(amount: Cents, language: Language): string {
  return decimalIn(language, formatCents(amount));
}

const IN_LETTERS = { fr: frenchAmount, en: englishAmount } as const;

/** The amount in letters: `mille cent soixante-seize euros et quatre-vingt-dix-huit centimes`. */
export function amountInWords(amount: Cents, currency: string, language: Language): string {
  return IN_LETTERS[language](amount, currency);
}

/** A category in words; a group's own category is its own word. */
export function categoryText(category: Category, { categories }: Pick<ReportWords, 'categories'>): string {
  return isBuiltIn(category) ? categories[category] : category;
}

/** Some categories, once each: the built-in ones in their order, then the group's own by their letters. */
export function inCategoryOrder(categories: Iterable<Category>): readonly Category[] {
  const given = new Set(categories);
  const own = [...given].filter((category) => !isBuiltIn(category)).sort(compareText);
  return [...CATEGORIES.filter((category) => given.has(category)), ...own];
}

/**
 * What a run is about, from the text of its selection: a period, all invoices, or some. The tables of a run of 0.1 keep
 * the words of 0.1, which did not elide (`de octobre`).
 */
export function periodText(selection: string, words: ReportWords, release?: Release): string {
  if (selection === 'all') return words.allPeriods;
  if (selection === 'pending') return words.pendingOnly;
  if (selection.startsWith('"')) return words.invoicesOnly(selection.replaceAll('"', ''));
  const [from = '', to] = selection.split('..');
  const periods = holdsIn(release, '0.2') ? words.periods : words.periodsOf01;
  return to === undefined
    ? calendarText(from, words)
    : periods(calendarText(from, words), calendarText(to, words));
}

/** Months (`2025-09`) in words, three or more in a row by the first and the last: `January to August 2025`. */
export function monthSpans(months: readonly string[], language: Language): readonly string[] {
  const words = reportWords(language);
  return union(months.flatMap((month) => parsePeriod(month)?.days ?? [])).flatMap((span) => {
    const texts = monthsOf(span).map((month) => calendarText(month, words));
    const [first = '', last = ''] = [texts[0], texts.at(-1)];
    return texts.length < 3 ? texts : [words.monthSpan(first.replace(last.slice(-' 2025'.length), ''), last)];
  });
}

/** `2025-09`, `2025-Q3` or `2025` in words. */
function calendarText(period: string, words: ReportWords): string {
  const [year, part = ''] = period.split('-');
  if (part === '') return period;
  return part.startsWith('Q')
    ? words.quarter(Number(part.slice(1)), Number(year))
    : words.month(Number(part), Number(year));
}
