import type { Cents } from '../../domain/money.ts';
import type { Weights } from '../plan/weights.ts';
import { type RecordSplit, tieRule } from './split-trace.ts';

/**
 * Splits an amount by weight (ALLOCATION.md §7, `largest_remainder`): each gets the floor of its exact part of
 * the absolute amount; the cents left go one each to the largest fractional parts; ties to the larger weight,
 * then to the first. The sign is given back at the end, so that a credit cancels its charge exactly.
 */
export function largestRemainder(amount: Cents, weights: Weights, record?: RecordSplit): readonly Cents[] {
  const { values, total, safe } = weights;
  if (record === undefined) {
    if (values.length === 1) return [amount];
    // No product is greater than that of the amount and the total.
    const cents = Number(amount);
    if (safe !== undefined && Number.isSafeInteger(cents * safe.total)) return splitSafely(cents, safe);
  }
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
  const order = rank(remainders, values);
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

/** The same in safe integers. */
function splitSafely(cents: number, { values, total }: NonNullable<Weights['safe']>): readonly Cents[] {
  const magnitude = Math.abs(cents);
  const parts: number[] = [];
  const remainders: number[] = [];
  let left = magnitude;
  for (const value of values) {
    const product = magnitude * value;
    const remainder = product % total;
    const floor = (product - remainder) / total;
    parts.push(floor);
    remainders.push(remainder);
    left -= floor;
  }
  if (left === 1) {
    const first = firstOf(remainders, values);
    parts[first] = (parts[first] ?? 0) + 1;
  } else if (left > 1) {
    for (const index of rank(remainders, values).slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  }
  return parts.map((part) => BigInt(cents < 0 ? -part : part));
}

/** The first of {@link rank}: most often one cent is left. */
function firstOf(claims: readonly number[], weights: readonly number[]): number {
  let first = 0;
  for (let index = 1; index < claims.length; index++) {
    const byClaim = compare(claims[index] ?? 0, claims[first] ?? 0);
    const isBefore = byClaim !== 0 ? byClaim > 0 : compare(weights[index] ?? 0, weights[first] ?? 0) > 0;
    if (isBefore) first = index;
  }
  return first;
}

/** Indexes by decreasing claim; ties: the larger weight, then the smaller index, for sorting keeps equals in order. */
export function rank<T extends bigint | number>(
  claims: readonly T[],
  weights: readonly T[],
): readonly number[] {
  const at = (list: readonly T[], index: number): T | 0 => list[index] ?? 0;
  return claims
    .map((_, index) => index)
    .sort((a, b) => {
      const byClaim = compare(at(claims, b), at(claims, a));
      return byClaim !== 0 ? byClaim : compare(at(weights, b), at(weights, a));
    });
}

function compare(a: bigint | number, b: bigint | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
