import { expect, test } from 'vitest';
import { defined, fitted, groupBy, partitionPoint } from '../../src/domain/lists.ts';

test('items are grouped in the order in which they come', () => {
  const groups = groupBy(['bc', 'a', 'bd'], (text) => text.charAt(0));
  expect([...groups]).toEqual([
    ['b', ['bc', 'bd']],
    ['a', ['a']],
  ]);
});

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

test('what must stand at a place of a list is it, nothing else', () => {
  expect([defined([7n, 0n][1]), defined(['', 'a'][0]), defined([null][0])]).toEqual([0n, '', null]);
});

test.each([2, -1, 0.5])('nothing stands at %s of two', (index) => {
  expect(() => defined([1n, 2n][index])).toThrow('nothing stands where something must');
});

test('a list is copied with its items, and what is pushed to it later is not in the copy', () => {
  const list = ['a', 'b'];
  const copy = fitted(list);
  list.push('c');
  expect(copy).toEqual(['a', 'b']);
});
