import { expect, test } from 'vitest';
import { matchAccess, parseAccessPattern } from '../../src/text/access-pattern.ts';

test('a pattern for the access takes bounded time on what makes regular expressions hang', () => {
  const pattern = parseAccessPattern(`${'*a'.repeat(50)}{*a*a*a*}${'*a'.repeat(20)}b`);
  if (pattern === undefined) throw new Error('no pattern');
  const start = performance.now();
  matchAccess(pattern, 'a'.repeat(32_767));
  expect(performance.now() - start).toBeLessThan(5000);
});
