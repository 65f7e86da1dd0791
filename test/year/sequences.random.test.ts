import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inFolder } from '../audit/workspace.ts';
import { playYear } from './sequences.ts';
import { yearStory } from './story.ts';

/** So many with a correction: seven of ten have none. More of them: `npm run year -- 1000 SEED`. */
const RUNS = { numRuns: 6 };

test('the account of a random year is our own sum over its closed files, and its halves are the whole', async () => {
  await fc.assert(
    fc.asyncProperty(yearStory, async (story) =>
      inFolder(async (folder) => {
        const { corrections, differences } = await playYear(folder, story);
        expect(differences).toEqual([]);
        fc.pre(corrections > 0);
      }),
    ),
    RUNS,
  );
}, 240_000);
