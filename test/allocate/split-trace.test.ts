/** An amount is split as ALLOCATION.md §7 says, and the trace tells each step: worked out by hand. */
import { describe, expect, test } from 'vitest';
import type { IntegerWeights } from '../../src/allocate/rounding/divide.ts';
import { largestRemainder } from '../../src/allocate/rounding/largest-remainder.ts';
import { carry, memberSplits, type RoundingAccounts } from '../../src/allocate/rounding/rounding.ts';
import {
  type OnSplit,
  type PartTrace,
  type SplitTrace,
  tieRule,
} from '../../src/allocate/rounding/split-trace.ts';
import type { Cents } from '../../src/domain/numbers/money.ts';

const QUARTER = 250_000_000_000n;

/** The amounts of a split, the same with a trace and without one, and the trace. */
function traced(split: (record?: OnSplit) => readonly Cents[]): {
  readonly amounts: readonly Cents[];
  readonly trace: SplitTrace | undefined;
} {
  const traces: SplitTrace[] = [];
  const amounts = split((trace) => void traces.push(trace));
  expect(split()).toEqual(amounts);
  expect(traces).toHaveLength(1);
  expect(traces[0]?.parts.map((part) => part.amount)).toEqual(amounts);
  return { amounts, trace: traces[0] };
}

/** Weights as a plan has them: as safe integers, too. */
function safely(values: readonly bigint[], total: bigint): IntegerWeights {
  return { values, total, safe: { values: values.map(Number), total: Number(total) } };
}

function byRemainder(amount: Cents, values: readonly bigint[], total: bigint) {
  return traced((record) => largestRemainder(amount, safely(values, total), record));
}

function part(weight: bigint, base: bigint, remainder: bigint, amount: bigint): PartTrace {
  const gotCent = (amount < 0n ? -amount : amount) === base + 1n;
  return { weight, base, remainder, gotCent, amount, account: undefined };
}

describe('largest_remainder', () => {
  // 1001 × 131/400 = 327 + 331/400; 1001 × 269/400 = 673 + 69/400.
  test.each([1n, -1n])(
    'gives the cent left to the larger remainder, of a charge and of its credit',
    (sign) => {
      const { amounts, trace } = byRemainder(sign * 1001n, [131n, 269n], 400n);
      expect(amounts).toEqual([sign * 328n, sign * 673n]);
      expect(trace).toEqual({
        policy: 'largest_remainder',
        amount: sign * 1001n,
        total: 400n,
        left: 1n,
        decidedBy: 'claim',
        parts: [part(131n, 327n, 331n, sign * 328n), part(269n, 673n, 69n, sign * 673n)],
      });
    },
  );

  test('of equal remainders the larger weight is first', () => {
    const { amounts, trace } = byRemainder(200n, [131n, 269n], 400n);
    expect(amounts).toEqual([65n, 135n]);
    expect(trace).toMatchObject({ left: 1n, decidedBy: 'share' });
  });

  test('of equal weights the smaller id', () => {
    const { amounts, trace } = byRemainder(2n, [1n, 1n, 1n], 3n);
    expect(amounts).toEqual([1n, 1n, 0n]);
    expect(trace).toMatchObject({ left: 2n, decidedBy: 'id' });
  });

  test('decides nothing where no cent is left', () => {
    const { amounts, trace } = byRemainder(4n, [1n, 3n], 4n);
    expect(amounts).toEqual([1n, 3n]);
    expect(trace).toMatchObject({ left: 0n, decidedBy: 'none' });
    expect(byRemainder(0n, [1n, 3n], 4n).amounts).toEqual([0n, 0n]);
  });

  test('gives all to one', () => {
    const { amounts, trace } = byRemainder(-7n, [5n], 5n);
    expect(amounts).toEqual([-7n]);
    expect(trace).toMatchObject({ left: 0n, decidedBy: 'none', parts: [part(5n, 7n, 0n, -7n)] });
  });

  test('orders three remainders and more', () => {
    // 10 × 1/23 = 0 + 10/23, × 3/23 = 1 + 7/23, × 7/23 = 3 + 1/23, × 12/23 = 5 + 5/23.
    const { amounts, trace } = byRemainder(10n, [1n, 3n, 7n, 12n], 23n);
    expect(amounts).toEqual([1n, 1n, 3n, 5n]);
    expect(trace?.parts.map(({ remainder }) => remainder)).toEqual([10n, 7n, 1n, 5n]);
  });

  test('is exact where the amount times the weights is more than a number can count', () => {
    // 2,000,000.01 over 200,000,001 equal parts: as many cents as parts.
    expect(byRemainder(200_000_001n, [133_333_333n, 66_666_668n], 200_000_001n).amounts).toEqual([
      133_333_333n,
      66_666_668n,
    ]);
  });
});

