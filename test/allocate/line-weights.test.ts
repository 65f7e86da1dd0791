/** The shares of a line as integers over their common denominator (ALLOCATION.md §7). */
import { expect, test } from 'vitest';
import { lineWeights } from '../../src/allocate/rounding/rounding.ts';
import { fraction } from '../../src/domain/numbers/fraction.ts';

const share = (member: string, numerator: bigint, denominator: bigint) => ({
  member,
  share: fraction(numerator, denominator),
});

test('the sites of a member weigh together what it weighs', () => {
  // 1/2, 1/6 and 1/12 are 6, 2 and 1 of 12; the 3 of B are 1/4.
  const shares = [share('A', 1n, 2n), share('A', 1n, 6n), share('A', 1n, 12n), share('B', 1n, 4n)];
  expect(lineWeights(shares)).toEqual({
    ids: ['A', 'B'],
    members: { values: [9n, 3n], total: 12n, safe: { values: [9, 3], total: 12 } },
    sites: [
      { values: [6n, 2n, 1n], total: 9n, safe: { values: [6, 2, 1], total: 9 } },
      { values: [3n], total: 3n, safe: { values: [3], total: 3 } },
    ],
    haveOneSite: false,
  });
});

test('one who bears all weighs one', () => {
  const all = { values: [1n], total: 1n, safe: { values: [1], total: 1 } };
  expect(lineWeights([share('A', 1n, 1n)])).toEqual({
    ids: ['A'],
    members: all,
    sites: [all],
    haveOneSite: true,
  });
});

test('a total that no number counts exactly is counted in integers of any length alone', () => {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  const safe = (total: bigint) =>
    lineWeights([share('A', 1n, total), share('B', total - 1n, total)]).members.safe;
  expect(safe(most)).toEqual({ values: [1, Number(most) - 1], total: Number(most) });
  expect(safe(most + 2n)).toBeUndefined();
});
