import { significantDecimal } from '../../../domain/decimal.ts';

/** What a spreadsheet shows of a number: no more than these digits are sure of a binary double. */
const SIGNIFICANT = 15;

/** Beyond it a number is no amount, count or rate that anyone typed. */
const MOST_ZEROS = 30;

/**
 * The number of a cell as canonical decimal text at 15 significant digits, halves away from zero: exact, on the digits
 * that the file states. `shift` moves the decimal mark to the right. Undefined where the text is no such number.
 */
export function numberText(source: string, shift = 0): string | undefined {
  return significantDecimal(source.trim(), shift, SIGNIFICANT, MOST_ZEROS);
}

/** A number as a code of so many digits shows it, `123` as `00123`; another than a whole one ≥ 0 stays as it is. */
export function withLeadingZeros(number: string, digits: number): string {
  return /^\d+$/.test(number) ? number.padStart(digits, '0') : number;
}

/**
 * A number as the cell of a CSV file with this mark would have it. Where the mark is not declared, a number of three
 * decimals gets a fourth: in a sheet it is no thousand.
 */
export function inCsvForm(number: string, mark: '.' | ',' | undefined): string {
  if (mark === ',') return number.replace('.', ',');
  return mark === undefined && /\.\d{3}$/.test(number) ? `${number}0` : number;
}
