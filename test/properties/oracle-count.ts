/** `npm run oracle -- COUNT SEED`: compares product and oracle on many random workspaces and says how many. */
import fc from 'fast-check';
import { KEYS } from '../../src/allocate/keys/list.ts';
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
/** In how many workspaces a rule has each key, a part of a mix counted too. */
const drawn = new Map(KEYS.map(({ word = 'measure' }) => [word, 0]));

function countKeys({ convention }: GeneratedWorkspace): void {
  const said = JSON.stringify(convention.rules);
  for (const [by, times] of drawn) if (said.includes(`"by":"${by}"`)) drawn.set(by, times + 1);
}

/** Each workspace in one of four ways: as it is, a month of it, in another dialect, without what cannot be shared. */
function variant(ws: GeneratedWorkspace, index: number): [GeneratedWorkspace, ProductOptions] {
  const month = monthsOf(ws)[0];
  if (index % 4 === 1 && month !== undefined) return [ws, { period: month }];
  if (index % 4 === 2) return [restyle(ws, seed + index), {}];
  return [ws, index % 4 === 3 ? { allowUnallocated: true } : {}];
}

async function compare(ws: GeneratedWorkspace, options: ProductOptions = {}): Promise<void> {
  const { lines, rows, refused } = await agreeOn(ws, options);
  countKeys(ws);
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
const words = [...drawn].map(([by, times]) => `${by} ${times}`);
process.stdout.write(`Workspaces with each key: ${words.join(', ')}\n`);
const never = [...drawn].filter(([, times]) => times === 0).map(([by]) => by);
if (never.length > 0) {
  process.stderr.write(
    `No workspace has a rule by ${never.join(', ')}: let test/generators/keys.ts draw it\n`,
  );
  process.exitCode = 1;
}
