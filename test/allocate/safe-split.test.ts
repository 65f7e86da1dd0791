/** The split in safe integers is the split in integers of any size, up to the last amount that it is given. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestRemainder } from '../../src/allocate/largest-remainder.ts';
import { quotient, safeWeights, splitSafely } from '../../src/allocate/safe-split.ts';

const MOST = Number.MAX_SAFE_INTEGER;

function weightsFrom(values: readonly bigint[]) {
  return { values, total: values.reduce((sum, value) => sum + value, 0n) };
}

function inSafeIntegers(amount: number, values: readonly bigint[]): readonly number[] | undefined {
  const weights = safeWeights(weightsFrom(values));
  if (weights === undefined || Math.abs(amount) > weights.most) return undefined;
  const into = new Float64Array(values.length + 2).fill(-7);
  splitSafely(amount, weights, into, 1);
  expect([into[0], into.at(-1)]).toEqual([-7, -7]);
  return [...into.subarray(1, -1)];
}

function inBigIntegers(amount: number, values: readonly bigint[]): readonly number[] {
  return largestRemainder(BigInt(amount), weightsFrom(values)).map(Number);
}

describe('an amount split in safe integers', () => {
  test('cents go to the largest remainders, ties to the larger weight, then to the first', () => {
    expect(inSafeIntegers(100, [1n, 1n, 1n])).toEqual([34, 33, 33]);
    expect(inSafeIntegers(-100, [1n, 1n, 1n])).toEqual([-34, -33, -33]);
    expect(inSafeIntegers(1, [1n, 2n, 1n])).toEqual([0, 1, 0]);
    expect(inSafeIntegers(0, [1n, 2n])).toEqual([0, 0]);
    expect(inSafeIntegers(5, [7n])).toEqual([5]);
  });

  test('no part is a negative zero', () => {
    expect(inSafeIntegers(-1, [1n, 1n])?.every((part) => !Object.is(part, -0))).toBe(true);
  });

  test('is what integers of any size give', () => {
    const values = fc.array(fc.bigInt({ min: 1n, max: 10n ** 6n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (weights, amount) => {
        expect(inSafeIntegers(amount, weights)).toEqual(inBigIntegers(amount, weights));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  test('at the last amount that is safe too, and the next one is not taken', () => {
    const values = fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(values, fc.nat(3), fc.boolean(), (weights, below, negative) => {
        const most = safeWeights(weightsFrom(weights))?.most ?? 0;
        const amount = Math.max(0, most - below) * (negative && most > below ? -1 : 1);
        expect(inSafeIntegers(amount, weights)).toEqual(inBigIntegers(amount, weights));
        expect(inSafeIntegers(most + 1, weights)).toBeUndefined();
        expect(BigInt(most) * weightsFrom(weights).total <= BigInt(MOST)).toBe(true);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  test('weights beyond safe integers are not taken', () => {
    expect(safeWeights(weightsFrom([BigInt(MOST), 1n]))).toBeUndefined();
    expect(safeWeights(weightsFrom([BigInt(MOST) - 1n, 1n]))?.most).toBe(1);
  });
});

test('a quotient is the integer below, however near the one above is', () => {
  expect(quotient(MOST, MOST)).toBe(1);
  expect(quotient(MOST - 1, MOST)).toBe(0);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MOST }), fc.integer({ min: 1, max: MOST }), (a, b) => {
      expect(quotient(a, b)).toBe(Number(BigInt(a) / BigInt(b)));
    }),
    { seed: 1, numRuns: 20_000 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 26 }), fc.integer({ min: 1, max: 2 ** 26 }), (a, b) => {
      expect(quotient(a * b - 1, b)).toBe(a - 1);
    }),
    { seed: 1, numRuns: 20_000 },
  );
});
