/** A calendar day, as the number of days since 1970-01-01 (Gregorian). No time, no zone. */
export type Day = number;

/** Inclusive days. An open end is `FIRST_DAY` or `LAST_DAY`. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** In a day: without a zone, none is longer. */
const MILLISECONDS = 86_400_000;

export const FIRST_DAY: Day = dayOf(1, 1, 1);
export const LAST_DAY: Day = dayOf(9999, 12, 31);
export const ALWAYS: DayRange = { from: FIRST_DAY, to: LAST_DAY };

/** The day of a civil date that exists (see {@link daysInMonth}). */
export function dayOf(year: number, month: number, day: number): Day {
  // `Date.UTC` would take the years 1 to 99 for those of the last century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / MILLISECONDS;
}

export function civil(day: Day): CivilDate {
  const date = new Date(day * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Reads `2025-09-01` or `01/09/2025`; undefined where the text is neither or the day does not exist. */
export function parseDay(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return existingDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  if (french) return existingDay(Number(french[3]), Number(french[2]), Number(french[1]));
  return undefined;
}

/** Reads a day in a file that grappe wrote; throws where the text is none. */
export function recordedDay(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`${text} is no day`);
  return day;
}

function existingDay(year: number, month: number, day: number): Day | undefined {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, day);
}

const DAY_TEXTS_KEPT = 10_000;
const dayTexts = new Map<Day, string>();

/**
 * `2025-09-01`. Texts of days are cached: the same few are on every row. The cache is a map of its own, because a month
 * takes longer through `cachedLatest`, which serves many.
 */
export function formatDay(day: Day): string {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  const { year, month, day: dayOfMonth } = civil(day);
  const text = `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(dayOfMonth)}`;
  if (dayTexts.size === DAY_TEXTS_KEPT) dayTexts.clear();
  dayTexts.set(day, text);
  return text;
}

/** `01/09/2025`, for French readers. */
export function formatFrenchDay(day: Day): string {
  const text = formatDay(day);
  return `${text.slice(8)}/${text.slice(5, 7)}/${text.slice(0, 4)}`;
}

function pad2(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

export function monthOf(day: Day): DayRange {
  const { year, month } = civil(day);
  return { from: dayOf(year, month, 1), to: dayOf(year, month, daysInMonth(year, month)) };
}

export function covers(range: DayRange, day: Day): boolean {
  return range.from <= day && day <= range.to;
}

export function overlap(a: DayRange, b: DayRange): DayRange | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from <= to ? { from, to } : undefined;
}

/** The number of days in a range. */
export function length(range: DayRange): number {
  return range.to - range.from + 1;
}

/** `2025-09-01..2025-09-30`, an open end left out. */
export function formatRange(range: DayRange): string {
  const from = range.from === FIRST_DAY ? '' : formatDay(range.from);
  const to = range.to === LAST_DAY ? '' : formatDay(range.to);
  return from === to && from !== '' ? from : `${from}..${to}`;
}

/** The parts of `range` that none of `ranges` covers, in order. */
export function uncovered(range: DayRange, ranges: readonly DayRange[]): readonly DayRange[] {
  const holes: DayRange[] = [];
  let next = range.from;
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    if (from > range.to) break;
    if (from > next) holes.push({ from: next, to: from - 1 });
    next = Math.max(next, to + 1);
  }
  if (next <= range.to) holes.push({ from: next, to: range.to });
  return holes;
}

/** Splits `range` at each of the `starts`, the first days of something new. */
export function splitAt(range: DayRange, starts: Iterable<Day>): readonly DayRange[] {
  const cuts = [...new Set(starts)]
    .filter((day) => day > range.from && day <= range.to)
    .sort((a, b) => a - b);
  const parts: DayRange[] = [];
  let from = range.from;
  for (const cut of cuts) {
    parts.push({ from, to: cut - 1 });
    from = cut;
  }
  parts.push({ from, to: range.to });
  return parts;
}
