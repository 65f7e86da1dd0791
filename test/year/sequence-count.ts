/** `npm run year -- COUNT SEED`: holds the accounts of many random years against sums of our own, and says how many. */
import fc from 'fast-check';
import { inFolder } from '../audit/workspace.ts';
import { playYear } from './sequences.ts';
import { yearStory } from './story.ts';

const count = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 1);
const sums = { years: 0, runs: 0, corrections: 0, wrong: 0 };
for (const [index, story] of fc.sample(yearStory, { numRuns: count, seed }).entries()) {
  await inFolder(async (folder) => {
    const { runs, corrections, differences } = await playYear(folder, story);
    sums.years++;
    sums.runs += runs;
    sums.corrections += corrections;
    if (differences.length === 0) return;
    sums.wrong++;
    console.error(`year ${index} of seed ${seed}: ${differences.join('; ')}\n${JSON.stringify(story)}`);
  });
}
console.log(JSON.stringify(sums));
process.exitCode = sums.wrong === 0 ? 0 : 1;
