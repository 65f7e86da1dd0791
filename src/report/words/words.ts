import { amountText } from '../../domain/amount-text.ts';
import { fixedDecimal } from '../../domain/decimal.ts';
import { type Fraction, finiteDecimal } from '../../domain/fraction.ts';
import type { ImputationCodes } from '../../domain/imputation.ts';
import type { Language } from '../../domain/language.ts';
import { type Cents, formatCents, roundHalfAway } from '../../domain/money.ts';
import { decimalIn, NO_BREAK_SPACE, NOTATION } from '../../domain/notation.ts';
import { englishAmount } from './en/amount.ts';
import { en, type ReportWords } from './en.ts';
import { frenchAmount } from './fr/amount.ts';
import { fr } from './fr.ts';

const WORDS: Record<Language, ReportWords> = { en, fr };

/** The words of the reports in a language. */
export function reportWords(language: Language): ReportWords {
  return WORDS[language];
}

/** A share in percent to four decimals, as tables of spreadsheets have always had it: `61,1521 %`, `61.1521 %`. */
export function percentText(share: Fraction, language: Language): string {
  return `${percentFigures(share, language)}${NO_BREAK_SPACE}%`;
}

/** The same as a page writes it: `61,1521 %`, `61.1521%`. */
export function pagePercentText(share: Fraction, language: Language): string {
  return `${percentFigures(share, language)}${NOTATION[language].percentSign}`;
}

/** A share in percent, to four decimals, halves away from zero. */
function percentFigures({ numerator, denominator }: Fraction, language: Language): string {
  return decimalIn(language, fixedDecimal(roundHalfAway(numerator * 1_000_000n, denominator), 4));
}

/** What a key counts, as people write it: `414`, `12,5`, `1/3`. */
export function quantityText(quantity: Fraction, language: Language): string {
  return decimalText(quantity, language) ?? `${quantity.numerator}/${quantity.denominator}`;
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
