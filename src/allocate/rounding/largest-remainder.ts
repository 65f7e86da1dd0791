import type { Cents } from '../../domain/money.ts';
import type { Weights } from '../plan/weights.ts';
import { type RecordSplit, tieRule } from './split-trace.ts';

/**
 * Splits an amount by weight (ALLOCATION.md §7, `largest_remainder`): each gets the floor of its exact part of
 * the absolute amount; the cents left go one each to the largest fractional parts; ties to the larger weight,
 * then to the first. The sign is given back at the end, so that a credit cancels its charge exactly.
 */
export function largestRemainder(
  amount: Cents,
  { values, total }: Weights,
  record?: RecordSplit,
): readonly Cents[] {
  if (values.length === 1 && record === undefined) return [amount];
  const magnitude = amount < 0n ? -amount : amount;
  const parts: Cents[] = [];
  const remainders: bigint[] = [];
  let left = magnitude;
  for (const value of values) {
    const product = magnitude * value;
    const floor = product / total;
    parts.push(floor);
    remainders.push(product - floor * total);
    left -= floor;
  }
  const order = left > 0n || record ? rank(remainders, values) : [];
  const takers = order.slice(0, Number(left));
  for (const index of takers) parts[index] = (parts[index] ?? 0n) + 1n;
  const amounts = amount < 0n ? parts.map((part) => -part) : parts;
  record?.({
    policy: 'largest_remainder',
    amount,
    total,
    left,
    decidedBy: tieRule(order, takers.length, remainders, values),
    parts: values.map((weight, index) => ({
      weight,
      base: (parts[index] ?? 0n) - (takers.includes(index) ? 1n : 0n),
      remainder: remainders[index] ?? 0n,
      gotCent: takers.includes(index),
      amount: amounts[index] ?? 0n,
      account: undefined,
    })),
  });
  return amounts;
}

/** Indexes by decreasing claim; ties: the larger weight, then the smaller index, for sorting keeps equals in order. */
export function rank(claims: readonly bigint[], weights: readonly bigint[]): readonly number[] {
  const at = (list: readonly bigint[], index: number): bigint => list[index] ?? 0n;
  return claims
    .map((_, index) => index)
    .sort((a, b) => {
      const byClaim = compare(at(claims, b), at(claims, a));
      return byClaim !== 0 ? byClaim : compare(at(weights, b), at(weights, a));
    });
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
