/** Whatever the workspace: with the fast lane and without it a run comes out the same, byte for byte. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inExample, must } from '../audit/workspace.ts';
import { bothWays } from './both-ways.ts';
import { busyWorkspaces } from './busy-workspace.ts';
import { compareWays, nothingCompared } from './compare.ts';

test('random workspaces come out the same with the lane and without it, and much of them goes through it', async () => {
  const sums = nothingCompared();
  await fc.assert(
    fc.asyncProperty(busyWorkspaces({ maxLines: 12, maxMonths: 8 }), (ws) => compareWays(ws, sums)),
    { seed: 1, numRuns: 60, endOnFailure: true },
  );
  expect(sums.workspaces).toBe(60);
  expect(sums.inLane).toBeGreaterThan(0.45 * sums.shared);
  expect(sums.inLane).toBeGreaterThan(5000);
  expect(sums.problems).toBeGreaterThan(500);
  expect(sums.runs - sums.refused).toBeGreaterThan(sums.refused);
});

test('the worked example is the same where nobody looks at each line, from the first file to the manifest', async () => {
  await inExample(async (workspace) => {
    const run = async (...options: readonly string[]) => {
      const out = join(workspace, 'out');
      await must(
        'allocate',
        workspace,
        '--out',
        out,
        '--force',
        '--reports',
        'none',
        '--no-pack',
        ...options,
        '-q',
      );
      const { inputs, totals } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
      const names = ['allocations.csv', 'charges.csv', 'settlement.csv'];
      return { inputs, totals, texts: names.map((name) => readFileSync(join(out, name), 'utf8')) };
    };
    const { shared, inLane } = await bothWays(workspace, {
      selection: { kind: 'all' },
      allowUnallocated: false,
    });
    expect(inLane).toBeGreaterThan(0.5 * shared);
    for (const selection of [[], ['--period', '2025-09']]) {
      // Reconcile sees every line, so that none goes through the lane.
      expect(await run(...selection, '--no-reconcile')).toEqual(await run(...selection));
    }
  });
});
