/** Killed at any moment, allocate leaves the run before or the one after, whole; `npm run crash` kills more often. */
import { expect, test } from 'vitest';
import { killAtRandom } from './crash/kill.ts';

test('allocate, killed thirty times, leaves all whole', async () => {
  const { kills, before, after, beside, failures } = await killAtRandom('allocate', 30, 7);
  expect(failures).toEqual([]);
  expect(kills).toBe(30);
  for (const met of [before, after, beside]) expect(met).toBeGreaterThan(0);
}, 600_000);
