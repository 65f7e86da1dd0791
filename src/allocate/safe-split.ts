import type { Weights } from './weights.ts';

/**
 * Weights as integers below 2⁵³, for amounts small enough that no product of the two reaches it. On these
 * numbers the machine's arithmetic is that of the integers; everything else is split with integers of any size.
 */
export interface SafeWeights {
  readonly values: readonly number[];
  readonly total: number;
  /** The largest magnitude of an amount, in cents, whose products are all safe. */
  readonly most: number;
}

/** The weights as safe integers; undefined where they are too large. */
export function safeWeights({ values, total }: Weights): SafeWeights | undefined {
  const most = Math.floor(Number.MAX_SAFE_INTEGER / Number(total));
  return total > BigInt(Number.MAX_SAFE_INTEGER)
    ? undefined
    : { values: values.map(Number), total: Number(total), most };
}

/**
 * What largestRemainder does (ALLOCATION.md §7), for an amount of at most `weights.most` cents. Writes the
 * parts into `into`, from `at` on.
 */
export function splitSafely(
  amount: number,
  { values, total }: SafeWeights,
  into: Float64Array,
  at: number,
): void {
  const count = values.length;
  if (count === 1) {
    into[at] = amount;
    return;
  }
  const magnitude = amount < 0 ? -amount : amount;
  let left = magnitude;
  for (let index = 0; index < count; index++) {
    const floor = quotient(magnitude * (values[index] ?? 0), total);
    into[at + index] = floor;
    left -= floor;
  }
  if (left > 0) giveCents(left, magnitude, values, total, into, at);
  if (amount < 0) for (let index = at; index < at + count; index++) into[index] = 0 - (into[index] ?? 0);
}

/** Below every claim, and below that of nobody. */
const GIVEN = -2;

/** One cent each to the largest remainders; ties to the larger weight, then to the first. */
function giveCents(
  left: number,
  magnitude: number,
  values: readonly number[],
  total: number,
  into: Float64Array,
  at: number,
): void {
  const remainders = values.map((value) => {
    const product = magnitude * value;
    return product - quotient(product, total) * total;
  });
  for (let given = 0; given < left; given++) {
    let best = -1;
    for (let index = 0; index < values.length; index++) {
      const claim = remainders[index] ?? 0;
      const most = remainders[best] ?? -1;
      if (claim > most || (claim === most && (values[index] ?? 0) > (values[best] ?? 0))) best = index;
    }
    into[at + best] = (into[at + best] ?? 0) + 1;
    remainders[best] = GIVEN;
  }
}

/**
 * The integer quotient of safe integers ≥ 0. No double rounds up to the next integer q + 1: that takes a divisor of
 * at least 2⁵³ / q, and then the dividend, q × divisor or more, would not be below 2⁵³.
 */
export function quotient(dividend: number, divisor: number): number {
  return Math.floor(dividend / divisor);
}
