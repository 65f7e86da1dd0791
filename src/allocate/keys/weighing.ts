import type { Day } from '../../domain/calendar.ts';
import { type Fraction, fraction, sum } from '../../domain/fraction.ts';
import type { KeyKind, MeasureReference } from '../../domain/rule.ts';
import type { KeyTrace, Weight } from './key.ts';

/** Where a key looked its weights up: a measure, and the one day on which it did. */
export interface LookedUp {
  readonly reference: MeasureReference;
  readonly referenceDay: Day | undefined;
}

/** Σ w. */
export function totalWeight(weights: readonly Weight[]): Fraction {
  return sum(weights.map(({ weight }) => weight));
}

/** w / Σ w; the total must not be zero. */
export function portion(weight: Fraction, total: Fraction): Fraction {
  return fraction(weight.numerator * total.denominator, weight.denominator * total.numerator);
}

/** The trace of a key that weighs. */
export function weighedTrace(by: KeyKind, weights: readonly Weight[], lookedUp?: LookedUp): KeyTrace {
  return { by, reference: lookedUp?.reference, referenceDay: lookedUp?.referenceDay, weights, parts: [] };
}
