import {
  type CivilDate,
  civil,
  type Day,
  type DayRange,
  dayOf,
  daysInMonth,
  formatDay,
  monthOf,
} from './calendar.ts';

/** The months that a run covers: `name` is the name of the run folder; invoices dated on one of `days` belong to it. */
export interface Period {
  readonly name: string;
  readonly days: DayRange;
}

/** Reads `2025-09`, `2025-Q3`, `2025` or `2025-07..2025-09` (DATA.md, "Periods"); undefined where a text is none of these. */
export function parsePeriod(text: string): Period | undefined {
  const [first, second, ...rest] = text.split('..');
  if (first === undefined || rest.length > 0) return undefined;
  const from = calendarPeriod(first);
  const to = second === undefined ? from : calendarPeriod(second);
  if (from === undefined || to === undefined || from.from > to.to) return undefined;
  return { name: text, days: { from: from.from, to: to.to } };
}

/** A period with its quarters in the form that runs have: the French `2025-T3` is `2025-Q3`. */
export function withQuarters(text: string): string {
  return text.replace(/-[tq](?=[1-4])/gi, '-Q');
}

function calendarPeriod(text: string): DayRange | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (year < 1) return undefined;
  if (match[2] !== undefined) return months(year, Number(match[2]) * 3 - 2, Number(match[2]) * 3);
  if (match[3] !== undefined) {
    const month = Number(match[3]);
    return month >= 1 && month <= 12 ? months(year, month, month) : undefined;
  }
  return months(year, 1, 12);
}

function months(year: number, first: number, last: number): DayRange {
  return { from: dayOf(year, first, 1), to: dayOf(year, last, daysInMonth(year, last)) };
}

/** The month of a day: `2025-09`. */
export function monthName(day: Day): string {
  return formatDay(day).slice(0, 7);
}

/** The months that some days are in, in order: `2025-09`, `2025-10`. */
export function monthsOf(days: DayRange): readonly string[] {
  return monthStarts(days).map(monthName);
}

/** The first days of the months that some days are in. */
export function monthStarts({ from, to }: DayRange): readonly Day[] {
  const starts: Day[] = [];
  for (let day = from; day <= to; day = monthOf(day).to + 1) starts.push(monthOf(day).from);
  return starts;
}

/** The calendar year that contains some days; undefined where they span several. */
export function yearOf({ from, to }: DayRange): number | undefined {
  const { year } = civil(to);
  return civil(from).year === year ? year : undefined;
}

/** The day of a year with this month and day; 29 February means the last day of February. */
export function dayInYear(year: number, { month, day }: Omit<CivilDate, 'year'>): Day {
  return dayOf(year, month, Math.min(day, daysInMonth(year, month)));
}

/** The school year of a day, by the year in which it begins: from 1 September to 31 August. */
export function schoolYearOf(day: Day): number {
  const { year, month } = civil(day);
  return isInFirstYear(month) ? year : year - 1;
}

/** The calendar year of a month of a school year. */
export function yearInSchoolYear(schoolYear: number, month: number): number {
  return isInFirstYear(month) ? schoolYear : schoolYear + 1;
}

function isInFirstYear(month: number): boolean {
  return month >= 9;
}

export function oneDay(day: Day): DayRange {
  return { from: day, to: day };
}

/** The smallest range that contains both; `more` where there is no other yet. */
export function around(days: DayRange | undefined, more: DayRange): DayRange {
  if (days === undefined) return more;
  if (days.from <= more.from && more.to <= days.to) return days;
  return { from: Math.min(days.from, more.from), to: Math.max(days.to, more.to) };
}

/** The days that any of the ranges covers: disjoint, in order, none touching the next. */
export function union(ranges: readonly DayRange[]): readonly DayRange[] {
  const whole: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** Parts in the order of their days, with neighbours that are alike merged. */
export function merged<T extends { readonly days: DayRange }>(
  parts: readonly T[],
  areAlike: (one: T, next: T) => boolean,
): readonly T[] {
  const whole: T[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last !== undefined && last.days.to + 1 === part.days.from && areAlike(last, part))
      whole.splice(-1, 1, { ...last, days: { from: last.days.from, to: part.days.to } });
    else whole.push(part);
  }
  return whole;
}

/** Whether all days of a range are days of another. */
export function isWithin(inner: DayRange, outer: DayRange): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}
