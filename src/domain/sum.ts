import type { Cents } from './money.ts';

/** What amounts come to. */
export function sumOfCents(amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
