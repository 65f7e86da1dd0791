import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inFolder } from '../audit/workspace.ts';
import { playYear } from './sequences.ts';
import { yearStory } from './story.ts';

/** More of them: `npm run year -- 1000 SEED`. */
const RUNS = { numRuns: 16 };

test('the account of a random year is our own sum over its closed files, and its halves are the whole', async () => {
  const met = { runs: 0, corrections: 0 };
  await fc.assert(
    fc.asyncProperty(yearStory, async (story) =>
      inFolder(async (folder) => {
        const { runs, corrections, differences } = await playYear(folder, story);
        met.runs += runs;
        met.corrections += corrections;
        expect(differences).toEqual([]);
      }),
    ),
    RUNS,
  );
  expect(met.runs).toBeGreaterThan(RUNS.numRuns);
}, 240_000);
