/** What stands at a place of a list that must have one. */
import { expect, test } from 'vitest';
import { itemAt } from '../../src/domain/item-at.ts';

test('is the item, be it nothing but zero or an empty text', () => {
  expect([itemAt([7n, 0n], 1), itemAt(['', 'a'], 0)]).toEqual([0n, '']);
});

test.each([-1, 2])('is a bug where there is none: at %i of two', (index) => {
  expect(() => itemAt([1n, 2n], index)).toThrow(`nothing stands at ${index} of 2`);
});
