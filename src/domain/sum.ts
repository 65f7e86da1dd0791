import type { Cents } from './money.ts';

/** What amounts come to. */
export function sumOfCents(amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** What lines come to, without VAT. */
export function netOf(lines: readonly { readonly net: Cents }[]): Cents {
  return sumOfCents(lines.map(({ net }) => net));
}

/** What amounts come to for each key, the keys in the order in which they come. */
export function sumsByKey<K>(amounts: readonly (readonly [K, Cents])[]): ReadonlyMap<K, Cents> {
  const sums = new Map<K, Cents>();
  for (const [key, amount] of amounts) sums.set(key, (sums.get(key) ?? 0n) + amount);
  return sums;
}
