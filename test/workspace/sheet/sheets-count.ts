/** `npm run fuzz:sheets -- COUNT SEED`: damages so many sheets, and says what became of them. */
import { fuzzSheets } from './fuzz-sheets.ts';

const [count = '10000', seed = '1'] = process.argv.slice(2);
const { accepted, refused, failures, slowest, mostHeap } = await fuzzSheets(Number(count), Number(seed));
for (const failure of failures) process.stdout.write(`${failure}\n`);
process.stdout.write(
  `${count} sheets damaged (seed ${seed}): ${accepted} read as by the second reader, ${refused} refused, ` +
    `${failures.length} failures; the slowest took ${slowest.toFixed(0)} ms of the processor, ` +
    `the heap grew by ${(mostHeap / 1e6).toFixed(0)} MB at most\n`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
