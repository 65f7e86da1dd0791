import type { Cents } from '../domain/money.ts';
import type { Weights } from './weights.ts';

/**
 * Splits an amount by weight (ALLOCATION.md §7, `largest_remainder`): each gets the floor of its exact part of
 * the absolute amount; the cents left go one each to the largest fractional parts; ties to the larger weight,
 * then to the first. The sign is given back at the end, so that a credit cancels its charge exactly.
 */
export function largestRemainder(amount: Cents, { values, total }: Weights): readonly Cents[] {
  if (values.length === 1) return [amount];
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
  if (left > 0n) {
    const order = rank(remainders, values);
    for (let i = 0; i < Number(left); i++) {
      const index = order[i] ?? 0;
      parts[index] = (parts[index] ?? 0n) + 1n;
    }
  }
  return amount < 0n ? parts.map((part) => -part) : parts;
}

/** Indexes by decreasing claim; ties: the larger weight, then the smaller index. */
export function rank(claims: readonly bigint[], weights: readonly bigint[]): readonly number[] {
  const at = (list: readonly bigint[], index: number): bigint => list[index] ?? 0n;
  return claims
    .map((_, index) => index)
    .sort((a, b) => {
      const byClaim = compare(at(claims, b), at(claims, a));
      return byClaim !== 0 ? byClaim : compare(at(weights, b), at(weights, a)) || a - b;
    });
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
