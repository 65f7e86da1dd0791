import {
  add,
  compareFractions,
  equals,
  type Fraction,
  fraction,
  sum,
  ZERO,
} from '../../../domain/numbers/fraction.ts';
import type { Weight } from './key.ts';

/** Σ w. */
export function totalWeight(weights: readonly Weight[]): Fraction {
  return sum(weights.map(({ weight }) => weight));
}

/** w / Σ w, or another quotient; the divisor must not be zero. */
export function portion(weight: Fraction, total: Fraction): Fraction {
  return fraction(weight.numerator * total.denominator, weight.denominator * total.numerator);
}

/** The members with the greatest sum of parts: several where they tie. There must be at least one part. */
export function withMost(parts: Iterable<readonly [member: string, part: Fraction]>): {
  readonly members: readonly string[];
  readonly most: Fraction;
} {
  const sums = new Map<string, Fraction>();
  for (const [member, part] of parts) sums.set(member, add(sums.get(member) ?? ZERO, part));
  const most = [...sums.values()].reduce((a, b) => (compareFractions(a, b) < 0 ? b : a));
  return { members: [...sums.keys()].filter((member) => equals(sums.get(member) ?? ZERO, most)), most };
}
