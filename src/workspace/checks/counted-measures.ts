import { countedFor } from '../../allocate/keys/common/observation.ts';
import { definitionOf, keysWithin } from '../../allocate/keys/common/use.ts';
import { bothDays, bothDecimals } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { NOTATION } from '../../domain/language.ts';
import type { MeasureReference } from '../../domain/measure-reference.ts';
import { scaled } from '../../domain/numbers/decimal.ts';
import type { DecimalText } from '../../domain/numbers/decimal-text.ts';
import {
  decimalFraction,
  equals,
  type Fraction,
  formatDecimal,
  ZERO,
} from '../../domain/numbers/fraction.ts';
import { MEASURE_SCALE, type Observation, rowPlace } from '../../domain/tables.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import type { KeyPath } from '../convention/yaml-source.ts';
import type { Tables } from '../tables.ts';

/**
 * Bounds and bands of a key under which all observations of its measure, although they differ, count the same: perhaps
 * a part of the cost (`at_most: 0.4`) or another unit was meant, and all would bear equal shares without a warning.
 */
export function countsAlike(parsed: ParsedConvention, { measures }: Tables): readonly Problem[] {
  if (!measures.readable) return [];
  const observed = new Map<string, Map<string, Fraction>>();
  for (const { measure, value } of measures.rows) {
    const values = observed.get(measure) ?? new Map<string, Fraction>();
    observed.set(measure, values.set(value, decimalFraction(value)));
  }
  return countedMeasures(parsed).flatMap(([reference, beside]) => {
    const [first, ...others] = observed.get(reference.measure)?.values() ?? [];
    const value = first && countedFor(first, reference);
    if (value === undefined || others.length === 0) return [];
    if (!others.every((other) => equals(countedFor(other, reference) ?? other, value))) return [];
    const place = parsed.placeOf([...beside, deciding(reference, value)]);
    const args = { measure: reference.measure, value: bothDecimals(formatDecimal(value)) };
    return [problem('counts-alike', place, args)];
  });
}

/**
 * Zeros that a key of the rules counts, the latest observation of a site that shares a grappe then or later: a formula
 * on an empty cell gives 0, and the others would bear the cost of that site. A measure of zeros and ones only marks.
 */
export function countedZeros(parsed: ParsedConvention, { measures, grappes }: Tables): readonly Problem[] {
  const counted = new Set(
    countedMeasures(parsed).flatMap(([reference, , parameter]) => {
      const least = reference.bands.length === 0 && countedFor(ZERO, reference);
      return least && equals(least, ZERO) && parameter !== 'divided_by' ? [reference.measure] : [];
    }),
  );
  const sharedUntil = new Map<string, Day>();
  for (const { site, days } of grappes.rows)
    sharedUntil.set(site, Math.max(days.to, sharedUntil.get(site) ?? days.to));
  const latest = new Map<string, Observation>();
  const counts = new Set<string>();
  for (const observation of measures.rows) {
    const { measure, of, id, asOf, value } = observation;
    if (of !== 'site' || !counted.has(measure)) continue;
    if (value !== '0' && value !== '1') counts.add(measure);
    const subject = `${measure} ${id}`;
    if ((latest.get(subject)?.asOf ?? asOf) <= asOf) latest.set(subject, observation);
  }
  return [...latest.values()].flatMap(({ measure, id, asOf, value, ...row }) =>
    value === '0' && counts.has(measure) && (sharedUntil.get(id) ?? 0) >= asOf
      ? [problem('counted-zero', { ...rowPlace(row), column: 'value', value }, { measure, id })]
      : [],
  );
}

/**
 * Measures that stand twice in a sum or product with the same settings, at the later place: another one was meant, or
 * it counts twice.
 */
export function measuresTwice(parsed: ParsedConvention): readonly Problem[] {
  const seen = new Set<string>();
  return countedMeasures(parsed).flatMap(([reference, beside]) => {
    if (typeof beside.at(-1) !== 'number') return [];
    const { isAgeSaid: _, ...settings } = reference;
    const text = JSON.stringify([beside.slice(0, -1), settings, [...reference.times]], written);
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    const place = { ...parsed.placeOf([...beside, 'measure']), value: reference.measure };
    return [problem('measure-twice', place, { measure: reference.measure })];
  });
}

/** Fractions hold integers that JSON cannot write. */
function written(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** From one count to the next, a factor beyond which a digit too many or too few is likely. */
const MOST_GROWTH = 3n;
/** Smaller counts may multiply without a mistake. */
const LEAST_COUNT = scaled('30', MEASURE_SCALE);

/**
 * The latest counts that the rules share by and that are more than three times the ones before them, or less than a third.
 * Not of what is measured over each period: meters turn with the season.
 */
export function leapingCounts(parsed: ParsedConvention, { measures }: Tables): readonly Problem[] {
  const counted = new Set(
    countedMeasures(parsed).flatMap(([{ measure, asOf }]) => (asOf.kind === 'period_end' ? [] : [measure])),
  );
  const counts = measures.rows.filter(({ measure }) => counted.has(measure));
  return lastTwo(counts).flatMap(([before, latest]) => {
    if (before.asOf === latest.asOf || !isLeap(before, latest)) return [];
    const { measure, id, asOf, value, ...row } = latest;
    const said = (text: DecimalText) => bothDecimals(formatDecimal(decimalFraction(text)));
    const values = { from: said(before.value), to: said(value) };
    const args = { measure, id, ...values, day: bothDays(before.asOf), laterDay: bothDays(asOf) };
    return [problem('count-leaps', { ...rowPlace(row), column: 'value', value }, args)];
  });
}

/** The last two observations of each measure of a site or member that has two. */
function lastTwo<T extends Observation>(observations: readonly T[]): readonly (readonly [T, T])[] {
  const last = new Map<string, { before: T | undefined; latest: T }>();
  for (const one of observations) {
    const key = `${one.measure} ${one.id}`;
    const known = last.get(key);
    if (known === undefined) last.set(key, { before: undefined, latest: one });
    else if (one.asOf > known.latest.asOf) last.set(key, { before: known.latest, latest: one });
    else if (known.before === undefined || one.asOf > known.before.asOf) known.before = one;
  }
  return [...last.values()].flatMap(({ before, latest }) => (before === undefined ? [] : [[before, latest]]));
}

function isLeap(before: Observation, latest: Observation): boolean {
  if (before.value === latest.value) return false;
  const [a, b] = [scaled(before.value, MEASURE_SCALE), scaled(latest.value, MEASURE_SCALE)];
  const [least, most] = a < b ? [a, b] : [b, a];
  return least > 0n && most >= LEAST_COUNT && most > MOST_GROWTH * least;
}

/** The parameter that makes all count as that value. */
function deciding({ bands, atMost }: MeasureReference, value: Fraction): string {
  if (bands.length > 0) return 'bands';
  return atMost !== undefined && equals(atMost, value) ? 'at_most' : 'at_least';
}

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

/** The measures that the keys of the rules count, each with its reference, its place and the parameter of its key. */
function countedMeasures({
  convention,
  keys,
}: ParsedConvention): readonly (readonly [MeasureReference, beside: KeyPath, parameter: KeyPath[number]])[] {
  return convention.rules.flatMap(({ share }, index) =>
    keysWithin(keys, share).flatMap(({ share: inner, path }) =>
      definitionOf(keys, inner)
        .mentions(inner)
        .flatMap(({ reference, path: named }) => {
          const beside: KeyPath = ['rules', index, 'share', ...path, ...named.slice(0, -1)];
          return reference === undefined ? [] : [[reference, beside, named[0] ?? ''] as const];
        }),
    ),
  );
}
