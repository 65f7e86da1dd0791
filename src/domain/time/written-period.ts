import { withoutAccents } from '../../text/plain-form.ts';
import type { DayRange } from './calendar.ts';
import { parsePeriod } from './period.ts';

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];

/** The number of the one month whose French or English name begins with these three letters or more: `sept` is 9. */
export function monthNumber(word: string): number | undefined {
  const plain = withoutAccents(word);
  if (plain.length < 3) return undefined;
  const found = MONTHS.flatMap((names, index) =>
    names.some((name) => name.startsWith(plain)) ? [index + 1] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** A month or a quarter as texts write it, or what looks like one. */
export const MONTH_TEXT =
  /\p{L}{3,}\.? \d{4}(?!-(?:\d|[TQ]\d)|\/\d)|\d{2}[-/]\d{4}|\d{4}-(?:\d{2}|[TQ][1-4])|[TQ][1-4][ -]\d{4}/giu;

/**
 * The days of a month or a quarter as invoices write it: `2025-09`, `09/2025`, `09-2025`, `septembre 2025`, `Sept. 2025`,
 * `2025-T3`, `T3 2025` (or `Q3`). Undefined for any other text, a year alone too.
 */
export function writtenPeriod(text: string): DayRange | undefined {
  const [, year, month, quarter] =
    /^(?<year>\d{4})-(?:(?<month>\d{2})|[TQ](?<quarter>[1-4]))$/i.exec(text) ?? turned(text);
  if (year === undefined) return undefined;
  return parsePeriod(quarter === undefined ? `${year}-${month}` : `${year}-Q${quarter}`)?.days;
}

/** From 2013 on no day is written in six such digits: 20 is no month, nor 13 or more. */
const SIX_DIGITS = /^(20(?:1[3-9]|[2-9]\d))(0[1-9]|1[0-2])$/;

/** The days of a month in digits alone, `202509`: a number otherwise, so only where nothing else may be meant. */
export function periodInDigits(text: string): DayRange | undefined {
  const [, year, month] = SIX_DIGITS.exec(text) ?? [];
  return year === undefined ? undefined : parsePeriod(`${year}-${month}`)?.days;
}

/** The year, the month and the quarter of a text that ends with the year, from the second place on; all undefined of another. */
function turned(text: string): readonly (string | undefined)[] {
  const [, quarter, month, name, year] =
    /^(?:[TQ]([1-4])[ -]|(\d{2})[/-]|(\p{L}{3,})\.? )(\d{4})$/iu.exec(text) ?? [];
  const number = name === undefined ? month : monthNumber(name)?.toString().padStart(2, '0');
  return [undefined, year, number, quarter];
}
