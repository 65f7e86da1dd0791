import { expect, test } from 'vitest';
import { ONE } from '../../src/domain/fraction.ts';
import { type Key, keysWithin } from '../../src/domain/rule.ts';

test('the keys of a mix are itself and all that it is made of', () => {
  const inner: Key = { by: 'mix', of: [{ part: ONE, share: { by: 'weight' } }] };
  const outer: Key = {
    by: 'mix',
    of: [
      { part: ONE, share: { by: 'head' } },
      { part: ONE, share: inner },
    ],
  };
  expect(keysWithin(outer).map(({ by }) => by)).toEqual(['mix', 'head', 'mix', 'weight']);
  expect(keysWithin({ by: 'equal_sites' })).toEqual([{ by: 'equal_sites' }]);
});
