import { bothDecimals } from '../../../diagnostics/bilingual.ts';
import { type Fault, fault } from '../../../diagnostics/problem.ts';
import { partitionPoint } from '../../../domain/lists.ts';
import type { AsOf, Band, MeasureReference, ReferenceYear } from '../../../domain/measure-reference.ts';
import {
  add,
  compareFractions,
  decimalFraction,
  type Fraction,
  formatDecimal,
  fraction,
  multiply,
  ZERO,
} from '../../../domain/numbers/fraction.ts';
import type { Observation } from '../../../domain/tables.ts';
import { civil, type Day, formatDay, formatRange } from '../../../domain/time/calendar.ts';
import { dayInYear, schoolYearOf, yearInSchoolYear } from '../../../domain/time/period.ts';
import type { KeyInput } from './key.ts';

/** The day on which a value is asked for, and what of its line counts. */
export type ObservedOn = Pick<KeyInput, 'day' | 'period' | 'rule' | 'register'>;

/** The value of a site or a member, the observations it was made of, and the day on which the first was looked up. */
export interface ObservedValue {
  readonly value: Fraction;
  readonly observations: readonly Observation[];
  readonly referenceDay: Day;
}

/** Why a site or member has no value. */
export type ValueCode = 'reference-day-future' | 'measure-missing' | 'measure-stale' | 'below-bands';

/**
 * The value of a site or a member on a day, before the coefficients of site types: the mean of the observations in
 * force on the reference day of each year, held between its bounds, or what its band counts (ALLOCATION.md §5).
 */
export function valueOn(
  reference: MeasureReference,
  id: string,
  asked: ObservedOn,
): ObservedValue | Fault<ValueCode> {
  const observations: Observation[] = [];
  let total = ZERO;
  for (let yearsBack = 0; yearsBack < reference.years; yearsBack++) {
    const found = observationOn(reference, id, asked, yearsBack);
    if ('code' in found) return found;
    observations.push(found);
    total = add(total, decimalFraction(found.value));
  }
  const mean = multiply(total, fraction(1n, BigInt(reference.years)));
  const value = bounded(mean, reference);
  const counted = countedFor(mean, reference);
  if (counted === undefined) {
    return fault('below-bands', {
      measure: reference.measure,
      id,
      value: bothDecimals(formatDecimal(value)),
      least: bothDecimals(formatDecimal(reference.bands[0]?.from ?? ZERO)),
      days: formatDay(asked.day),
      rule: asked.rule,
    });
  }
  return {
    value: counted,
    observations,
    referenceDay: lookedUpOn(reference, asked, 0),
  };
}

/** What a value counts for within its bounds and by its band; undefined where it is below all bands. */
export function countedFor(observed: Fraction, reference: MeasureReference): Fraction | undefined {
  const value = bounded(observed, reference);
  return reference.bands.length === 0 ? value : bandOf(value, reference)?.counts;
}

function bounded(value: Fraction, { atLeast, atMost }: MeasureReference): Fraction {
  if (atLeast !== undefined && compareFractions(value, atLeast) < 0) return atLeast;
  return atMost !== undefined && compareFractions(value, atMost) > 0 ? atMost : value;
}

/** The highest band that the value reaches. */
function bandOf(value: Fraction, { bands }: MeasureReference): Band | undefined {
  return bands.findLast(({ from }) => compareFractions(value, from) >= 0);
}

function lookedUpOn({ asOf }: MeasureReference, { day, period }: ObservedOn, yearsBack: number): Day {
  return asOf.kind === 'period_end' ? period.to : referenceDay(asOf, day, yearsBack);
}

/** The observation in force on the reference day, or on the same date so many years before. */
function observationOn(
  reference: MeasureReference,
  id: string,
  asked: ObservedOn,
  yearsBack: number,
): Observation | Fault<ValueCode> {
  const { measure, asOf, maxAgeDays = Number.POSITIVE_INFINITY } = reference;
  const { day, period, rule, register } = asked;
  const at = lookedUpOn(reference, asked, yearsBack);
  const overPeriod = asOf.kind === 'period_end';
  if (at > day && !overPeriod) {
    const earlier = asOf.kind === 'date' && asOf.year === 'school_current' ? 'school_previous' : 'previous';
    return fault('reference-day-future', { rule, day: formatDay(at), days: formatDay(day), earlier });
  }
  const ofId = register.observations.get(measure)?.get(id) ?? [];
  const found = ofId[partitionPoint(ofId, ({ asOf: from }) => from <= at) - 1];
  if (found === undefined || (overPeriod && found.asOf < period.from)) {
    return fault('measure-missing', {
      measure,
      id,
      day: overPeriod ? formatRange(period) : formatDay(at),
      rule,
    });
  }
  if (at - found.asOf > maxAgeDays) {
    return fault('measure-stale', {
      measure,
      id,
      found: formatDay(found.asOf),
      most: maxAgeDays,
      earliest: formatDay(at - maxAgeDays),
      day: formatDay(at),
      rule,
    });
  }
  return found;
}

/** The observations of a site or a member within the days of a line that a later one of these days makes void. */
export function passedOverBy(
  { asOf: day }: Observation,
  { measure, asOf }: MeasureReference,
  id: string,
  { period, register }: ObservedOn,
): readonly Observation[] {
  if (asOf.kind !== 'period_end') return [];
  const ofId = register.observations.get(measure)?.get(id) ?? [];
  const before = (end: Day): number => partitionPoint(ofId, ({ asOf: made }) => made < end);
  return ofId.slice(before(period.from), before(day));
}

/** The day whose observation counts for `d`, or that date so many years before (ALLOCATION.md §5, "Reference day"). */
export function referenceDay(asOf: Exclude<AsOf, { kind: 'period_end' }>, d: Day, yearsBack = 0): Day {
  if (asOf.kind === 'latest') return d;
  return dayInYear(referenceYear(asOf.year, asOf.month, d) - yearsBack, asOf);
}

function referenceYear(reference: ReferenceYear, month: number, d: Day): number {
  const { year } = civil(d);
  switch (reference) {
    case 'current':
      return year;
    case 'previous':
      return year - 1;
    case 'penultimate':
      return year - 2;
    case 'school_current':
      return yearInSchoolYear(schoolYearOf(d), month);
    case 'school_previous':
      return yearInSchoolYear(schoolYearOf(d) - 1, month);
  }
}
