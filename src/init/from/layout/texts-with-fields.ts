import { parseFieldPattern } from '../../../domain/field-pattern.ts';
import { uaiFault, uaisIn } from '../../../domain/identifiers.ts';
import { formatDay } from '../../../domain/time/calendar.ts';
import type { DayForm } from '../../../domain/time/day-form.ts';
import { monthNumber } from '../../../domain/time/month-names.ts';
import { daysIn, daysWithin, monthWithin, withoutDays } from '../../../workspace/written/days-in-text.ts';
import { matchFields } from '../../../workspace/written/match-fields.ts';
import { hasTime } from '../../../workspace/written/partial-period.ts';
import { MONTH_TEXT, periodInDigits, writtenPeriod } from '../../../workspace/written/written-period.ts';
import { plainHeader } from '../../header-words.ts';
import type { SeenColumn } from '../seen-list.ts';

/** A column whose texts contain fields of lines, and the patterns that read all of them. */
export interface TextsWithFields {
  readonly seen: SeenColumn;
  readonly patterns: readonly string[];
}

/** With more patterns than this, there is no consistent way of writing. */
const MOST_PATTERNS = 4;

/** The only column all of whose texts contain days, if there is one: `du 01/09/2025 au 30/09/2025`. */
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

/** The pattern of months in digits alone, `202509`, if the header says that they are months. */
function monthPatterns({ header }: SeenColumn, cells: readonly string[]): readonly string[] | undefined {
  const areMonths = cells.length > 0 && cells.every((cell) => periodInDigits(cell) !== undefined);
  return areMonths && /\b(?:periode|mois|period|month)\b/.test(plainHeader(header))
    ? ['{period}']
    : undefined;
}

/** Patterns for cells that all begin with the UAI of what a line serves, the only one there, before its name. */
export function servedPatterns(cells: readonly string[]): readonly string[] | undefined {
  const words = cells.map((cell) => cell.split(/\s+/));
  const isServed =
    words.every(([first = '']) => uaiFault(first) === undefined) &&
    cells.every((cell) => uaisIn(cell).length === 1);
  if (!isServed || words.every(({ length }) => length === 1)) return undefined;
  return ['{serves} *', ...(words.some(({ length }) => length === 1) ? ['{serves}'] : [])];
}

/** Patterns for the days, or else a month, within longer texts: `Abonnement du 01/09/2025 au 30/09/2025`. */
export function patternsWithin(cells: readonly string[]): readonly string[] {
  const found = cells.flatMap((cell) => (daysWithin(cell) ?? monthWithin(cell))?.pattern ?? []);
  return [...new Set(found)].slice(0, MOST_PATTERNS);
}

/** The first day of a text, as YYYY-MM-DD: of its days, or of its month or quarter. */
export function firstDayIn(text: string): string | undefined {
  const days = daysIn(text).map(({ day }) => day);
  const months =
    days.length > 0 ? [] : (text.match(MONTH_TEXT) ?? []).map((month) => writtenPeriod(month)?.from);
  const [first] = [...days, ...months].filter((day) => day !== undefined).sort((a, b) => a - b);
  return first === undefined ? undefined : formatDay(first);
}

/** The patterns that read all cells of a column; undefined where a cell has no days, or there are too many patterns. */
function patternsOf(cells: readonly string[], days: readonly DayForm[]): readonly string[] | undefined {
  const patterns = new Set<string>();
  for (const cell of cells) {
    const source = patternOf(cell);
    const pattern = source === undefined ? undefined : parseFieldPattern(source);
    if (pattern === undefined || matchFields({ ...pattern, days }, cell).length !== 1) return undefined;
    patterns.add(pattern.source);
    if (patterns.size > MOST_PATTERNS) return undefined;
  }
  // A column with only single days is one of days.
  const isOfPeriods = [...patterns].some((source) => !source.includes('{service_date}'));
  return isOfPeriods ? [...patterns] : undefined;
}

/** A cell with fields instead of its one or two days, or of its month; undefined where it says more about days. */
function patternOf(cell: string): string | undefined {
  const days = daysIn(cell).length;
  const fields = days === 1 ? ['{service_date}'] : ['{period_start}', '{period_end}'];
  const source =
    days === 0 ? cell.replace(MONTH_TEXT, () => '{period}') : withoutDays(cell, () => fields.shift() ?? '0');
  return /[\d*]/.test(source) || source === cell || saysMore(source) || isPart(cell, days)
    ? undefined
    : source;
}

/** Whether words before the month, in a text without days, say that only a part of it is meant: `fin juillet 2025`. */
function isPart(cell: string, days: number): boolean {
  const [month] = days === 0 ? cell.matchAll(MONTH_TEXT) : [];
  if (month === undefined) return false;
  const near = { text: cell, at: month.index, end: month.index + month[0].length, pattern: '' };
  return hasTime(near, 'before') || hasTime(near, 'behind');
}

/** Words that change the meaning of the days next to them. */
const OTHER_DAYS = /^(?:quinzaine|semaine|semestre|jusqu|jusque|partir|depuis|until|since)$/iu;

/** Whether a text besides its fields names a month, as in `juillet à {period}`, or says that other days are meant. */
function saysMore(source: string): boolean {
  const words = source.replace(/\{[^{}]*\}/g, ' ').match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.some((word) => monthNumber(word) !== undefined || OTHER_DAYS.test(word));
}
