import type { Fault } from '../../diagnostics/problem.ts';
import type { Day } from '../../domain/calendar.ts';
import { scaled } from '../../domain/decimal.ts';
import { type Fraction, fraction } from '../../domain/fraction.ts';
import { MEASURE_SCALE } from '../../domain/observation.ts';
import type { MeasureReference } from '../../domain/rule.ts';
import { observationOn } from '../observation.ts';
import type { KeyFunction, KeyInput, Weight } from './key.ts';
import { sharesBySite } from './over-sites.ts';

/** A measure: each site weighs its observation in force on the reference day. */
export const measure: KeyFunction<'measure'> = (key, input) => {
  const observed = observedWeights(key.reference, input);
  if ('faults' in observed) return observed;
  const { weights, referenceDay } = observed;
  return sharesBySite(key.by, weights, input, { reference: key.reference, referenceDay });
};

/** The observations of all participating sites as weights, or what is missing of them. */
export function observedWeights(
  reference: MeasureReference,
  { participants, day, rule, register }: KeyInput,
):
  | { readonly weights: readonly Weight[]; readonly referenceDay: Day | undefined }
  | { readonly faults: readonly Fault[] } {
  const weights: Weight[] = [];
  const faults: Fault[] = [];
  let referenceDay: Day | undefined;
  for (const { site, member } of participants.sites) {
    const found = observationOn(reference, site, day, rule, register);
    if ('code' in found) {
      faults.push(found);
    } else {
      referenceDay = reference.asOf.kind === 'latest' ? undefined : found.referenceDay;
      const { observation } = found;
      weights.push({ id: site, member, weight: decimalFraction(observation.value), observation });
    }
  }
  return faults.length > 0 ? { faults } : { weights, referenceDay };
}

/** A measure or a weight of grappes.csv as a fraction. */
export function decimalFraction(value: string): Fraction {
  return fraction(scaled(value, MEASURE_SCALE), 10n ** BigInt(MEASURE_SCALE));
}
