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

/** Cents as a file states them: `-0.05`. */
export function euros(cents: bigint | number): string {
  const digits = String(cents < 0 ? -cents : cents).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
