import { detached } from '../../text/detached.ts';
import { longer } from './packed-columns.ts';

export type TextNumbers = ReturnType<typeof textNumbers>;

/** Numbers texts, each once; 0 stands for no text. Kept fast for a text equal to the previous one, as on most lines. */
export function textNumbers() {
  const numbers = new Map<string, number>();
  const texts: (string | undefined)[] = [undefined];
  let last: string | undefined;
  let lastNumber = 0;
  return {
    numberOf(text: string | undefined): number {
      if (text === last) return lastNumber;
      last = text;
      lastNumber = text === undefined ? 0 : (numbers.get(text) ?? keep(text, numbers, texts));
      return lastNumber;
    },
    textOf: (number: number): string | undefined => texts[number],
  };
}

function keep(text: string, numbers: Map<string, number>, texts: (string | undefined)[]): number {
  const own = detached(text);
  numbers.set(own, texts.length);
  return texts.push(own) - 1;
}

/**
 * Numbers pairs of whole numbers, each once, in the order in which they were met. Every line asks, so they stand in a hash
 * table of plain numbers: in Maps a million lines took 25 MB more, and a twelfth more time.
 */
export function pairNumbers() {
  /** The first and the second of each pair, one after the other. */
  let pairs = new Int32Array(128);
  /** In each bucket, the number of its pair plus one; 0: none. At most half of the buckets are used. */
  let buckets = new Int32Array(128);
  let size = 0;
  const bucketOf = (first: number, second: number): number => {
    const mask = buckets.length - 1;
    let bucket = mixed(first, second) & mask;
    for (let at = buckets[bucket] ?? 0; at !== 0; at = buckets[bucket] ?? 0) {
      if (pairs[2 * at - 2] === first && pairs[2 * at - 1] === second) break;
      bucket = (bucket + 1) & mask;
    }
    return bucket;
  };
  const spread = (): void => {
    buckets = new Int32Array(2 * buckets.length);
    for (let at = 1; at <= size; at++) buckets[bucketOf(pairs[2 * at - 2] ?? 0, pairs[2 * at - 1] ?? 0)] = at;
  };
  return {
    numberOf(first: number, second: number): number {
      const bucket = bucketOf(first, second);
      const known = buckets[bucket] ?? 0;
      if (known !== 0) return known - 1;
      if (2 * size + 2 > pairs.length) pairs = longer(pairs);
      pairs[2 * size] = first;
      pairs[2 * size + 1] = second;
      buckets[bucket] = ++size;
      if (2 * size > buckets.length) spread();
      return size - 1;
    },
    firstOf: (number: number): number => pairs[2 * number] ?? 0,
    secondOf: (number: number): number => pairs[2 * number + 1] ?? 0,
    size: (): number => size,
  };
}

function mixed(first: number, second: number): number {
  let hash = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ second, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
