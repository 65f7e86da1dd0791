import { parseFieldPattern } from '../../../domain/field-pattern.ts';
import { uaiFault, uaisIn } from '../../../domain/identifiers.ts';
import { matchFields } from '../../../domain/match-fields.ts';
import { monthWithin } from '../../../domain/month-in-text.ts';
import { formatDay } from '../../../domain/time/calendar.ts';
import type { DayForm } from '../../../domain/time/day-form.ts';
import { daysIn, daysWithin, withoutDays } from '../../../domain/time/days-in-text.ts';
import { hasTimeBefore, hasTimeBehind } from '../../../domain/time/partial-period.ts';
import {
  MONTH_TEXT,
  monthNumber,
  periodInDigits,
  writtenPeriod,
} from '../../../domain/time/written-period.ts';
import { plainHeader } from '../../header-words.ts';
import type { SeenColumn } from '../seen-list.ts';

/** A column whose texts say fields of lines, and the patterns that read all of them. */
export interface TextsWithFields {
  readonly seen: SeenColumn;
  readonly patterns: readonly string[];
}

/** More ways of writing than these are not one. */
const MOST_PATTERNS = 4;

/** The one column all of whose texts say days: `du 01/09/2025 au 30/09/2025`. Undefined where there is none, or more. */
export function periodTexts(
  columns: readonly SeenColumn[],
  cellsOf: (seen: SeenColumn) => readonly string[],
  days: readonly DayForm[],
): TextsWithFields | undefined {
  const [found, ...others] = columns.flatMap((seen) => {
    const patterns = monthPatterns(seen, cellsOf(seen)) ?? patternsOf(cellsOf(seen), days);
    return patterns === undefined ? [] : [{ seen, patterns }];
  });
  return others.length === 0 ? found : undefined;
}

/** The pattern of months in digits alone, `202509`, where the header says that they are. */
function monthPatterns({ header }: SeenColumn, cells: readonly string[]): readonly string[] | undefined {
  const areMonths = cells.length > 0 && cells.every((cell) => periodInDigits(cell) !== undefined);
  return areMonths && /\b(?:periode|mois|period|month)\b/.test(plainHeader(header))
    ? ['{period}']
    : undefined;
}

/** Patterns for cells that begin with the UAI of what a line serves, and go on with its name; undefined where one does not, or names another. */
export function servedPatterns(cells: readonly string[]): readonly string[] | undefined {
  const words = cells.map((cell) => cell.split(/\s+/));
  const isServed =
    words.every(([first = '']) => uaiFault(first) === undefined) &&
    cells.every((cell) => uaisIn(cell).length === 1);
  if (!isServed || words.every(({ length }) => length === 1)) return undefined;
  return ['{serves} *', ...(words.some(({ length }) => length === 1) ? ['{serves}'] : [])];
}

/** Patterns for the days that stand within longer texts, as in `Abonnement du 01/09/2025 au 30/09/2025`, and for a month in their place. */
export function patternsWithin(cells: readonly string[]): readonly string[] {
  const found = cells.flatMap((cell) => (daysWithin(cell) ?? monthWithin(cell))?.pattern ?? []);
  return [...new Set(found)].slice(0, MOST_PATTERNS);
}

/** The first day that a text says, as YYYY-MM-DD: of its days, or of its month or quarter. */
export function firstDayIn(text: string): string | undefined {
  const days = daysIn(text).map(({ day }) => day);
  const months =
    days.length > 0 ? [] : (text.match(MONTH_TEXT) ?? []).map((month) => writtenPeriod(month)?.from);
  const [first] = [...days, ...months].filter((day) => day !== undefined).sort((a, b) => a - b);
  return first === undefined ? undefined : formatDay(first);
}

/** The patterns that read all cells of a column; undefined where a cell says no days, or there are too many ways. */
function patternsOf(cells: readonly string[], days: readonly DayForm[]): readonly string[] | undefined {
  const patterns = new Set<string>();
  for (const cell of cells) {
    const source = patternOf(cell);
    const pattern = source === undefined ? undefined : parseFieldPattern(source);
    if (pattern === undefined || matchFields({ ...pattern, days }, cell).length !== 1) return undefined;
    patterns.add(pattern.source);
    if (patterns.size > MOST_PATTERNS) return undefined;
  }
  // A day alone is one of a column of days.
  const isOfPeriods = [...patterns].some((source) => !source.includes('{service_date}'));
  return isOfPeriods ? [...patterns] : undefined;
}

/** A cell with fields in the place of its one or two days, or of its month; undefined where more is left of what it says of days. */
function patternOf(cell: string): string | undefined {
  const days = daysIn(cell).length;
  const fields = days === 1 ? ['{service_date}'] : ['{period_start}', '{period_end}'];
  const source =
    days === 0 ? cell.replace(MONTH_TEXT, () => '{period}') : withoutDays(cell, () => fields.shift() ?? '0');
  return /[\d*]/.test(source) || source === cell || saysMore(source) || isPart(cell, days)
    ? undefined
    : source;
}

/** Whether words beside the month of a text that names no day say that it is not all days of it: `fin juillet 2025`. */
function isPart(cell: string, days: number): boolean {
  const [month] = days === 0 ? cell.matchAll(MONTH_TEXT) : [];
  if (month === undefined) return false;
  const near = { text: cell, at: month.index, end: month.index + month[0].length, pattern: '' };
  return hasTimeBefore(near) || hasTimeBehind(near);
}

/** Words by which days are others than those that stand beside them. */
const OTHER_DAYS = /^(?:quinzaine|semaine|semestre|jusqu|jusque|partir|depuis|until|since)$/iu;

/** Whether a text outside its fields names a month, as in `juillet à {period}`, or says that days are others. */
function saysMore(source: string): boolean {
  const words = source.replace(/\{[^{}]*\}/g, ' ').match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.some((word) => monthNumber(word) !== undefined || OTHER_DAYS.test(word));
}
