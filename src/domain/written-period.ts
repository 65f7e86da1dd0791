import { withoutAccents } from '../text/plain-form.ts';
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

/** The year, the month and the quarter of a text that ends with the year, from the second place on; all undefined of another. */
function turned(text: string): readonly (string | undefined)[] {
  const [, quarter, month, name, year] =
    /^(?:[TQ]([1-4])[ -]|(\d{2})[/-]|(\p{L}{3,})\.? )(\d{4})$/iu.exec(text) ?? [];
  const number = name === undefined ? month : monthNumber(name)?.toString().padStart(2, '0');
  return [undefined, year, number, quarter];
}

/** A month, with or without its year, or a quarter; no month of a day. */
const MONTH = String.raw`(?:(?<name>\p{L}{3,})\.?(?: \d{4})?|(?<figures>[TQ][1-4](?:[ -]\d{4})?|\d{2}[-/]\d{4}|\d{4}-(?:\d{2}|[TQ][1-4])))`;
/** What joins two months: marks, blanks, and words as in `juillet 2025 jusqu’à fin août 2025`. */
const WORDS = 'à|a|au|aux|et|ou|puis|jusqu|fin|de|d|to|and|or|then|until|through|end|of';
const LINK = String.raw`[^\p{L}\p{N}]+(?:(?:${WORDS})[^\p{L}\p{N}]+){0,4}`;

const MONTH_BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}]|\d[-/.])${MONTH}${LINK}$`, 'giu');
const MONTH_BEHIND = new RegExp(String.raw`^${LINK}${MONTH}(?![\p{L}\p{N}]|[-/.]\d)`, 'iu');
const DAY_BEFORE = /(?<![\p{L}\p{N}])\d{1,2}(?:er|st|nd|rd|th)?(?: of)? $/iu;
const DAYS_BEFORE = /(?:au|to|-) \d{2}[-/]\d{2}[-/]\d{4}[^\p{L}\p{N}]+$/iu;
const HALF_BEFORE = /quinzaine d(?:e |['’])$/iu;
const DAYS_BEHIND = /^[^\p{L}\p{N}]+(?:du|from) \d/iu;

/** As much of a text is looked at on each side of a month. */
const NEAR = 60;

/**
 * Whether what stands before a month or a quarter says that it is not the days meant: `30/`, `30 ` and `1er ` before a name,
 * `janvier à `, `T1 - `, `2e quinzaine de `.
 */
export function hasDaysBefore(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - NEAR), at);
  const isName = /\p{L}{3}/u.test(text.slice(at, at + 3));
  return (
    /\d[-/.]$|(?<!\d)\d{1,2} \/ ?$/.test(before) ||
    (isName && DAY_BEFORE.test(before)) ||
    DAYS_BEFORE.test(before) ||
    HALF_BEFORE.test(before) ||
    [...before.matchAll(MONTH_BEFORE)].some(isMonth)
  );
}

/** Whether what stands behind it says so: `-05`, ` à novembre 2025`, ` (du 15 au 30)`. */
export function hasDaysBehind(text: string, end: number): boolean {
  const behind = text.slice(end, end + NEAR);
  const month = MONTH_BEHIND.exec(behind);
  return /^[-/.]\d/.test(behind) || DAYS_BEHIND.test(behind) || (month !== null && isMonth(month));
}

function isMonth({ groups }: RegExpExecArray): boolean {
  return groups?.['figures'] !== undefined || monthNumber(groups?.['name'] ?? '') !== undefined;
}
