import type { Fault } from '../../../diagnostics/problem.ts';
import type { MeasureReference } from '../../../domain/measure-reference.ts';
import { multiply, ONE } from '../../../domain/numbers/fraction.ts';
import { type Observation, rowPlace, type SiteType } from '../../../domain/tables.ts';
import type { LookedUp } from './define.ts';
import type { Ground, KeyChanges, KeyInput, KeyScope, PassedOver, StandIn, Weight } from './key.ts';
import { referenceDay as dayOfReference, passedOverBy, type ValueCode, valueOn } from './observation.ts';

/** The weights that a key looked up, and where. */
export interface Observed extends LookedUp {
  readonly weights: readonly Weight[];
}

/** What is missing of the values, and the weights of those that have one. */
export interface Incomplete {
  readonly faults: readonly Fault<ValueCode>[];
  readonly weights: readonly Weight[];
}

/** Codes of what can be wrong with what a key looks up. */
export const MEASURE_ERRORS = [
  'measure-unknown',
  'measure-missing',
  'measure-stale',
  'reference-day-future',
  'key-missing',
  'age-unsaid',
  'age-unused',
  'period-end-days',
  'years-undated',
  'bounds-reversed',
  'counts-alike',
  'below-bands',
] as const;

/** The values of all participating sites as weights, or what is missing of them. */
export function siteWeights(reference: MeasureReference, input: KeyInput): Observed | Incomplete {
  const sites = input.participants.sites.map(({ site, member, type }) => ({ id: site, member, type }));
  return observedWeights(reference, sites, input);
}

/** The values of all participating members as weights, or what is missing of them. */
export function memberWeights(reference: MeasureReference, input: KeyInput): Observed | Incomplete {
  const members = input.participants.members.map((member) => ({ id: member, member, type: undefined }));
  return observedWeights(reference, members, input);
}

function observedWeights(
  reference: MeasureReference,
  weighed: readonly { readonly id: string; readonly member: string; readonly type: SiteType | undefined }[],
  input: KeyInput,
): Observed | Incomplete {
  const weights: Weight[] = [];
  const faults: Fault<ValueCode>[] = [];
  let referenceDay: LookedUp['referenceDay'];
  for (const { id, member, type } of weighed) {
    const found = valueOn(reference, id, input);
    if ('code' in found) {
      faults.push(found);
      continue;
    }
    if (reference.asOf.kind !== 'latest') referenceDay = found.referenceDay;
    const times = type === undefined ? ONE : (reference.times.get(type) ?? ONE);
    weights.push({
      id,
      member,
      weight: multiply(found.value, times),
      grounds: found.observations.map((one, yearsBack) =>
        ground(one, standIn(one, yearsBack, reference, input), passedOver(one, reference, id, input)),
      ),
    });
  }
  return faults.length > 0 ? { faults, weights } : { reference, weights, referenceDay };
}

function ground(
  observation: Observation,
  standsInFor: StandIn | undefined,
  passedOver: PassedOver | undefined,
): Ground {
  const { asOf, value, source } = observation;
  return { ...rowPlace(observation), asOf, value, source, standsInFor, passedOver };
}

function passedOver(
  counted: Observation,
  reference: MeasureReference,
  id: string,
  input: KeyInput,
): PassedOver | undefined {
  const observations = passedOverBy(counted, reference, id, input);
  return observations.length === 0 ? undefined : { measure: reference.measure, observations };
}

/**
 * The observation that was asked for, where one made a year before, or earlier, replaces it and no `max_age_days` says
 * that it may.
 */
function standIn(
  { asOf: made }: Observation,
  yearsBack: number,
  { measure, asOf, isAgeSaid }: MeasureReference,
  { day }: KeyInput,
): StandIn | undefined {
  if (asOf.kind !== 'date' || isAgeSaid || made > dayOfReference(asOf, day, yearsBack + 1)) return undefined;
  return { measure, day: dayOfReference(asOf, day, yearsBack) };
}

/**
 * When the observations that count may change: with `latest` each day of an observation and each day on which one grows
 * too old; with a dated reference the start of the year, of the school year, and the date itself. What is measured over
 * the period depends on the period only.
 */
export function observedChanges(
  { measure, asOf, maxAgeDays }: MeasureReference,
  of: 'sites' | 'members',
  scope: KeyScope,
): KeyChanges {
  switch (asOf.kind) {
    case 'period_end':
      return { days: [], yearly: [] };
    case 'date': {
      const { month, day } = asOf;
      const turns = [
        { month: 1, day: 1 },
        { month: 9, day: 1 },
      ];
      return { days: [], yearly: [...turns, { month, day }] };
    }
    case 'latest': {
      const byId = scope.register.observations.get(measure);
      const days = scope[of].flatMap((id) => (byId?.get(id) ?? []).map(({ asOf: day }) => day));
      const stale = maxAgeDays === undefined ? [] : days.map((day) => day + maxAgeDays + 1);
      return { days: [...days, ...stale], yearly: [] };
    }
  }
}
