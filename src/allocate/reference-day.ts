import { civil, type Day, dayOf, daysInMonth } from '../domain/calendar.ts';
import type { AsOf, ReferenceYear } from '../domain/measure-reference.ts';

/**
 * The day whose observation counts for the day `d`, or that date so many years before (ALLOCATION.md §5,
 * "Reference day").
 */
export function referenceDay(asOf: Exclude<AsOf, { kind: 'period_end' }>, d: Day, yearsBack = 0): Day {
  if (asOf.kind === 'latest') return d;
  const year = referenceYear(asOf.year, asOf.month, d) - yearsBack;
  return dayOf(year, asOf.month, Math.min(asOf.day, lastDay(year, asOf)));
}

/** 29 February means the last day of February. */
function lastDay(year: number, { month }: { readonly month: number }): number {
  return daysInMonth(year, month);
}

const SCHOOL_YEAR_STARTS_IN = 9;

function referenceYear(reference: ReferenceYear, month: number, d: Day): number {
  const { year, month: monthOfDay } = civil(d);
  const schoolYear = monthOfDay >= SCHOOL_YEAR_STARTS_IN ? year : year - 1;
  const yearWithin = (start: number): number => (month >= SCHOOL_YEAR_STARTS_IN ? start : start + 1);
  switch (reference) {
    case 'current':
      return year;
    case 'previous':
      return year - 1;
    case 'penultimate':
      return year - 2;
    case 'school_current':
      return yearWithin(schoolYear);
    case 'school_previous':
      return yearWithin(schoolYear - 1);
  }
}
