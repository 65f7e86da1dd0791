/** `npm run oracle -- COUNT SEED`: compares product and oracle on many random workspaces and says how many. */
import fc from 'fast-check';
import { bigWorkspace } from '../generators/big-workspace.ts';
import type { GeneratedWorkspace } from '../generators/model.ts';
import { monthsOf, restyle } from '../generators/transforms.ts';
import { workspaceArbitrary } from '../generators/workspace.ts';
import { agreeOn } from './agreement.ts';
import type { ProductOptions } from './product.ts';

const BIG_EVERY = 1000;

const count = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 1);
const sums = { workspaces: 0, refused: 0, lines: 0, rows: 0, big: 0 };

/** Each workspace in one of four ways: as it is, a month of it, in another dialect, without what cannot be shared. */
function variant(ws: GeneratedWorkspace, index: number): [GeneratedWorkspace, ProductOptions] {
  const month = monthsOf(ws)[0];
  if (index % 4 === 1 && month !== undefined) return [ws, { period: month }];
  if (index % 4 === 2) return [restyle(ws, seed + index), {}];
  return [ws, index % 4 === 3 ? { allowUnallocated: true } : {}];
}

async function compare(ws: GeneratedWorkspace, options: ProductOptions = {}): Promise<void> {
  const { lines, rows, refused } = await agreeOn(ws, options);
  sums.workspaces++;
  sums.refused += refused ? 1 : 0;
  sums.lines += lines;
  sums.rows += rows;
}

const started = process.hrtime.bigint();
await fc.assert(
  fc.asyncProperty(workspaceArbitrary(), async (ws) => compare(...variant(ws, sums.workspaces))),
  { numRuns: count, seed, endOnFailure: true },
);
for (let i = 0; i < Math.ceil(count / BIG_EVERY); i++) {
  await compare(bigWorkspace(seed + i));
  sums.big++;
}
const seconds = (process.hrtime.bigint() - started) / 1_000_000_000n;
process.stdout.write(
  `${sums.workspaces} workspaces compared with the oracle (seed ${seed}), ${sums.big} of them of 40 members, ` +
    `500 sites and 400 days: ${sums.lines} lines and ${sums.rows} rows of allocations.csv equal byte for byte, ` +
    `${sums.refused} workspaces refused by both, no difference; ${seconds} s\n`,
);
