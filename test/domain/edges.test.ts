/** Values at the edge of what integers of a machine hold, and signs: where exact arithmetic changes its form. */
import { describe, expect, test } from 'vitest';
import { scaled, significantDecimal } from '../../src/domain/numbers/decimal.ts';
import {
  absolute,
  formatDecimal,
  greatestCommonDivisor,
  isBelowZero,
  parseSignedCoefficient,
} from '../../src/domain/numbers/fraction.ts';
import { formatCents, parseCents, roundHalfAway, sumOfCents } from '../../src/domain/numbers/money.ts';

describe('fractions', () => {
  test('are reduced beyond what a double holds', () => {
    // 2^53 + 1 is 3 × 3002399751580331; as a double it would be even.
    expect(greatestCommonDivisor(9_007_199_254_740_993n, 3n)).toBe(3n);
    expect(greatestCommonDivisor(3n, 9_007_199_254_740_993n)).toBe(3n);
    expect(greatestCommonDivisor(9_007_199_254_740_993n, 0n)).toBe(9_007_199_254_740_993n);
    expect(greatestCommonDivisor(10n ** 20n, 15n * 10n ** 17n)).toBe(10n ** 18n / 2n);
  });

  test('have a sign', () => {
    const half = { numerator: 1n, denominator: 2n };
    const minusHalf = { numerator: -1n, denominator: 2n };
    expect([absolute(minusHalf), absolute(half)]).toEqual([half, half]);
    expect([minusHalf, { numerator: 0n, denominator: 1n }, half].map(isBelowZero)).toEqual([
      true,
      false,
      false,
    ]);
    expect(['-1/2', '-0.5', '1/2', '-', '--1', '1/2-'].map(parseSignedCoefficient)).toEqual([
      minusHalf,
      minusHalf,
      half,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('are written as decimals where six suffice', () => {
    expect(formatDecimal({ numerator: 1n, denominator: 8n })).toBe('0.125');
    expect(formatDecimal({ numerator: 1n, denominator: 3n })).toBe('1/3');
    expect(formatDecimal({ numerator: 12n, denominator: 1n })).toBe('12');
  });
});

describe('significant digits', () => {
  test('are refused where more zeros than allowed stand behind or before them', () => {
    expect(significantDecimal('12345', 0, 3, 2)).toBe('12300');
    expect(significantDecimal('12345', 0, 3, 1)).toBeUndefined();
    expect(significantDecimal('0.00123456', 0, 3, 2)).toBe('0.00123');
    expect(significantDecimal('0.00123456', 0, 3, 1)).toBeUndefined();
    expect(significantDecimal('0e9', 0, 3, 1)).toBe('0');
  });

  test('takes no noise of a binary double for decimals, and keeps a half that a column would take', () => {
    expect(significantDecimal('0.5200000000000005', 0, 15, 30)).toBe('0.52');
    expect(significantDecimal('-0.2700000000000005', 0, 15, 30)).toBe('-0.27');
    expect(significantDecimal('0.5199999999999995', 0, 15, 30)).toBe('0.52');
    expect(significantDecimal('1234567890120.005', 0, 15, 30)).toBe('1234567890120.01');
    expect(significantDecimal('1.0000005', 0, 7, 30)).toBe('1.000001');
    expect(significantDecimal('0.1234567890123455', 0, 15, 30)).toBe('0.123456789012346');
  });
});

describe('cents', () => {
  test('are summed exactly, and none make none', () => {
    expect(sumOfCents([])).toBe(0n);
    expect(sumOfCents([9_007_199_254_740_993n, -5n, 1n])).toBe(9_007_199_254_740_989n);
  });

  test('are written with two decimals', () => {
    expect([0n, 9n, 10n, 99n, 100n, -5n].map(formatCents)).toEqual([
      '0.00',
      '0.09',
      '0.10',
      '0.99',
      '1.00',
      '-0.05',
    ]);
    expect([9_007_199_254_740_990n, 9_007_199_254_740_993n].map(formatCents)).toEqual([
      '90071992547409.90',
      '90071992547409.93',
    ]);
  });

  test('are read from checked decimals only', () => {
    expect(() => parseCents('1.234')).toThrow('1.234 has more than 2 decimals');
    expect(() => parseCents('1a')).toThrow('1a is no decimal');
    expect(() => parseCents('')).toThrow('“” is no decimal');
    expect(() => parseCents('-')).toThrow('“-” is no decimal');
    expect(() => scaled('1a', 2)).toThrow('1a is no decimal');
  });

  test('are rounded half away from zero, whatever their size', () => {
    expect([5n, -5n, 4n, -4n, 0n].map((tenths) => roundHalfAway(tenths, 10n))).toEqual([1n, -1n, 0n, 0n, 0n]);
    expect(roundHalfAway(-(10n ** 20n) * 3n - 1n, 2n)).toBe(-15n * 10n ** 19n - 1n);
  });
});
