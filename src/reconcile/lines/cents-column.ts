import type { Cents } from '../../domain/money.ts';
import { longer } from './text-column.ts';

/** An amount a line: safe integers as they are, the few that are none beside them. */
export interface CentsColumn {
  readonly push: (amount: Cents) => void;
  readonly at: (index: number) => Cents;
  /** The amount where it is a safe integer, else a number with a fraction that stands for it: one for each amount. */
  readonly keyAt: (index: number) => number;
}

export function centsColumn(): CentsColumn {
  let values = new Float64Array(256);
  let count = 0;
  const sizes: Cents[] = [];
  const keys = new Map<Cents, number>();
  const keyOf = (amount: Cents): number => {
    const size = amount < 0n ? -amount : amount;
    const key = keys.get(size) ?? sizes.push(size) - 0.5;
    keys.set(size, key);
    return amount < 0n ? -key : key;
  };
  return {
    push(amount) {
      const value = Number(amount);
      if (count === values.length) values = longer(values);
      values[count++] = Number.isSafeInteger(value) ? value : keyOf(amount);
    },
    at(index) {
      const value = values[index] ?? 0;
      if (Number.isInteger(value)) return BigInt(value);
      const size = sizes[Math.floor(Math.abs(value))] ?? 0n;
      return value < 0 ? -size : size;
    },
    keyAt: (index) => values[index] ?? 0,
  };
}
