import { otherTimeWords } from './time-words.ts';
import { monthNumber, QUARTER_IN_WORDS } from './written-period.ts';

/**
 * What a text has next to a month or a quarter that is its period: `nothing` of importance; `day`, so it is part of a
 * date; `doubt`, so it may not be the days meant.
 */
export type Vicinity = 'nothing' | 'day' | 'doubt';

/** A month, with or without its year, or a quarter; no month of a day. */
const MONTH = String.raw`(?:(?<name>\p{L}{3,})\.?(?: \d{4})?|(?<figures>(?:[TQ][1-4]|${QUARTER_IN_WORDS})(?:[ -]\d{4})?|\d{2}[-/]\d{4}|\d{4}-(?:\d{2}|[TQ][1-4])))`;
/** What may join two months: marks, blanks, and words as in `juillet 2025 jusqu’à fin août 2025`. */
const WORDS = 'à|a|au|aux|et|ou|puis|jusqu|fin|de|d|sauf|hors|to|and|or|then|until|through|end|of|except';
const LINK = String.raw`[^\p{L}\p{N}]+(?:(?:${WORDS})[^\p{L}\p{N}]+){0,4}`;

const MONTH_BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}]|\d[-/.])${MONTH}${LINK}$`, 'giu');
const MONTH_BEHIND = new RegExp(String.raw`^${LINK}${MONTH}(?![\p{L}\p{N}]|[-/.]\d)`, 'iu');
const DAY_BEFORE = /(?<![\p{L}\p{N}])\d{1,2}(?:er|[èe]?me|r?e|st|nd|rd|th)?(?: of| de| d['’])? ?$/iu;
const SEVERAL_DAYS_BEFORE = /\d[^\p{L}\p{N}]+(?:(?:au|à|et|to|and)[^\p{L}\p{N}]+)?\d{1,2}\P{N}*$/iu;
const DAYS_BEFORE = /(?:au|to|-) \d{2}[-/]\d{2}[-/]\d{4}[^\p{L}\p{N}]+$/iu;
/** One or two digits joined to a month in figures by a mark or a word: `15- 09-2025`, `01 à 03/2025`. */
const NUMBER_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])\d{1,2}(?:er|[eè]?me|e)?(?: ?[-–—/.,;+&>→] ?| (?:(?:${WORDS})[^\p{L}\p{N}]+)+)$`,
  'iu',
);
const NUMBER_BEHIND = /^ ?[-/.] ?\d{1,2} ?(?![\p{L}\p{N}])/u;
const DAYS_BEHIND = /^[^\p{L}\p{N}]+(?:du|au|le|from|to|on) \d{1,2}(?!\d)/iu;

/** How many characters are looked at on each side of a month. */
const NEAR = 60;

/** Where a month or a quarter stands in a text, and the pattern that finds it there. */
export interface Near {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly pattern: string;
}

/** Judges the text before a month or a quarter: `30/`, `1er `, `janvier à `, `2e quinzaine de `, `semaine 36, `. */
export function judgeBefore(near: Near): Vicinity {
  const { text, at } = near;
  const before = textBefore(near);
  const isName = /\p{L}{3}/u.test(text.slice(at, at + 3));
  const isFigure = /\d/.test(text.charAt(at));
  if (/\d[-/.]$/.test(before)) return 'day';
  if (isName && DAY_BEFORE.test(before)) return SEVERAL_DAYS_BEFORE.test(before) ? 'doubt' : 'day';
  const isDoubt =
    (isFigure && NUMBER_BEFORE.test(before)) ||
    DAYS_BEFORE.test(before) ||
    [...before.matchAll(MONTH_BEFORE)].some(isMonth) ||
    hasTimeBefore(near);
  return isDoubt ? 'doubt' : 'nothing';
}

/** Judges the text behind it: `-05`, ` à novembre 2025`, ` (du 15 au 30)`, ` jusqu’au 15`. */
export function judgeBehind(near: Near): Vicinity {
  const { text, at } = near;
  const behind = textBehind(near);
  if (/^[-/.]\d/.test(behind)) return 'day';
  const month = MONTH_BEHIND.exec(behind);
  const isDoubt =
    (/\d/.test(text.charAt(at)) && NUMBER_BEHIND.test(behind)) ||
    DAYS_BEHIND.test(behind) ||
    (month !== null && isMonth(month)) ||
    hasTimeBehind(near);
  return isDoubt ? 'doubt' : 'nothing';
}

/** Whether words before it name another unit of time, or a limit. */
export function hasTimeBefore(near: Near): boolean {
  return otherTimeWords(textBefore(near), 'before', near.text.slice(near.at, near.end), near.pattern);
}

/** Whether words behind it do. */
export function hasTimeBehind(near: Near): boolean {
  return otherTimeWords(textBehind(near), 'behind', near.text.slice(near.at, near.end), near.pattern);
}

function textBefore({ text, at }: Near): string {
  return text.slice(Math.max(0, at - NEAR), at);
}

function textBehind({ text, end }: Near): string {
  return text.slice(end, end + NEAR);
}

function isMonth({ groups }: RegExpExecArray): boolean {
  return groups?.['figures'] !== undefined || monthNumber(groups?.['name'] ?? '') !== undefined;
}
