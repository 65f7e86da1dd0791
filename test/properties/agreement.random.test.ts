/** Two implementations of ALLOCATION.md that share no code write the same bytes, or both refuse (issue 8). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigWorkspace } from '../generators/big-workspace.ts';
import { monthsOf, restyle } from '../generators/transforms.ts';
import { workspaceArbitrary } from '../generators/workspace.ts';
import { type Agreement, agreeOn } from './agreement.ts';

const seeds = fc.nat(0x7fffffff);

describe('the product agrees with the oracle', () => {
  test('on generated workspaces, with all lines', async () => {
    const seen: Agreement[] = [];
    await fc.assert(
      fc.asyncProperty(workspaceArbitrary(), async (ws) => void seen.push(await agreeOn(ws))),
      { numRuns: 100, seed: 20250901 },
    );
    expect(total(seen, ({ lines }) => lines)).toBeGreaterThan(400);
    expect(seen.filter(({ refused }) => refused).length).toBeGreaterThan(8);
  });

  test('with the lines that cannot be shared left aside', async () => {
    const seen: Agreement[] = [];
    await fc.assert(
      fc.asyncProperty(
        workspaceArbitrary({ keepErrors: 100 }),
        async (ws) => void seen.push(await agreeOn(ws, { allowUnallocated: true })),
      ),
      { numRuns: 28, seed: 20250902 },
    );
    expect(total(seen, ({ lines }) => lines)).toBeGreaterThan(120);
  });

  test('in every dialect, with French headers and words', async () => {
    const seen: Agreement[] = [];
    await fc.assert(
      fc.asyncProperty(
        workspaceArbitrary({ keepErrors: 0 }),
        seeds,
        async (ws, seed) => void seen.push(await agreeOn(restyle(ws, seed))),
      ),
      { numRuns: 28, seed: 20250903 },
    );
    expect(total(seen, ({ lines }) => lines)).toBeGreaterThan(120);
  });

  test('month by month, quarter by quarter', async () => {
    const seen: Agreement[] = [];
    await fc.assert(
      fc.asyncProperty(workspaceArbitrary({ maxLines: 8 }), async (ws) => {
        const [month = '2025-01'] = monthsOf(ws);
        const year = month.slice(0, 4);
        for (const period of [month, `${year}-Q2`, year, `${month}..${year}-12`]) {
          seen.push(await agreeOn(ws, { period }));
        }
      }),
      { numRuns: 12, seed: 20250904 },
    );
    expect(total(seen, ({ lines }) => lines)).toBeGreaterThan(75);
  });

  test('on a large one: 40 members, 120 sites in a grappe, 400 days, 10¹⁵ cents', async () => {
    const ws = bigWorkspace(1, { sites: 120, lines: 2 });
    expect(await agreeOn(ws)).toMatchObject({ lines: 2, refused: false });
  });
});

function total(seen: readonly Agreement[], count: (agreement: Agreement) => number): number {
  return seen.reduce((sum, agreement) => sum + count(agreement), 0);
}
