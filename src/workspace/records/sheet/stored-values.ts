import { significantDecimal } from '../../../domain/numbers/decimal.ts';
import { decimalFraction } from '../../../domain/numbers/fraction.ts';
import { roundHalfAway } from '../../../domain/numbers/money.ts';
import { dayOf, formatDay } from '../../../domain/time/calendar.ts';
import { isTrue } from './part-reader.ts';

/** The digits of a binary double that are certain, and that a spreadsheet shows. */
const SIGNIFICANT = 15;

/** No amount, count or rate that anyone typed has more zeros. */
const MOST_ZEROS = 30;

/**
 * The number of a cell as canonical decimal text at 15 significant digits, halves away from zero: exact, from the
 * digits in the file. `shift` moves the decimal mark to the right. Undefined where the text is no such number.
 */
export function numberText(source: string, shift = 0): string | undefined {
  return significantDecimal(source.trim(), shift, SIGNIFICANT, MOST_ZEROS);
}

/** A number as a code of so many digits, `123` as `00123`; one that is not a whole number ≥ 0 stays as it is. */
export function withLeadingZeros(number: string, digits: number): string {
  return /^\d+$/.test(number) ? number.padStart(digits, '0') : number;
}

/** A number that the sheet shows as negative: not a valid number, unless it is negative or zero. */
export function shownNegative(number: string): string {
  return /^-|^[0.]+$/.test(number) ? number : `−${number}`;
}

/** A number as a CSV with this mark writes it; without one, three decimals get a fourth, to be no thousands. */
export function inCsvForm(number: string, mark: '.' | ',' | undefined): string {
  if (mark === ',') return number.replace('.', ',');
  return mark === undefined && /\.\d{3}$/.test(number) ? `${number}0` : number;
}

const LAST_SERIAL = 2_958_465;
/** Parts of a second, as exact as 15 digits say a time: cut to whole seconds, 14:00 would be 13:59:59. */
const PARTS = 10_000n;
const PARTS_A_DAY = 86_400n * PARTS;

/** A serial number as the day (from 1900 or 1904) and the time that a sheet shows; it may be no existing day. */
export function serialDate(source: string, from1904: boolean): string | undefined {
  const number = numberText(source);
  if (number === undefined) return undefined;
  const [whole = '0', decimals = ''] = number.split('.');
  const serial = Number(whole);
  if (number.startsWith('-') || serial > LAST_SERIAL) return '#####';
  const { numerator, denominator } = decimalFraction(`0.${decimals || '0'}`);
  const time = roundHalfAway(numerator * PARTS_A_DAY, denominator);
  if (time === PARTS_A_DAY) return dayOfSerial(serial + 1, from1904);
  return withTime(dayOfSerial(serial, from1904), Number(time / PARTS));
}

function dayOfSerial(serial: number, from1904: boolean): string {
  if (from1904) return formatDay(dayOf(1904, 1, 1) + serial);
  // The calendar from 1900 begins with a day 0, used for times alone, and has a 29 February that never was.
  if (serial === 0) return '1900-01-00';
  if (serial === 60) return '1900-02-29';
  return formatDay(dayOf(1899, 12, serial < 60 ? 31 : 30) + serial);
}

function withTime(text: string, seconds: number): string {
  if (seconds === 0) return text;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${text} ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** `TRUE` or `FALSE`, as a sheet shows what it stores so (`xsd:boolean`); undefined for any other text. */
export function booleanText(source: string): string | undefined {
  if (isTrue(source)) return 'TRUE';
  return source === '0' || source === 'false' ? 'FALSE' : undefined;
}

/** A day that a sheet writes out, without a time of midnight; any other time follows it as for a serial number. */
export function writtenDate(source: string): string {
  return source.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ');
}
