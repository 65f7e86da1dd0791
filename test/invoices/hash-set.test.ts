import { describe, expect, it } from 'vitest';
import { hashSet } from '../../src/invoices/lines/hash-set.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;

function repeatedAmong(hashes: readonly number[]): readonly number[] {
  const set = hashSet();
  for (const hash of hashes) set.add(hash);
  return [...set.repeated()].sort((a, b) => a - b);
}

describe('hashes that occurred more than once', () => {
  it('are told whatever bits they have', () => {
    const some = [0, 1, 63, 64, 2 ** 32, 2 ** 38, 2 ** 47, LARGEST - 1, LARGEST];
    expect(repeatedAmong([...some, ...some])).toEqual(some);
  });

  it('are not those that differ in one bit', () => {
    const bits = Array.from({ length: 53 }, (_, bit) => 2 ** bit);
    expect(repeatedAmong([0, ...bits, LARGEST, ...bits.map((bit) => LARGEST - bit)])).toEqual([]);
  });

  it('are told among so many that they fill several chunks, once each', () => {
    const hashes = Array.from({ length: 5_000 }, (_, index) => 64 * index + 7);
    expect(repeatedAmong([...hashes, 7, 64 * 4_999 + 7, 7])).toEqual([7, 64 * 4_999 + 7]);
  });
});
