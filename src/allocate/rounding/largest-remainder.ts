import { defined } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { divide, give, type IntegerWeights } from './divide.ts';
import { type OnSplit, tieRule } from './split-trace.ts';

/**
 * Splits an amount by weight (ALLOCATION.md §7, `largest_remainder`): each gets the floor of its exact part of the
 * absolute amount; the cents left go one each to the largest fractional parts; ties to the larger weight, then to the
 * first. The sign is restored at the end, so that a credit cancels its charge exactly.
 */
export function largestRemainder(
  amount: Cents,
  weights: IntegerWeights,
  onSplit?: OnSplit,
): readonly Cents[] {
  const { values, total } = weights;
  if (values.length === 1 && onSplit === undefined) return [amount];
  const isCredit = amount < 0n;
  const { floors: parts, remainders, left } = divide(isCredit ? -amount : amount, weights);
  const takers =
    left === 0 ? [] : left === 1 ? [first(remainders, values)] : rank(remainders, values).slice(0, left);
  const signed = (part: bigint | number): Cents => BigInt(isCredit ? -part : part);
  onSplit?.({
    policy: 'largest_remainder',
    amount,
    total,
    left: BigInt(left),
    decidedBy: tieRule(rank(remainders, values), left, remainders, values),
    parts: values.map((weight, index) => {
      const gotCent = takers.includes(index);
      const base = BigInt(defined(parts[index]));
      const remainder = BigInt(defined(remainders[index]));
      return {
        weight,
        base,
        remainder,
        gotCent,
        amount: signed(base + (gotCent ? 1n : 0n)),
        account: undefined,
      };
    }),
  });
  give(parts, takers);
  return parts.map(signed);
}

type Numbers = readonly (bigint | number)[];

/**
 * Indexes by decreasing claim, which is the fraction that was cut off, or what rounding owes; ties: the larger weight,
 * then the smaller index, since sorting is stable.
 */
export function rank(claims: Numbers, weights: Numbers): readonly number[] {
  return claims.map((_, index) => index).sort((a, b) => compare(a, b, claims, weights));
}

/** The first index of {@link rank}, found without sorting: most often only one cent is left. */
function first(claims: Numbers, weights: Numbers): number {
  let found = 0;
  for (let index = 1; index < claims.length; index++) {
    if (compare(index, found, claims, weights) < 0) found = index;
  }
  return found;
}

/** Below zero where the first of two indexes comes before the other. */
function compare(a: number, b: number, claims: Numbers, weights: Numbers): number {
  return decreasing(claims[a] ?? 0, claims[b] ?? 0) || decreasing(weights[a] ?? 0, weights[b] ?? 0);
}

function decreasing(a: bigint | number, b: bigint | number): number {
  return a > b ? -1 : a < b ? 1 : 0;
}
