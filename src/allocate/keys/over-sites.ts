import { fault } from '../../diagnostics/problem.ts';
import { type Day, formatDay } from '../../domain/calendar.ts';
import { fraction, sum } from '../../domain/fraction.ts';
import type { KeyKind, MeasureReference } from '../../domain/rule.ts';
import type { KeyInput, KeyResult, Weight } from './key.ts';

/** Shares of sites by weight: w(s) / Σ w, where Σ w must be more than zero (ALLOCATION.md §5). */
export function sharesBySite(
  by: KeyKind,
  weights: readonly Weight[],
  input: KeyInput,
  reference?: { readonly reference: MeasureReference; readonly referenceDay: Day | undefined },
): KeyResult {
  const { target, day, rule } = input;
  const total = sum(weights.map(({ weight }) => weight));
  if (total.numerator === 0n) {
    const args = { value: target.id, days: formatDay(day), rule };
    return { faults: [weights.length === 0 ? fault('no-participant', args) : fault('weights-zero', args)] };
  }
  return {
    shares: weights.map(({ id, member, weight }) => ({
      member,
      site: id,
      share: fraction(weight.numerator * total.denominator, weight.denominator * total.numerator),
    })),
    trace: {
      by,
      reference: reference?.reference,
      referenceDay: reference?.referenceDay,
      weights,
      parts: [],
    },
  };
}
