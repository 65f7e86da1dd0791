/** Killed at any moment, close leaves a run and a ledger that are whole; `npm run crash` kills more often. */
import { expect, test } from 'vitest';
import { killAtRandom } from './crash/kill.ts';

test('close, killed thirty times, leaves all whole', () => {
  const { kills, failures } = killAtRandom('close', 30, 7);
  expect(failures).toEqual([]);
  expect(kills).toBe(30);
}, 600_000);
