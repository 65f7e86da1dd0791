import { present } from '../../domain/lists.ts';
import type { Cents } from '../../domain/money.ts';
import { longer } from './text-column.ts';

/** An amount a line, four bytes each: small ones as they are, the few others beside them. */
export interface CentsColumn {
  readonly push: (amount: Cents) => void;
  readonly at: (index: number) => Cents;
  /** The amount where it is small, else a number beyond those that stands for it: one for each amount. */
  readonly keyAt: (index: number) => number;
}

/** From so many cents on, more than ten million euros, an amount stands beside the others. */
const LARGE = 2 ** 30;

export function centsColumn(): CentsColumn {
  let values = new Int32Array(256);
  let count = 0;
  const sizes: Cents[] = [];
  const keys = new Map<Cents, number>();
  const keyOf = (amount: Cents): number => {
    const size = amount < 0n ? -amount : amount;
    const key = keys.get(size) ?? LARGE - 1 + sizes.push(size);
    keys.set(size, key);
    return amount < 0n ? -key : key;
  };
  return {
    push(amount) {
      const value = Number(amount);
      if (count === values.length) values = longer(values);
      values[count++] = Math.abs(value) < LARGE ? value : keyOf(amount);
    },
    at(index) {
      const value = values[index] ?? 0;
      if (Math.abs(value) < LARGE) return BigInt(value);
      const size = present(sizes[Math.abs(value) - LARGE]);
      return value < 0 ? -size : size;
    },
    keyAt: (index) => values[index] ?? 0,
  };
}
