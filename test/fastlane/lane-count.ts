/** `npm run fuzz:lane -- COUNT SEED`: computes so many random workspaces with the fast lane and without it. */
import fc from 'fast-check';
import { busyWorkspaces } from './busy-workspace.ts';
import { compareWays, nothingCompared } from './compare.ts';

const [count = '1000', seed = '1'] = process.argv.slice(2);
const sums = nothingCompared();
const started = process.hrtime.bigint();
const { failed, counterexamplePath, errorInstance } = await fc.check(
  fc.asyncProperty(busyWorkspaces({ maxLines: 20, maxMonths: 12 }), (ws) => compareWays(ws, sums)),
  { numRuns: Number(count), seed: Number(seed), endOnFailure: true },
);
const seconds = (process.hrtime.bigint() - started) / 1_000_000_000n;
process.stdout.write(
  `${sums.workspaces} workspaces (seed ${seed}), ${sums.runs} runs of them with the lane and without it, ` +
    `${sums.refused} of these refused: ${sums.problems} problems and ${sums.shared} lines equal, ` +
    `${sums.inLane} of the lines in the lane; ${sums.threaded} runs with a second thread, ${sums.inThread} of the ` +
    `lines in them; ${seconds} s\n`,
);
if (failed) {
  process.stderr.write(`workspace ${counterexamplePath}: ${errorInstance}\n`);
  process.exitCode = 1;
}
