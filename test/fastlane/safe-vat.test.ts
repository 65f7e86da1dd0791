/** The VAT in safe integers is the VAT in integers of any size, up to the last net that it is given. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeRate, safeVatOn } from '../../src/allocate/safe-vat.ts';
import { vatOn } from '../../src/allocate/vat.ts';

const MOST = Number.MAX_SAFE_INTEGER;

function inSafeIntegers(net: number, rate: string): number | undefined {
  const units = safeRate(rate);
  return units === undefined ? undefined : safeVatOn(net, units);
}

const rates = fc
  .integer({ min: 1, max: 10_000 })
  .map((units) => `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`);

describe('the VAT of a net amount in safe integers', () => {
  test.each([
    // 0.05 × 20 % = 0.01; halves go away from zero.
    [5, '20', 1],
    [2, '25', 1],
    [-2, '25', -1],
    [1, '20', 0],
    [-1, '20', 0],
    [10_000, '5.5', 550],
    [10_000, '33.33', 3333],
    [12_345, '0', 0],
  ])('of %i cents at %s %%', (net, rate, vat) => {
    expect(inSafeIntegers(net, rate)).toBe(vat);
  });

  test('is what integers of any size give, and no negative zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), rates, (net, rate) => {
        const vat = inSafeIntegers(net, rate);
        expect(vat).toBe(Number(vatOn(BigInt(net), rate)));
        expect(Object.is(vat, -0)).toBe(false);
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });

  test('up to the last net whose products are safe, and beyond it there is none', () => {
    fc.assert(
      fc.property(rates, fc.nat(5), fc.boolean(), (rate, below, negative) => {
        const last = Math.floor((MOST - 10_000) / 2 / (safeRate(rate) ?? 1));
        const sign = negative ? -1 : 1;
        expect(inSafeIntegers(sign * (last - below), rate)).toBe(
          Number(vatOn(BigInt(sign * (last - below)), rate)),
        );
        expect(inSafeIntegers(sign * (last + 1), rate)).toBeUndefined();
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });

  test('of nothing at a rate that is no safe integer there is none', () => {
    expect(inSafeIntegers(0, '90071992547409.91')).toBe(0);
    expect(inSafeIntegers(0, '90071992547409.92')).toBeUndefined();
  });
});
