/** An amount of money in cents. An integer of any size: no float ever holds an amount. */
export type Cents = bigint;

/** `-12.50`; zero is `0.00`, never `-0.00`. */
export function formatCents(amount: Cents): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  const sign = amount < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `numerator / denominator` (denominator > 0) to the nearest integer, halves away from zero. */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** The greatest integer ≤ numerator / denominator (denominator > 0). */
export function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}
