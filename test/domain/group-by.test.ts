import { expect, test } from 'vitest';
import { groupBy } from '../../src/domain/group-by.ts';

test('items are grouped in the order in which they come', () => {
  const groups = groupBy(['bc', 'a', 'bd'], (text) => text.charAt(0));
  expect([...groups]).toEqual([
    ['b', ['bc', 'bd']],
    ['a', ['a']],
  ]);
});
