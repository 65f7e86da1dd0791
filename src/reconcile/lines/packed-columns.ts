import { defined, partitionPoint } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';

/** One short text per line, in a few bytes each. */
export type TextColumn = ReturnType<typeof textColumn>;

const LAST_BYTE = 0xff;

/** Texts of one-byte characters are stored one after the other; the few others are kept as they are. */
export function textColumn() {
  let bytes = new Uint8Array(1024);
  let ends = new Int32Array(256);
  let count = 0;
  const others = new Map<number, string>();
  return {
    push(text: string): void {
      let end = ends[count - 1] ?? 0;
      const start = end;
      while (end + text.length > bytes.length) bytes = longer(bytes);
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        if (unit > LAST_BYTE) {
          others.set(count, text);
          end = start;
          break;
        }
        bytes[end++] = unit;
      }
      if (count === ends.length) ends = longer(ends);
      ends[count++] = end;
    },
    at(index: number): string {
      const other = others.get(index);
      if (other !== undefined) return other;
      const start = ends[index - 1] ?? 0;
      return String.fromCharCode(...bytes.subarray(start, ends[index]));
    },
  };
}

/** The same numbers in an array half as long again. */
export function longer<T extends Uint8Array | Uint16Array | Int32Array | Float64Array>(array: T): T {
  const Longer = array.constructor as new (length: number) => T;
  const result = new Longer(array.length + (array.length >> 1));
  result.set(array);
  return result;
}

export type RowColumn = ReturnType<typeof rowColumn>;

/** The row of each line: consecutive rows take no room. */
export function rowColumn() {
  /** The lines whose row does not follow that of the previous line, by index, and those rows. */
  let starts = new Int32Array(64);
  let rows = new Int32Array(64);
  let runs = 0;
  let count = 0;
  let next = 0;
  return {
    push(row: number): void {
      if (row !== next) {
        if (runs === starts.length) {
          starts = longer(starts);
          rows = longer(rows);
        }
        starts[runs] = count;
        rows[runs] = row;
        runs++;
      }
      next = row + 1;
      count++;
    },
    at(index: number): number {
      const run = partitionPoint(starts.subarray(0, runs), (start) => start <= index) - 1;
      return (rows[run] ?? 0) + index - (starts[run] ?? 0);
    },
  };
}

export type CentsColumn = ReturnType<typeof centsColumn>;

/** From this many cents on, more than ten million euros, an amount is stored separately. */
const LARGE = 2 ** 30;

/** One amount per line, in four bytes: small ones as they are, the few others separately. */
export function centsColumn() {
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
    push(amount: Cents): void {
      const value = Number(amount);
      if (count === values.length) values = longer(values);
      values[count++] = Math.abs(value) < LARGE ? value : keyOf(amount);
    },
    at(index: number): Cents {
      const value = values[index] ?? 0;
      if (Math.abs(value) < LARGE) return BigInt(value);
      const size = defined(sizes[Math.abs(value) - LARGE]);
      return value < 0 ? -size : size;
    },
    /**
     * The amount where it is small, else a number beyond all small amounts that stands for it, the same for equal
     * amounts.
     */
    keyAt: (index: number): number => values[index] ?? 0,
  };
}
