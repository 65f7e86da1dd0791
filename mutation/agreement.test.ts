/** The comparison with the oracle (test/properties/agreement.random.test.ts) on a few workspaces, without the search for a smallest. */
import fc from 'fast-check';
import { test } from 'vitest';
import { workspaceArbitrary } from '../test/generators/workspace.ts';
import { agreeOn } from '../test/properties/agreement.ts';

const AT_ONCE = 5;
const few = fc.sample(workspaceArbitrary(), { seed: 20251124, numRuns: 40 });
const batches = Array.from({ length: few.length / AT_ONCE }, (_, n) => n);

test.each(batches)('the product agrees with the oracle on the workspaces of batch %i', async (batch) => {
  for (const ws of few.slice(batch * AT_ONCE, (batch + 1) * AT_ONCE)) await agreeOn(ws);
});

test('and with the lines that cannot be shared left aside', async () => {
  const broken = fc.sample(workspaceArbitrary({ keepErrors: 100 }), { seed: 20251124, numRuns: 10 });
  for (const ws of broken) await agreeOn(ws, { allowUnallocated: true });
});
