import { type Problem, problem } from '../../diagnostics/problem.ts';
import { NOTATION } from '../../domain/notation.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import type { Tables } from '../tables.ts';
import { countedMeasures } from './counted-measures.ts';

/**
 * Dates of `as_of` whose month and day may be swapped: the measure has no observation on that date in any year, but has
 * some with month and day swapped. An older observation would count without any other warning.
 */
export function swappedReferenceDates(parsed: ParsedConvention, { measures }: Tables): readonly Problem[] {
  if (!measures.readable) return [];
  const made = new Map<string, number>();
  for (const { measure, asOf } of measures.rows) {
    const date = `${formatDay(asOf).slice(5)} ${measure}`;
    made.set(date, (made.get(date) ?? 0) + 1);
  }
  return countedMeasures(parsed).flatMap(([{ measure, asOf }, beside]) => {
    if (asOf.kind !== 'date') return [];
    const [month, day] = [twoDigits(asOf.month), twoDigits(asOf.day)];
    const count = made.get(`${day}-${month} ${measure}`);
    if (count === undefined || made.has(`${month}-${day} ${measure}`)) return [];
    const args = { measure, count, date: bothParts(month, day), other: bothParts(day, month) };
    const place = { ...parsed.placeOf([...beside, 'as_of', 'date']), value: `${month}-${day}` };
    return [problem('month-day-swapped', place, { ...args, swapped: `${day}-${month}` })];
  });
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

function bothParts(month: string, day: string) {
  return { en: NOTATION.en.dayParts(month, day), fr: NOTATION.fr.dayParts(month, day) };
}
