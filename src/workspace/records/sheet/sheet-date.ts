import { type Day, dayOf, formatDay } from '../../../domain/calendar.ts';
import { decimalFraction } from '../../../domain/fraction.ts';
import { numberText } from './number-text.ts';

const LAST_SERIAL = 2_958_465;
const SECONDS_A_DAY = 86_400n;

/**
 * A day as its serial number in a sheet, in the calendar from 1900 (which has a 29th of February 1900 that never was)
 * or from 1904; with the time where it has one. Undefined where it is no day.
 */
export function serialDate(source: string, from1904: boolean): string | undefined {
  const number = numberText(source);
  if (number === undefined || number.startsWith('-')) return undefined;
  const [whole = '0', decimals = ''] = number.split('.');
  const serial = Number(whole);
  if (serial > LAST_SERIAL || (!from1904 && (serial === 60 || serial === 0))) return undefined;
  const { numerator, denominator } = decimalFraction(`0.${decimals || '0'}`);
  const seconds = (numerator * SECONDS_A_DAY) / denominator;
  return withTime(dayOfSerial(serial, from1904), Number(seconds));
}

function dayOfSerial(serial: number, from1904: boolean): Day {
  if (from1904) return dayOf(1904, 1, 1) + serial;
  return dayOf(1899, 12, serial < 60 ? 31 : 30) + serial;
}

function withTime(day: Day, seconds: number): string {
  const text = formatDay(day);
  if (seconds === 0) return text;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${text} ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** A day as a sheet writes it out, without a time of midnight. */
export function writtenDate(source: string): string {
  return source.replace(/T00:00:00(?:\.0+)?Z?$/, '');
}
