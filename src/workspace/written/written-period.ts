import { civil, type Day, type DayRange, dayOf, monthOf } from '../../domain/time/calendar.ts';
import { MONTH_NAMES, monthNumber } from '../../domain/time/month-names.ts';
import { parsePeriod } from '../../domain/time/period.ts';

/** `3e trimestre`, in regular expressions. */
export const QUARTER_IN_WORDS = String.raw`(?:1er|[2-4](?:[eè]?me|e)) trim(?:estre|\.)?`;
const MONTH = String.raw`\p{L}{3,}\.? \d{4}`;
const NAMES = MONTH_NAMES.flat().flatMap((name) =>
  [...name.slice(2)].map((_, index) => name.slice(0, index + 3)),
);
const MONTH_NAME = `(?:${NAMES.join('|').replaceAll('e', '[eé]').replaceAll('u', '[uû]')})`;
const MONTHS_FROM = String.raw`(?<!\p{L})${MONTH_NAME}(?!\p{L})\.?(?: \d{4} (?:à|to)|(?: (?:à|to)| ?[-–])) ?`;

/** A month, months or a quarter as texts write it, or what looks like one. */
export const MONTH_TEXT = new RegExp(
  String.raw`${QUARTER_IN_WORDS} \d{4}|(?:${MONTHS_FROM})?${MONTH}(?!-(?:\d|[TQ]\d)|\/\d)|(?:\d{2}[-/]\d{4} (?:à|to) )?\d{2}[-/]\d{4}|(?:\d{4}-\d{2} (?:à|to) )?\d{4}-(?:\d{2}|[TQ][1-4])|[TQ][1-4][ -]\d{4}`,
  'giu',
);

/**
 * The days of a month, of months or of a quarter, not of a year alone: `2025-09`, `09/2025`, `09-2025`, `Sept. 2025`,
 * `juillet à septembre 2025`, `2025-T3`, `T3 2025` (or `Q3`), `3e trimestre 2025`.
 */
export function writtenPeriod(text: string): DayRange | undefined {
  return onePeriod(text) ?? (text.length > LONGEST ? undefined : severalMonths(text));
}

/** More characters than months have that are joined: longer texts are not looked through from each of their letters. */
const LONGEST = 64;

function onePeriod(text: string): DayRange | undefined {
  const [, year, month, quarter] =
    /^(?<year>\d{4})-(?:(?<month>\d{2})|[TQ](?<quarter>[1-4]))$/i.exec(text) ?? turned(text);
  if (year === undefined) return undefined;
  return parsePeriod(quarter === undefined ? `${year}-${month}` : `${year}-Q${quarter}`)?.days;
}

/**
 * The days from a first month to a last one. The first may leave its year to the last, and is then the latest such
 * month before it. A hyphen does not join two months with years: they may be two periods.
 */
function severalMonths(text: string): DayRange | undefined {
  const [, first = '', last = ''] = JOINED.exec(text) ?? [];
  const end = onePeriod(last);
  if (end === undefined || end.to !== monthOf(end.from).to) return undefined;
  const start = onePeriod(first)?.from ?? monthBefore(first.replace('.', ''), end.from);
  return start === undefined || start > end.from ? undefined : { from: start, to: end.to };
}

const JOINED = /^(.+?)(?: (?:à|to) |(?<=^\p{L}+\.?) ?[-–] ?)(.+)/iu;

/** The first day of the latest month of a name before another month. */
function monthBefore(name: string, first: Day): Day | undefined {
  const number = monthNumber(name);
  const { year, month } = civil(first);
  if (number === undefined || number === month) return undefined;
  return dayOf(number < month ? year : year - 1, number, 1);
}

/** Six digits that can only be a month: from 2013 on they are no day, since 20 is no month, nor are 13 and above. */
const SIX_DIGITS = /^(20(?:1[3-9]|[2-9]\d))(0[1-9]|1[0-2])$/;

/** The month that a text most likely means, which is no period as it is written: `oct25` is `2025-10`. */
export function monthMeant(text: string): string | undefined {
  const [, name = '', of = ''] = /^(\p{L}{3,}\.?|\d{1,2}(?!\d))[ _./-]?(\d{2}|\d{4})$/u.exec(text) ?? [];
  const [, year = of, month = name] = /^(\d{4})[ _./](\d{1,2})$/.exec(text) ?? [];
  const number = /\d/.test(month) ? month : monthNumber(month.replace('.', ''))?.toString();
  const written = `${year.padStart(4, '20')}-${number?.padStart(2, '0')}`;
  return parsePeriod(written) === undefined ? undefined : written;
}

/** The days of a month in digits alone, `202509`: only for where nothing else may be meant. */
export function periodInDigits(text: string): DayRange | undefined {
  const [, year, month] = SIX_DIGITS.exec(text) ?? [];
  return year === undefined ? undefined : parsePeriod(`${year}-${month}`)?.days;
}

/** The year, the month and the quarter of a text that ends with the year, from the second place on. */
function turned(text: string): readonly (string | undefined)[] {
  const [, quarter, ordinal, month, name, year] = YEAR_LAST.exec(text) ?? [];
  const number = name === undefined ? month : monthNumber(name)?.toString().padStart(2, '0');
  return [undefined, year, number, quarter ?? ordinal?.charAt(0)];
}

const YEAR_LAST = new RegExp(
  String.raw`^(?:[TQ]([1-4])[ -]|(${QUARTER_IN_WORDS}) |(\d{2})[/-]|(\p{L}{3,})\.? )(\d{4})$`,
  'iu',
);
