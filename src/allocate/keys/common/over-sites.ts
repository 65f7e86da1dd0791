import { fault } from '../../../diagnostics/problem.ts';
import { formatDay } from '../../../domain/calendar.ts';
import type { Key } from '../../../domain/rule.ts';
import { nobodyIn } from '../../target/target.ts';
import { type LookedUp, ownTrace } from './define.ts';
import type { KeyFaults, KeyInput, OwnShares, Weight } from './key.ts';
import { portion, totalWeight } from './weight-sums.ts';

/** Shares of sites by weight: w(s) / Σ w, where Σ w must be more than zero (ALLOCATION.md §5). */
export function sharesBySite(
  key: Key,
  weights: readonly Weight[],
  input: KeyInput,
  lookedUp?: LookedUp,
): KeyFaults | OwnShares {
  const { target, day, rule } = input;
  const total = totalWeight(weights);
  if (total.numerator === 0n) {
    const args = { value: target.id, days: formatDay(day), rule };
    return { faults: [weights.length === 0 ? nobodyIn(target, day, rule) : fault('weights-zero', args)] };
  }
  return {
    shares: weights.map(({ id, member, weight }) => ({
      member,
      site: id,
      share: portion(weight, total),
    })),
    trace: ownTrace(key, weights, lookedUp),
  };
}
