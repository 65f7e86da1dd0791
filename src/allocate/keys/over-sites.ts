import { fault } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/calendar.ts';
import type { KeyKind } from '../../domain/rule.ts';
import type { KeyInput, KeyResult, Weight } from './key.ts';
import { type LookedUp, portion, totalWeight, weighedTrace } from './weighing.ts';

/** Shares of sites by weight: w(s) / Σ w, where Σ w must be more than zero (ALLOCATION.md §5). */
export function sharesBySite(
  by: KeyKind,
  weights: readonly Weight[],
  input: KeyInput,
  lookedUp?: LookedUp,
): KeyResult {
  const { target, day, rule } = input;
  const total = totalWeight(weights);
  if (total.numerator === 0n) {
    const args = { value: target.id, days: formatDay(day), rule };
    return { faults: [weights.length === 0 ? fault('no-participant', args) : fault('weights-zero', args)] };
  }
  return {
    shares: weights.map(({ id, member, weight }) => ({
      member,
      site: id,
      share: portion(weight, total),
    })),
    trace: weighedTrace(by, weights, lookedUp),
  };
}
