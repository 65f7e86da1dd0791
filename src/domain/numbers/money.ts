import { type DecimalText, decimalsOf } from './decimal-text.ts';

/** An amount of money in cents. An integer of any size: no float ever holds an amount. */
export type Cents = bigint;

/** A checked decimal of at most two decimals, as cents: `-12.5` is -1250. Fast: millions of cells are amounts. */
export function parseCents(text: DecimalText): Cents {
  const decimals = decimalsOf(text);
  if (decimals > 2) throw new RangeError(`${text} has more than 2 decimals`);
  if (text.length > SAFE_DIGITS) return BigInt(text.replace('.', '') + '0'.repeat(2 - decimals));
  let cents = 0;
  let digits = 0;
  for (let at = text.startsWith('-') ? 1 : 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === POINT) continue;
    const digit = unit - ZERO;
    if (!(digit >= 0 && digit <= 9)) throw new RangeError(`${text} is no decimal`);
    cents = 10 * cents + digit;
    digits++;
  }
  if (digits === 0) throw new RangeError(`“${text}” is no decimal`);
  for (let missing = decimals; missing < 2; missing++) cents *= 10;
  return BigInt(text.startsWith('-') ? -cents : cents);
}

/** An amount of up to this many characters is a safe integer of cents. */
const SAFE_DIGITS = 13;
const POINT = 0x2e;
const ZERO = 0x30;

/** Without its sign. */
export function withoutSign(amount: Cents): Cents {
  return amount < 0n ? -amount : amount;
}

/** What {@link formatCents} writes. */
export const CENTS_TEXT = /^-?\d+\.\d{2}$/;

/** `-12.50`; zero is `0.00`, never `-0.00`. */
export function formatCents(amount: Cents): string {
  const sign = amount < 0n ? '-' : '';
  const magnitude = withoutSign(amount);
  const safe = Number(magnitude);
  if (safe < Number.MAX_SAFE_INTEGER) {
    const cents = safe % 100;
    return `${sign}${(safe - cents) / 100}${cents < 10 ? '.0' : '.'}${cents}`;
  }
  const digits = magnitude.toString();
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `numerator / denominator` (denominator > 0) to the nearest integer, halves away from zero. */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  const divisor = 2 * Number(denominator);
  const doubled = 2 * Math.abs(Number(numerator)) + divisor / 2;
  if (Number.isSafeInteger(doubled)) {
    const quotient = (doubled - (doubled % divisor)) / divisor;
    return BigInt(numerator < 0n ? -quotient : quotient);
  }
  const magnitude = withoutSign(numerator);
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** The greatest integer ≤ numerator / denominator (denominator > 0). */
export function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

/** The sum of amounts. */
export function sumOfCents(amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** The net of lines. */
export function netOf(lines: readonly { readonly net: Cents }[]): Cents {
  return sumOfCents(lines.map(({ net }) => net));
}

/** The sum of amounts by key, the keys in the order in which they first come. */
export function sumsByKey<K>(amounts: readonly (readonly [K, Cents])[]): ReadonlyMap<K, Cents> {
  const sums = new Map<K, Cents>();
  for (const [key, amount] of amounts) sums.set(key, (sums.get(key) ?? 0n) + amount);
  return sums;
}
