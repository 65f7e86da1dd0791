import { expect, test } from 'vitest';
import { partitionPoint } from '../../src/domain/partition-point.ts';

/** The even numbers from zero, so many of them. */
function evens(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => 2 * index);
}

test.each([0, 1, 2, 3, 4, 7, 8])('of %d items in order, however many hold come first', (count) => {
  const items = evens(count);
  for (let below = -1; below <= 2 * count + 1; below++) {
    const holding = items.filter((item) => item < below).length;
    expect(partitionPoint(items, (item) => item < below)).toBe(holding);
  }
});

test('looks at few of many items', () => {
  let looks = 0;
  const found = partitionPoint(Int32Array.from(evens(1 << 16)), (item) => {
    looks++;
    return item <= 77_777;
  });
  expect([found, looks]).toEqual([38_889, 16]);
});
