/** Amounts of lines, in cents. */
import type { Draw } from './features.ts';

/** Small amounts often: that is where rounding decides. */
export function amount({ random, has }: Draw): bigint {
  const size = random.int(0, has('hugeAmounts') ? 9 : 7);
  const cents =
    size < 3
      ? random.int(0, 20)
      : size < 6
        ? random.int(0, 5000)
        : size < 8
          ? random.int(0, 10_000_000)
          : random.int(0, 1_000_000) * 1_000_000_000 + random.int(0, 999_999_999);
  return BigInt(Math.min(cents, 10 ** 15)) * (has('credits') && random.chance(0.3) ? -1n : 1n);
}

export function cents(amount: bigint): string {
  const positive = amount < 0n ? -amount : amount;
  return `${amount < 0n ? '-' : ''}${positive / 100n}.${String(positive % 100n).padStart(2, '0')}`;
}
