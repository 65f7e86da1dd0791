import type { Day } from '../../domain/calendar.ts';
import { add, compareFractions, equals, type Fraction, fraction, sum, ZERO } from '../../domain/fraction.ts';
import type { MeasureReference } from '../../domain/measure-reference.ts';
import type { Key } from '../../domain/rule.ts';
import type { Weighing, Weight } from './key.ts';

/** Where a key looked its weights up: a measure, and the one day on which it did. */
export interface LookedUp {
  readonly reference: MeasureReference;
  readonly referenceDay: Day | undefined;
}

/** Σ w. */
export function totalWeight(weights: readonly Weight[]): Fraction {
  return sum(weights.map(({ weight }) => weight));
}

/** w / Σ w, or another quotient; what divides must not be zero. */
export function portion(weight: Fraction, total: Fraction): Fraction {
  return fraction(weight.numerator * total.denominator, weight.denominator * total.numerator);
}

/** Who has the greatest sum of parts, of which there are some; several where they tie. */
export function withMost(parts: Iterable<readonly [member: string, part: Fraction]>): {
  readonly members: readonly string[];
  readonly most: Fraction;
} {
  const sums = new Map<string, Fraction>();
  for (const [member, part] of parts) sums.set(member, add(sums.get(member) ?? ZERO, part));
  const most = [...sums.values()].reduce((a, b) => (compareFractions(a, b) < 0 ? b : a));
  return { members: [...sums.keys()].filter((member) => equals(sums.get(member) ?? ZERO, most)), most };
}

const NO_PARTS: Weighing['parts'] = [];

/** What a key weighed, in words of its trace. */
export function weighingOf(key: Key, weights: readonly Weight[], lookedUp?: LookedUp): Weighing {
  const { reference, referenceDay } = lookedUp ?? { reference: undefined, referenceDay: undefined };
  return { key, reference, referenceDay, weights, parts: NO_PARTS };
}
