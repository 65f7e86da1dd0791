/** ALLOCATION.md §5: the value of a site or a member on a day. */
import { civil, type Day, dayOf, lastDayOfMonth, showDay, type Validity } from './days.ts';
import { add, compare, divide, type Fraction, fraction, ZERO } from './fraction.ts';
import type { AsOf, Observation, Reference, Tables } from './model.ts';
import { LineError } from './participants.ts';

/** Before `times`: the mean over the years, held within the bounds, or what its band counts. */
export function measuredValue(
  id: string,
  reference: Reference,
  day: Day,
  kept: Validity,
  tables: Tables,
): Fraction {
  const { asOf, years, atLeast, atMost, bands } = reference;
  let total: Fraction = ZERO;
  for (let back = 0; back < years; back++) {
    const at = referenceDay(asOf, day, kept.to, back);
    if (at > day && asOf.kind !== 'period_end') {
      throw new LineError(`the reference day ${showDay(at)} is after ${showDay(day)}`);
    }
    total = add(total, inForce(id, reference, at, kept.from, tables));
  }
  const mean = divide(total, fraction(BigInt(years)));
  const raised = atLeast !== undefined && compare(mean, atLeast) < 0 ? atLeast : mean;
  const held = atMost !== undefined && compare(raised, atMost) > 0 ? atMost : raised;
  if (bands.length === 0) return held;
  const band = bands.filter(({ from }) => compare(from, held) <= 0).at(-1);
  if (band === undefined) throw new LineError(`${reference.measure} of ${id} lies below its bands`);
  return band.counts;
}

function inForce(id: string, reference: Reference, at: Day, firstKept: Day, tables: Tables): Fraction {
  let found: Observation | undefined;
  for (const row of tables.measures) {
    if (row.measure !== reference.measure || row.of !== id || row.asOf > at) continue;
    if (found === undefined || row.asOf > found.asOf) found = row;
  }
  const dated = reference.asOf.kind === 'period_end';
  if (found === undefined || (dated && found.asOf < firstKept))
    throw new LineError(`measure-missing: ${reference.measure} of ${id} at ${showDay(at)}`);
  if (!dated && reference.maxAge !== undefined && at - found.asOf > reference.maxAge) {
    throw new LineError(`measure-stale: ${reference.measure} of ${id} at ${showDay(at)}`);
  }
  return found.value;
}

/** `back` years before the one that `asOf` names. */
function referenceDay(asOf: AsOf, day: Day, lastKept: Day, back: number): Day {
  if (asOf.kind === 'latest') return day;
  if (asOf.kind === 'period_end') return lastKept;
  const { year, month } = civil(day);
  const schoolStart = month >= 9 ? year : year - 1;
  /** In a school year the months from September belong to the year in which it starts. */
  const inSchoolYear = (start: number): number => (asOf.month >= 9 ? start : start + 1);
  const named = (): number => {
    switch (asOf.year) {
      case 'current':
        return year;
      case 'previous':
        return year - 1;
      case 'penultimate':
        return year - 2;
      case 'school_current':
        return inSchoolYear(schoolStart);
      default:
        return inSchoolYear(schoolStart - 1);
    }
  };
  return clipped(named() - back, asOf.month, asOf.day);
}

/** 02-29 means the last day of February. */
function clipped(year: number, month: number, day: number): Day {
  return dayOf(year, month, Math.min(day, lastDayOfMonth(year, month)));
}
