/** Exact fractions of BigInt, always reduced, denominator > 0. The oracle knows no other number. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };

export function fraction(n: bigint, d: bigint = 1n): Fraction {
  if (d === 0n) throw new Error('a fraction over zero');
  const sign = d < 0n ? -1n : 1n;
  const g = gcd(n < 0n ? -n : n, d < 0n ? -d : d);
  return { n: (sign * n) / g, d: (sign * d) / g };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? fraction(a.n + b.n, a.d) : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(add, ZERO);
}

/** Negative, zero or positive as a is below, at or above b. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isZero(a: Fraction): boolean {
  return a.n === 0n;
}

/** The greatest integer ≤ a, also for negative a. */
export function floor(a: Fraction): bigint {
  const quotient = a.n / a.d;
  return a.n % a.d < 0n ? quotient - 1n : quotient;
}

/** Rounded to the nearest integer, halves away from zero. */
export function roundHalfAway(a: Fraction): bigint {
  const positive = a.n < 0n ? -a.n : a.n;
  const rounded = floor(fraction(2n * positive + a.d, 2n * a.d));
  return a.n < 0n ? -rounded : rounded;
}

export function showFraction(a: Fraction): string {
  return `${a.n}/${a.d}`;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
