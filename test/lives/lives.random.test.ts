import fc from 'fast-check';
import { expect, test } from 'vitest';
import { life } from './event.ts';
import { FEATURES } from './features.ts';
import { live, type Reached } from './lives.ts';

test('eighty lives go as the naive model says, and meet every feature', async () => {
  const reached: Reached = new Map();
  await fc.assert(
    fc.asyncProperty(life, (one) => live(one, reached)),
    { numRuns: 80, seed: 20_261_125 },
  );
  const missed = FEATURES.filter((feature) => !reached.has(feature));
  expect(missed).toEqual([]);
});
