import { expect, test } from 'vitest';
import { matchAccess, parseAccessPattern } from '../../src/text/access-pattern.ts';

test('a pattern for the access comes to an end on what makes regular expressions hang', () => {
  const pattern = parseAccessPattern(`${'*a'.repeat(50)}{*a*a*a*}${'*a'.repeat(20)}b`);
  if (pattern === undefined) throw new Error('no pattern');
  expect(matchAccess(pattern, 'a'.repeat(32_767))).toEqual([]);
});
