/** Whatever the workspace: with the fast lane and without it a run comes out the same, byte for byte. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { busyWorkspaces } from './busy-workspace.ts';
import { compareWays, nothingCompared } from './compare.ts';

test('random workspaces come out the same with the lane and without it, and most lines go through it', async () => {
  const sums = nothingCompared();
  await fc.assert(
    fc.asyncProperty(busyWorkspaces({ maxLines: 12, maxMonths: 8 }), (ws) => compareWays(ws, sums)),
    { seed: 1, numRuns: 60, endOnFailure: true },
  );
  expect(sums.workspaces).toBe(60);
  expect(sums.inLane).toBeGreaterThan(0.5 * sums.shared);
  expect(sums.inLane).toBeGreaterThan(5000);
  expect(sums.problems).toBeGreaterThan(500);
  expect(sums.runs - sums.refused).toBeGreaterThan(sums.refused);
});
