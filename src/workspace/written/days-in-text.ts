import { parsePattern } from '../../domain/field-pattern.ts';
import { type Day, type DayRange, formatDay } from '../../domain/time/calendar.ts';
import { type DayForm, parseDayForm, usualForm } from '../../domain/time/day-form.ts';
import { oneBlank } from '../../text/clean-text.ts';
import { MOST_TEXT, matchFields } from './match-fields.ts';
import { isLimitOrAlone } from './partial-period.ts';
import { startWithoutYear, writtenDay } from './written-day.ts';
import { MONTH_TEXT, writtenPeriod } from './written-period.ts';

/** A day in figures as people write it within a text: `01/09/2025`, `1.9.25`, `2025-09-01`. */
const FIGURES = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)`;
const WORDS = String.raw`\d{1,2}(?:er|st|nd|rd|th)? \p{L}{3,}\.? \d{4}(?!\d)`;
const EVERY_DAY = new RegExp(`(?<![\\p{L}\\d])(?:${WORDS})|(?<!\\d)(?:${FIGURES})`, 'giu');
/** The text before the last of two days, if it leaves that the year, or the month too: `01/09 au `, `du 1er au `. */
const START =
  /(?<![\p{L}\d/.-])(?<start>\d{2}[-/]\d{2}|\d{1,2}(?:er)? \p{L}{3,}\.?|(?<=\b(?:du|from) )\d{1,2}(?:er)?)(?: ?[-–] ?| (?:au|à|to) )$/iu;
/** More characters than such a text has: a long label is not searched again before each of its days. */
const NEAR = 64;
const BETWEEN = /^[^\d*{}]{1,10}$/;

/** A day that a text names: as it is written, where, and which day it is if no form has to be declared for it. */
export interface DayInText {
  readonly text: string;
  readonly at: number;
  readonly day: Day | undefined;
  /** Whether it is in figures, with its year. */
  readonly isInFigures: boolean;
}

/** The days that a text names, in order. */
export function daysIn(text: string): readonly DayInText[] {
  const found: DayInText[] = [];
  for (const { 0: written, index } of text.matchAll(EVERY_DAY)) {
    const isInFigures = !written.includes(' ');
    const day = writtenDay(written, []);
    const meant = day ?? writtenDay(written, formOf(written));
    if (meant === undefined && !isInFigures) continue;
    const near = Math.max(0, index - NEAR);
    const start = START.exec(text.slice(near, index));
    const { start: first = '' } = start?.groups ?? {};
    const firstDay = meant && startWithoutYear(first, meant, []);
    if (start !== null && firstDay !== undefined) {
      const place = { text: first, at: near + start.index, isInFigures: false };
      found.push({ ...place, day: day && firstDay });
    }
    found.push({ text: written, at: index, day, isInFigures });
  }
  return found;
}

/** The form that a day seems to have, where it has to be declared. */
function formOf(day: string): readonly DayForm[] {
  const form = parseDayForm(usualForm([day]) ?? '');
  return form === undefined ? [] : [form];
}

/** The text with something else in the place of each of its days. */
export function withoutDays(text: string, other: () => string): string {
  let rest = 0;
  const parts = daysIn(text).map((day) => {
    const before = text.slice(rest, day.at);
    rest = day.at + day.text.length;
    return before + other();
  });
  return parts.join('') + text.slice(rest);
}

/** The first two days that are next to each other in a text, as in `Abonnement du 01/09/25 au 30/09/25`. */
export interface WrittenDays {
  /** `du 01/09/25 au 30/09/25`. */
  readonly text: string;
  /** The pattern that reads them, for `from_columns` of a layout: `*du {period_start} au {period_end}*`. */
  readonly pattern: string;
  /** Their form, if the layout must declare it. */
  readonly form: string | undefined;
}

/** Undefined where no two days are next to each other. */
export function daysWithin(label: string): WrittenDays | undefined {
  const days = daysIn(label);
  for (const [index, first] of days.entries()) {
    const last = days[index + 1];
    if (last === undefined) return undefined;
    const between = label.slice(first.at + first.text.length, last.at);
    if (!BETWEEN.test(between)) continue;
    const word = /\p{L}+ $/u.exec(label.slice(0, first.at))?.[0] ?? '';
    const pattern = `*${word}{period_start}${between}{period_end}*`;
    const text = label.slice(first.at - word.length, last.at + last.text.length);
    return {
      text,
      pattern,
      form: usualForm([first, last].flatMap((day) => (day.isInFigures ? day.text : []))),
    };
  }
  return undefined;
}

export type OwnDays = Pick<WrittenDays, 'text' | 'pattern'>;

/**
 * The days that a text gives for what it is about: two next to each other, or one that is a limit (`jusqu’au 30/09/2025`)
 * or stands alone; not the day of an event. With the pattern that reads them; empty where none does.
 */
export function ownDaysOf(text: string): OwnDays | undefined {
  const plain = oneBlank(text);
  const two = daysWithin(plain);
  if (two !== undefined) return two;
  const [day] = daysIn(plain);
  if (day === undefined || !isLimitOrAlone(plain.slice(0, day.at))) return undefined;
  return { text: day.text, pattern: day.text === plain ? '{service_date}' : '' };
}

/** A month or a quarter that a text names as its only period: `Abonnement septembre 2025`. */
export interface MonthInText {
  /** `septembre 2025`. */
  readonly text: string;
  readonly days: DayRange;
  /** The pattern that reads it from the text, for `from_columns` of a layout. */
  readonly pattern: string;
}

const PATTERN = '*{period}*';
const PARSED = parsePattern(PATTERN);

/** Undefined where a text names none or several, or one next to words by which other days may be meant. */
export function monthWithin(label: string): MonthInText | undefined {
  const plain = oneBlank(label);
  // No pattern matches a longer text, and to search one letter by letter takes long.
  const months = plain.length > MOST_TEXT ? null : plain.match(MONTH_TEXT);
  if (months === null || PARSED === undefined) return undefined;
  const [values, other] = matchFields(PARSED, label);
  if (values === undefined || other !== undefined) return undefined;
  for (const text of months) {
    const days = writtenPeriod(text);
    if (days !== undefined && formatDay(days.from) === values.get('period_start'))
      return { text, days, pattern: PATTERN };
  }
  return undefined;
}
