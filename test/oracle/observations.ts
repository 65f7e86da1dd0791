/** ALLOCATION.md §5: the observation in force on the reference day. */
import { civil, type Day, dayOf, lastDayOfMonth, showDay } from './days.ts';
import type { Fraction } from './fraction.ts';
import type { AsOf, Observation, Reference, Tables } from './model.ts';
import { LineError } from './participants.ts';

export function observed(site: string, reference: Reference, day: Day, tables: Tables): Fraction {
  const at = referenceDay(reference.asOf, day);
  if (at > day) throw new LineError(`the reference day ${showDay(at)} is after ${showDay(day)}`);
  let inForce: Observation | undefined;
  for (const row of tables.measures) {
    if (row.measure !== reference.measure || row.site !== site || row.asOf > at) continue;
    if (inForce === undefined || row.asOf > inForce.asOf) inForce = row;
  }
  if (inForce === undefined)
    throw new LineError(`measure-missing: ${reference.measure} of ${site} at ${showDay(at)}`);
  if (reference.maxAge !== undefined && at - inForce.asOf > reference.maxAge) {
    throw new LineError(`measure-stale: ${reference.measure} of ${site} at ${showDay(at)}`);
  }
  return inForce.value;
}

function referenceDay(asOf: AsOf, day: Day): Day {
  if (asOf.latest) return day;
  const { year, month } = civil(day);
  const schoolStart = month >= 9 ? year : year - 1;
  /** In a school year the months from September belong to the year in which it starts. */
  const inSchoolYear = (start: number): number => (asOf.month >= 9 ? start : start + 1);
  switch (asOf.year) {
    case 'current':
      return clipped(year, asOf.month, asOf.day);
    case 'previous':
      return clipped(year - 1, asOf.month, asOf.day);
    case 'penultimate':
      return clipped(year - 2, asOf.month, asOf.day);
    case 'school_current':
      return clipped(inSchoolYear(schoolStart), asOf.month, asOf.day);
    default:
      return clipped(inSchoolYear(schoolStart - 1), asOf.month, asOf.day);
  }
}

/** 02-29 means the last day of February. */
function clipped(year: number, month: number, day: number): Day {
  return dayOf(year, month, Math.min(day, lastDayOfMonth(year, month)));
}
