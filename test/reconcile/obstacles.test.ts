/** Which checks run: those whose tables and settings are there. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckDescription } from '../../src/reconcile/check.ts';
import type { Need } from '../../src/reconcile/needs.ts';
import { type Sources, whyNotRun } from '../../src/reconcile/reconciler.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { billed, codes, JUNE, MAY, settle } from './billed.ts';
import { FIXTURES, reconciled } from './workspace.ts';

function check(...needs: readonly Need[]): Pick<CheckDescription, 'code' | 'needs'> {
  return { code: 'price-mismatch', needs };
}

const { workspace } = loadWorkspace(join(FIXTURES, 'reconcile/base'));
if (workspace === undefined) throw new Error('not readable');
const { convention, accesses = [], prices = [] } = workspace;
const DAYS = { from: 0, to: 1 };
/** All that a check may need. */
const ALL: Sources = {
  workspace: { ...workspace, declaredInvoices: [], acceptedFindings: [] },
  closed: [{ run: '2025-05', days: DAYS }],
  period: DAYS,
  states: () => true,
};
const without = (need: Need): Sources => ({ ...ALL, states: (stated) => stated !== need });
const LACKING: Record<Need, Sources> = {
  accesses: { ...ALL, workspace: { ...ALL.workspace, accesses: undefined } },
  prices: { ...ALL, workspace: { ...ALL.workspace, prices: undefined } },
  totals: { ...without('totals'), workspace: { ...ALL.workspace, declaredInvoices: undefined } },
  markets: {
    ...ALL,
    workspace: {
      ...ALL.workspace,
      convention: { ...convention, reconcile: { ...convention.reconcile, markets: new Map() } },
    },
  },
  'closed-runs': { ...ALL, closed: [] },
  period: { ...ALL, period: undefined },
  acceptances: { ...ALL, workspace: { ...ALL.workspace, acceptedFindings: undefined } },
  'unit-prices': without('unit-prices'),
  'item-codes': without('item-codes'),
  items: without('items'),
  periods: without('periods'),
  'vat-amounts': without('vat-amounts'),
  'gross-amounts': without('gross-amounts'),
  'known-markets': without('known-markets'),
  'schedule-rates': {
    ...ALL,
    workspace: { ...ALL.workspace, prices: prices.map((price) => ({ ...price, vatRate: undefined })) },
  },
  'schedule-markets': {
    ...ALL,
    workspace: { ...ALL.workspace, prices: prices.map((price) => ({ ...price, market: undefined })) },
  },
  'ordered-items': {
    ...ALL,
    workspace: {
      ...ALL.workspace,
      accesses: accesses.map((access) => ({ ...access, itemCode: undefined })),
    },
  },
};
const NEEDS = Object.keys(LACKING) as Need[];

describe('a check', () => {
  test.each(NEEDS)('that needs %s runs where that is there, and lacks it where it is not', (need) => {
    expect(whyNotRun(check(need), ALL)).toBeUndefined();
    expect(whyNotRun(check(need), LACKING[need])).toBe(need);
    expect(whyNotRun(check(), LACKING[need])).toBeUndefined();
  });

  test('of totals runs where either the table or an electronic invoice states them', () => {
    expect(whyNotRun(check('totals'), without('totals'))).toBeUndefined();
    expect(whyNotRun(check('totals'), { ...LACKING.totals, states: () => true })).toBeUndefined();
  });

  test('of what a table names runs where one row names it, and lacks it where there is no table', () => {
    const some = {
      ...ALL.workspace,
      accesses: [...accesses, ...accesses.map((access) => ({ ...access, itemCode: undefined }))],
      prices: [...prices, ...prices.map((price) => ({ ...price, vatRate: undefined, market: undefined }))],
    };
    for (const need of ['ordered-items', 'schedule-rates', 'schedule-markets'] as const)
      expect(whyNotRun(check(need), { ...ALL, workspace: some })).toBeUndefined();
    expect(whyNotRun(check('ordered-items'), LACKING.accesses)).toBe('ordered-items');
    expect(whyNotRun(check('schedule-rates'), LACKING.prices)).toBe('schedule-rates');
    expect(whyNotRun(check('schedule-markets'), LACKING.prices)).toBe('schedule-markets');
  });

  test('says the first that it lacks', () => {
    expect(whyNotRun(check('prices', 'period'), LACKING.period)).toBe('period');
    expect(
      whyNotRun(check('period', 'prices'), { ...LACKING.period, workspace: LACKING.prices.workspace }),
    ).toBe('period');
  });
});

test('where there is no inventory no access is unknown, and where there is no schedule no item', async () => {
  const folder = billed(MAY, JUNE.replace('FIBRE-100', 'AUTRE'));
  settle(folder, 'severity: { vat-arithmetic: off }');
  for (const name of ['accesses.csv', 'prices.csv']) rmSync(join(folder, name));
  expect(await codes(folder)).toEqual([]);
  const { notRun } = await reconciled(folder);
  expect(notRun.filter(({ lacks }) => lacks === 'off').map(({ code }) => code)).toEqual(['vat-arithmetic']);
  expect(notRun.find(({ code }) => code === 'unknown-access')?.lacks).toBe('accesses');
  expect(notRun.find(({ code }) => code === 'unknown-item')?.lacks).toBe('prices');
});
