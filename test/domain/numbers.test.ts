/** Money, decimals, fractions: everything exact. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountText } from '../../src/domain/numbers/amount-text.ts';
import {
  fixedDecimal,
  scaled,
  scaledReader,
  shortestDecimal,
  significantDecimal,
  unitsInOne,
  unscaled,
} from '../../src/domain/numbers/decimal.ts';
import { decimalsOf, isDecimal } from '../../src/domain/numbers/decimal-text.ts';
import {
  add,
  commonDenominator,
  compareFractions,
  decimalFraction,
  equals,
  finiteDecimal,
  formatFraction,
  fraction,
  greatestCommonDivisor,
  multiply,
  ONE,
  parsePart,
  sum,
  ZERO,
} from '../../src/domain/numbers/fraction.ts';
import { floorDivide, formatCents, parseCents, roundHalfAway } from '../../src/domain/numbers/money.ts';
import { picocentsText } from '../../src/domain/numbers/picocents.ts';

describe('cents', () => {
  test.each([
    [0n, '0.00'],
    [-0n, '0.00'],
    [5n, '0.05'],
    [-5n, '-0.05'],
    [-100n, '-1.00'],
    [28_990n, '289.90'],
    [1_000_000_000_000_000_000_001n, '10000000000000000000.01'],
  ])('%s', (amount, text) => {
    expect(formatCents(amount)).toBe(text);
  });

  test.each([
    ['289.90', 28_990n],
    ['-12.5', -1250n],
    ['7', 700n],
    ['-0.05', -5n],
    ['-0', 0n],
    ['10000000000000000000.01', 1_000_000_000_000_000_000_001n],
  ])('of %s', (text, amount) => {
    expect(parseCents(text)).toBe(amount);
  });

  test('no amount has a tenth of a cent', () => {
    expect(() => parseCents('1.234')).toThrow(RangeError);
  });

  test.each(['1e3', '0x10', '1 000', '1,5', '--1', '١'])('no amount is %s', (text) => {
    expect(() => parseCents(text)).toThrow(RangeError);
  });

  test('amounts as long as is read digit by digit, and longer ones', () => {
    for (const text of [
      '9999999999.99',
      '-999999999.99',
      '99999999999.99',
      '-9999999999.99',
      '-9999999999999',
    ]) {
      expect(formatCents(parseCents(text))).toBe(text.includes('.') ? text : `${text}.00`);
    }
  });

  test('for people: no-break spaces and a comma in French, commas and a point in English', () => {
    expect(amountText(-123_456_789n, 'fr')).toBe('-1\u00a0234\u00a0567,89');
    expect(amountText(-123_456_789n, 'en')).toBe('-1,234,567.89');
    expect(amountText(99_999n, 'fr')).toBe('999,99');
  });

  test('picocents as cents, without zeros at the end', () => {
    expect(
      [500_000_000_000n, -333_333_333_334n, 0n, -2_000_000_000_000n, 1n].map((owed) =>
        picocentsText(owed, 'fr'),
      ),
    ).toEqual(['0,5', '-0,333333333334', '0', '-2', '0,000000000001']);
    expect(picocentsText(-480_000_000_001n, 'en')).toBe('-0.480000000001');
  });

  test.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [49n, 100n, 0n],
    [0n, 7n, 0n],
  ])('%s/%s rounds half away from zero to %s', (numerator, denominator, rounded) => {
    expect(roundHalfAway(numerator, denominator)).toBe(rounded);
  });

  test.each([
    [7n, 2n, 3n],
    [-7n, 2n, -4n],
    [-8n, 2n, -4n],
    [0n, 3n, 0n],
  ])('the floor of %s/%s is %s', (numerator, denominator, floor) => {
    expect(floorDivide(numerator, denominator)).toBe(floor);
  });

  test('rounding misses by half a unit at most, the floor by less than one', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 30n }), (a, b) => {
        const missed = 2n * (a - roundHalfAway(a, b) * b);
        expect(missed <= b && missed >= -b).toBe(true);
        const rest = a - floorDivide(a, b) * b;
        expect(rest >= 0n && rest < b).toBe(true);
        expect(roundHalfAway(-a, b)).toBe(-roundHalfAway(a, b));
      }),
      { seed: 1 },
    );
  });
});

describe('decimals', () => {
  test.each(['0', '-0', '12', '12.50', '-0.001', '007'])('%s is one', (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  test.each(['', '-', '+1', '1.', '.5', '1e3', '0x10', '1,5', ' 1', '1 000', 'Infinity', '--1', '１', '1\n'])(
    '%j is none',
    (text) => {
      expect(isDecimal(text)).toBe(false);
    },
  );

  test('become integers of a unit, and back', () => {
    expect(scaled('12.5', 2)).toBe(1250n);
    expect(scaled('-0.05', 2)).toBe(-5n);
    expect(scaled('3', 6)).toBe(3_000_000n);
    expect(unscaled(1250n, 2)).toBe('12.5');
    expect(unscaled(-5n, 2)).toBe('-0.05');
    expect(unscaled(0n, 2)).toBe('0');
    expect(unscaled(42n, 0)).toBe('42');
    expect(() => scaled('1.005', 2)).toThrow('1.005 has more than 2 decimals');
  });

  test.each([
    ['20.00', '20'],
    ['5.50', '5.5'],
    ['-0.00', '0'],
    ['007.010', '7.01'],
    ['0.0', '0'],
    ['-1.20', '-1.2'],
    ['100', '100'],
    ['100.50', '100.5'],
    ['-1000.0', '-1000'],
  ])('%s is %s in its shortest form', (text, shortest) => {
    expect(shortestDecimal(text)).toBe(shortest);
  });

  test('decimals written', () => {
    expect(['1', '1.5', '1.500'].map(decimalsOf)).toEqual([0, 1, 3]);
  });
});

describe('fractions', () => {
  test('are reduced, their denominator positive', () => {
    expect(formatFraction(fraction(828n, 1354n))).toBe('414/677');
    expect(formatFraction(fraction(3n, -6n))).toBe('-1/2');
    expect(fraction(0n, 5n)).toEqual(ZERO);
    expect(() => fraction(1n, 0n)).toThrow('a fraction has no zero denominator');
  });

  test('add and multiply exactly', () => {
    const third = fraction(1n, 3n);
    expect(sum([third, third, third])).toEqual(ONE);
    expect(add(fraction(1n, 6n), fraction(1n, 10n))).toEqual(fraction(4n, 15n));
    expect(multiply(fraction(2n, 3n), fraction(3n, 4n))).toEqual(fraction(1n, 2n));
    expect(sum([])).toEqual(ZERO);
  });

  test('compare where floats see a tie', () => {
    const large = 10n ** 40n;
    expect(compareFractions(fraction(large, 3n * large + 1n), fraction(1n, 3n))).toBe(-1);
    expect(compareFractions(fraction(1n, 3n), fraction(large, 3n * large + 1n))).toBe(1);
    expect(compareFractions(fraction(2n, 6n), fraction(1n, 3n))).toBe(0);
    expect(equals(fraction(2n, 6n), fraction(1n, 3n))).toBe(true);
    expect(equals(fraction(2n, 3n), fraction(1n, 3n))).toBe(false);
    expect(equals(fraction(1n, 2n), fraction(1n, 3n))).toBe(false);
  });

  test('divisors and multiples', () => {
    expect(greatestCommonDivisor(-12n, 18n)).toBe(6n);
    expect(greatestCommonDivisor(0n, 5n)).toBe(5n);
    expect(greatestCommonDivisor(-6n, 4n)).toBe(2n);
    expect(greatestCommonDivisor(4n, -6n)).toBe(2n);
    expect(commonDenominator([fraction(1n, 4n), fraction(5n, 6n)])).toBe(12n);
    expect(commonDenominator([])).toBe(1n);
  });

  test.each([
    ['60', '60/1'],
    ['33.5', '67/2'],
    ['1/3', '1/3'],
    ['2/6', '1/3'],
    ['12/30', '2/5'],
    ['0', '0/1'],
    ['50 %', '50/1'],
    ['50%', '50/1'],
  ])('the part %s', (text, expected) => {
    const part = parsePart(text);
    expect(part && formatFraction(part)).toBe(expected);
  });

  test.each(['1/0', '1/3 %', '-1', '-1/3', '1/-3', '1.5/2', '50%%', '50  %', '', '1e2', ' 1'])(
    '%j is no part',
    (text) => {
      expect(parsePart(text)).toBeUndefined();
    },
  );
});

test('a reader of decimals says the same however many it has read, and refuses what does not fit', () => {
  const read = scaledReader(2);
  for (let round = 0; round < 2; round++) {
    for (let cents = -2500; cents <= 2500; cents++) {
      expect(
        read(
          `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`,
        ),
      ).toBe(BigInt(cents));
    }
  }
  expect(read('7')).toBe(700n);
  expect(() => read('0.001')).toThrow('0.001 has more than 2 decimals');
});

describe('decimals and what they are made of', () => {
  test.each([
    [1250n, 2, '12.50'],
    [-5n, 2, '-0.05'],
    [0n, 4, '0.0000'],
    [611_521n, 4, '61.1521'],
    [7n, 0, '7'],
  ])('%s units, %s decimals', (value, scale, text) => {
    expect(fixedDecimal(value, scale)).toBe(text);
    expect(unitsInOne(scale)).toBe(BigInt(`1${'0'.repeat(scale)}`));
  });

  test.each([
    ['0.1', 0, '0.1'],
    ['0.1', 2, '10'],
    ['289.90000000000003', 0, '289.9'],
    ['1.234567890123455', 0, '1.23456789012346'],
    ['5e-3', 0, '0.005'],
    ['-1E3', 0, '-1000'],
    ['-0.0', 0, '0'],
    ['1e31', 0, undefined],
    ['0x10', 0, undefined],
    ['Infinity', 0, undefined],
    ['.', 0, undefined],
  ])('of %s, shifted by %s, at 15 digits', (text, shift, expected) => {
    expect(significantDecimal(text, shift, 15, 30)).toBe(expected);
  });

  test('a decimal is a quotient, and a quotient a decimal where six digits hold it', () => {
    expect(decimalFraction('0.125')).toEqual(fraction(1n, 8n));
    expect(finiteDecimal(fraction(1n, 8n))).toBe('0.125');
    expect(finiteDecimal(fraction(1n, 3n))).toBeUndefined();
  });
});
