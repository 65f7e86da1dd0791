/** Amounts are split exactly, where no number counts the common total of the shares as well (ALLOCATION.md §7). */
import { expect, test } from 'vitest';
import { largestRemainder } from '../../src/allocate/rounding/largest-remainder.ts';
import { carry, lineWeights, type RoundingAccounts } from '../../src/allocate/rounding/rounding.ts';
import { fraction } from '../../src/domain/numbers/fraction.ts';

/** A bears a third and a hair, B the rest: 1/3 + 1/(3 × 10²⁰). */
const { ids, members } = lineWeights([
  { member: 'A', share: fraction(10n ** 20n + 1n, 3n * 10n ** 20n) },
  { member: 'B', share: fraction(2n * 10n ** 20n - 1n, 3n * 10n ** 20n) },
]);

test('the cent left goes to the largest remainder', () => {
  expect(members.safe).toBeUndefined();
  // 1.00 is 33 1/3 cents and 66 2/3, but for the hair; of 0.50 it makes 16 2/3 and 33 1/3.
  expect(largestRemainder(100n, members)).toEqual([33n, 67n]);
  expect(largestRemainder(-50n, members)).toEqual([-17n, -33n]);
});

test('carry owes each what the cents leave, to the picocent, rounded down', () => {
  const accounts: RoundingAccounts = new Map();
  expect(carry(100n, members, ids, accounts)).toEqual([33n, 67n]);
  // The hair is 100 / (3 × 10²⁰) cents, less than a picocent.
  expect([...accounts]).toEqual([
    ['A', 333_333_333_333n],
    ['B', 666_666_666_666n - 1_000_000_000_000n],
  ]);
});
