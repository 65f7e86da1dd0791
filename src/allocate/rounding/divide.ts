import { defined } from '../../domain/lists.ts';
import { type Cents, floorDivide } from '../../domain/numbers/money.ts';

/** Shares as integers over a common total, in the order of their ids. */
export interface IntegerWeights {
  readonly values: readonly bigint[];
  readonly total: bigint;
  /** The same as safe integers; undefined where one of them is too large. */
  readonly safe?: { readonly values: readonly number[]; readonly total: number } | undefined;
}

/** The weights of one who bears all. */
const ALL: IntegerWeights = { values: [1n], total: 1n, safe: { values: [1], total: 1 } };

/** Weights that sum to `total`, as safe integers too where that is one. */
export function integerWeights(values: readonly bigint[], total: bigint): IntegerWeights {
  if (total === 1n) return ALL;
  const safe =
    total <= Number.MAX_SAFE_INTEGER ? { values: values.map(Number), total: Number(total) } : undefined;
  return { values, total, safe };
}

/** An amount divided by weight, each part rounded down. */
export interface Division {
  readonly floors: (bigint | number)[];
  /** What rounding down left of each part, over the total of the weights. */
  readonly remainders: readonly (number | bigint)[];
  /** How many cents are left: fewer than there are parts. */
  readonly left: number;
}

/**
 * Divides in safe integers where every product is one, else in bigint. Each has a loop of its own: TypeScript has no
 * arithmetic over both, and a loop over both took half as long again.
 */
export function divide(amount: Cents, { values, total, safe }: IntegerWeights): Division {
  const cents = Number(amount);
  // The largest product is that of the amount and the total.
  if (safe !== undefined && Number.isSafeInteger(cents * safe.total)) {
    // A copy has its final length at once; V8 gives a list that grows spare room.
    const floors = safe.values.slice();
    const remainders = safe.values.slice();
    let left = cents;
    for (let index = 0; index < floors.length; index++) {
      const product = cents * defined(safe.values[index]);
      const rest = product % safe.total;
      const remainder = rest < 0 ? rest + safe.total : rest;
      const floor = (product - remainder) / safe.total;
      floors[index] = floor;
      remainders[index] = remainder;
      left -= floor;
    }
    return { floors, remainders, left };
  }
  const floors = values.map((value) => floorDivide(amount * value, total));
  const remainders = values.map((value, index) => amount * value - defined(floors[index]) * total);
  return { floors, remainders, left: Number(floors.reduce((left, floor) => left - floor, amount)) };
}

/** Gives each taker a cent. */
export function give(parts: (bigint | number)[], takers: readonly number[]): void {
  for (const index of takers) {
    let part = defined(parts[index]);
    parts[index] = ++part;
  }
}
