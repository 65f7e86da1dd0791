/** Killed at any moment, close leaves a run and a ledger that are whole; `npm run crash` kills more often. */
import { expect, test } from 'vitest';
import { killAtRandom } from './crash/kill.ts';

test('close, killed thirty times, leaves all whole', async () => {
  const { kills, before, after, beside, failures } = await killAtRandom('close', 30, 7);
  expect(failures).toEqual([]);
  expect(kills).toBe(30);
  for (const met of [before, after, beside]) expect(met).toBeGreaterThan(0);
}, 600_000);
