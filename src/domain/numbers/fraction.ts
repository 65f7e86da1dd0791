import { scaled, unitsInOne, unscaled } from './decimal.ts';
import { type DecimalText, decimalsOf, isDecimal } from './decimal-text.ts';

/** An exact quotient of integers, reduced, with a denominator > 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };
export const ONE: Fraction = { numerator: 1n, denominator: 1n };
export const HUNDRED: Fraction = { numerator: 100n, denominator: 1n };
export const HUNDREDTH: Fraction = { numerator: 1n, denominator: 100n };

/** The reduced fraction; the denominator must not be zero. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError('a fraction has no zero denominator');
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  if (divisor === 1n) return { numerator, denominator };
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** ≥ 0, in safe integers as soon as both are. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y > MAX_SAFE) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  if (y === 0n) return x;
  return BigInt(safeDivisor(Number(x > MAX_SAFE ? x % y : x), Number(y)));
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function safeDivisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** The least common denominator. */
export function commonDenominator(fractions: readonly Fraction[]): bigint {
  return fractions.reduce((common, { denominator }) => leastCommonMultiple(common, denominator), 1n);
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return a % b === 0n ? a : (a / greatestCommonDivisor(a, b)) * b;
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return fraction(a.numerator + b.numerator, a.denominator);
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Without its sign. */
export function absolute(value: Fraction): Fraction {
  return isBelowZero(value) ? { ...value, numerator: -value.numerator } : value;
}

export function isBelowZero({ numerator }: Fraction): boolean {
  return numerator < 0n;
}

export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equals(a: Fraction, b: Fraction): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

export function sum(fractions: Iterable<Fraction>): Fraction {
  let total = ZERO;
  for (const item of fractions) total = add(total, item);
  return total;
}

/** `414/677`, `1/1`. */
export function formatFraction({ numerator, denominator }: Fraction): string {
  return `${numerator}/${denominator}`;
}

const MOST_DECIMALS = 6;
const UNITS = unitsInOne(MOST_DECIMALS);

/** `12.5` where six decimals are enough, else undefined. */
export function finiteDecimal({ numerator, denominator }: Fraction): DecimalText | undefined {
  if (denominator === 1n) return String(numerator);
  const units = numerator * UNITS;
  return units % denominator === 0n ? unscaled(units / denominator, MOST_DECIMALS) : undefined;
}

/** `12.5` where six decimals are enough, else the quotient: `1/3`. */
export function formatDecimal(value: Fraction): string {
  return finiteDecimal(value) ?? formatFraction(value);
}

/** A decimal as a fraction: `0.125` is 1/8. */
export function decimalFraction(text: DecimalText): Fraction {
  const decimals = decimalsOf(text);
  return fraction(scaled(text, decimals), unitsInOne(decimals));
}

/** Reads a quotient or a decimal ≥ 0 (`3/2`, `1.5`); undefined where it is neither. */
export function parseCoefficient(text: string): Fraction | undefined {
  const quotient = /^(\d+)\/(\d+)$/.exec(text);
  if (quotient) {
    const denominator = BigInt(quotient[2] ?? '0');
    return denominator === 0n ? undefined : fraction(BigInt(quotient[1] ?? '0'), denominator);
  }
  if (!isDecimal(text) || text.startsWith('-')) return undefined;
  return decimalFraction(text);
}

/** Reads a coefficient that may be below zero: `-1`, `-3/2`. */
export function parseSignedCoefficient(text: string): Fraction | undefined {
  if (!text.startsWith('-')) return parseCoefficient(text);
  const opposite = parseCoefficient(text.slice(1));
  return opposite && { ...opposite, numerator: -opposite.numerator };
}

/** Reads a part ≥ 0: `33.5`, `1/3`, or hundredths as they are written, `50 %` being 50. */
export function parsePart(text: string): Fraction | undefined {
  const hundredths = /^([\d.]+)\s?%$/.exec(text)?.[1];
  return parseCoefficient(hundredths ?? text);
}