describe('carry', () => {
  const IDS = ['A', 'B', 'C'];

  /** An amount after what earlier ones left, and the accounts behind it: the same with a trace and without one. */
  function byCarry(
    amount: Cents,
    before: readonly (readonly [string, bigint])[],
    weights = safely([2n, 1n, 1n], 4n),
  ) {
    const ids = IDS.slice(0, weights.values.length);
    const accounts: RoundingAccounts[] = [];
    const found = traced((record) => {
      const after = new Map(before);
      accounts.push(after);
      return carry(amount, weights, ids, after, record);
    });
    const [after, ofPlain] = accounts.map((account) => [...account]);
    expect(ofPlain).toEqual(after);
    return { ...found, after };
  }

  test('rounds down, and gives the cents left to those who are due most', () => {
    // −1 × 2/4 = −1 + 1/2; −1 × 1/4 = −1 + 3/4.
    const { amounts, trace, after } = byCarry(-1n, []);
    expect(amounts).toEqual([-1n, 0n, 0n]);
    expect(after).toEqual([
      ['A', 2n * QUARTER],
      ['B', -QUARTER],
      ['C', -QUARTER],
    ]);
    const second = { weight: 1n, base: -1n, remainder: 3n, gotCent: true, amount: 0n };
    const account = { before: 0n, fraction: 3n * QUARTER, after: -QUARTER };
    expect(trace).toEqual({
      policy: 'carry',
      amount: -1n,
      total: 4n,
      left: 2n,
      decidedBy: 'claim',
      parts: [
        {
          ...{ weight: 2n, base: -1n, remainder: 2n, gotCent: false, amount: -1n },
          account: { before: 0n, fraction: 2n * QUARTER, after: 2n * QUARTER },
        },
        { ...second, account },
        { ...second, account },
      ],
    });
  });

  test('gives none to one whose exact part is whole, whatever it is due', () => {
    // 2 × 2/4 = 1; 2 × 1/4 = 1/2: A is due 3, B −1/4 + 1/2 and C 0 + 1/2.
    const { amounts, trace, after } = byCarry(2n, [
      ['A', 12n * QUARTER],
      ['B', -QUARTER],
    ]);
    expect(amounts).toEqual([1n, 0n, 1n]);
    expect(after).toEqual([
      ['A', 12n * QUARTER],
      ['B', QUARTER],
      ['C', -2n * QUARTER],
    ]);
    expect(trace).toMatchObject({ left: 1n, decidedBy: 'claim' });
    expect(trace?.parts.map(({ account }) => account)).toEqual([
      { before: 12n * QUARTER, fraction: 0n, after: 12n * QUARTER },
      { before: -QUARTER, fraction: 2n * QUARTER, after: QUARTER },
      { before: 0n, fraction: 2n * QUARTER, after: -2n * QUARTER },
    ]);
  });

  test('takes none from one whose exact part is whole, however much too much it had', () => {
    // 2 × 2/4 = 1, and 1/2 each for B and C: the cent left is theirs alone.
    const { amounts, after } = byCarry(2n, [['A', -12n * QUARTER]]);
    expect(amounts).toEqual([1n, 1n, 0n]);
    expect(after).toEqual([
      ['A', -12n * QUARTER],
      ['B', -2n * QUARTER],
      ['C', 2n * QUARTER],
    ]);
  });

  test('keeps thirds to the picocent, rounded down', () => {
    const { amounts, after } = byCarry(1n, [], safely([1n, 1n, 1n], 3n));
    expect(amounts).toEqual([1n, 0n, 0n]);
    expect(after).toEqual([
      ['A', -666_666_666_667n],
      ['B', 333_333_333_333n],
      ['C', 333_333_333_333n],
    ]);
  });

  // Of a cent, 10¹² picocents; where the parts are no integers, less than a picocent is lost.
  test.each([
    [[1n, 1n], 2n, [500_000_000_000n, 500_000_000_000n]],
    [[2n, 1n], 3n, [666_666_666_666n, 333_333_333_333n]],
    [[2n, 2n, 1n], 5n, [400_000_000_000n, 400_000_000_000n, 200_000_000_000n]],
    [[127n, 1n], 128n, [992_187_500_000n, 7_812_500_000n]],
    [[8191n, 1n], 8192n, [999_877_929_687n, 122_070_312n]],
  ])('keeps to the picocent the parts of weights %s over %s', (values, total, [first = 0n, ...others]) => {
    const { amounts, after } = byCarry(1n, [], safely(values, total));
    expect(amounts).toEqual([1n, ...others.map(() => 0n)]);
    expect(after?.map(([, due]) => due)).toEqual([first - 4n * QUARTER, ...others]);
  });

  describe('is exact where a number cannot count what it takes:', () => {
    test('the amount times the weights', () => {
      // 2,000,000.01 over 200,000,001 equal parts: as many cents as parts, and nothing is owed.
      const { amounts, after } = byCarry(200_000_001n, [], safely([133_333_333n, 66_666_668n], 200_000_001n));
      expect(amounts).toEqual([133_333_333n, 66_666_668n]);
      expect(after).toEqual([
        ['A', 0n],
        ['B', 0n],
      ]);
    });

    test('the weights in picocents', () => {
      // Of a cent, 10¹² × 9,007,214,892 ÷ 10,000,000,001 = 900,721,489,109.9 and 99,278,510,890.07 picocents.
      const { amounts, after } = byCarry(1n, [], safely([9_007_214_892n, 992_785_109n], 10_000_000_001n));
      expect(amounts).toEqual([1n, 0n]);
      expect(after).toEqual([
        ['A', 900_721_489_109n - 4n * QUARTER],
        ['B', 99_278_510_890n],
      ]);
    });

    test('what is owed', () => {
      const owed = 2n ** 53n + 1n;
      const { amounts, after } = byCarry(
        1n,
        [
          ['A', owed],
          ['B', owed],
        ],
        safely([1n, 1n], 2n),
      );
      expect(amounts).toEqual([1n, 0n]);
      expect(after).toEqual([
        ['A', owed - 2n * QUARTER],
        ['B', owed + 2n * QUARTER],
      ]);
    });
  });

  test('keeps an account for each supplier and invoice, of its net and of its VAT', () => {
    const split = memberSplits().carry;
    const halves = { ids: ['A', 'B'], members: safely([1n, 1n], 2n), sites: [], haveOneSite: true };
    /** Who gets the one cent. */
    const cent = (supplier: string, invoiceNumber: string, kind: 'net' | 'vat' = 'net') => {
      const [ofA] = split(1n, kind, halves, { supplier, invoiceNumber });
      return ofA === 1n ? 'A' : 'B';
    };
    expect(cent('S', 'F1')).toBe('A');
    expect(cent('S', 'F2')).toBe('A');
    expect(cent('T', 'F2')).toBe('A');
    expect(cent('T', 'F2', 'vat')).toBe('A');
    expect(cent('T', 'F2')).toBe('B');
    expect(cent('S', 'F2')).toBe('B');
    expect(cent('S', 'F1')).toBe('B');
    expect(cent('S', 'F1', 'vat')).toBe('A');
    expect(cent('S', 'F1', 'vat')).toBe('B');
  });
});

test('nobody is parted from those who got a cent where nobody is next, or nobody got one', () => {
  expect(tieRule([1, 0], 2, [3n, 4n], [1n, 1n])).toBe('none');
  expect(tieRule([1, 0], 0, [3n, 4n], [1n, 1n])).toBe('none');
  expect(tieRule([1, 0], 1, [3n, 4n], [1n, 1n])).toBe('claim');
});
