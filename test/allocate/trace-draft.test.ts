/** A trace holds what the steps on the way left in it, and no rounding that is not whole. */
import { expect, test } from 'vitest';
import type { SplitTrace } from '../../src/allocate/split-trace.ts';
import { traceDraft } from '../../src/allocate/trace-draft.ts';
import { NOWHERE } from './nowhere.ts';

const WEIGHTS = { ids: [], members: { values: [], total: 1n }, bySite: [] };
const SPLIT: SplitTrace = {
  policy: 'carry',
  amount: 1n,
  total: 1n,
  left: 0n,
  decidedBy: 'none',
  parts: [],
};

test('of a line that came nowhere', () => {
  expect(traceDraft().finish([])).toEqual({
    vat: { kind: 'stated' },
    ...NOWHERE,
    faults: [],
  });
});

test('of amounts that were rounded: net, VAT and the weights, or nothing', () => {
  const draft = traceDraft();
  expect(draft.finish([], WEIGHTS).rounding).toBeUndefined();
  draft.members.net(SPLIT);
  expect(draft.finish([], WEIGHTS).rounding).toBeUndefined();
  draft.members.vat({ ...SPLIT, amount: 2n });
  draft.sites.net({ ...SPLIT, amount: 3n });
  draft.sites.vat({ ...SPLIT, amount: 4n });
  expect(draft.finish([]).rounding).toBeUndefined();
  expect(draft.finish([], WEIGHTS).rounding).toEqual({
    weights: WEIGHTS,
    net: { members: SPLIT, sites: [{ ...SPLIT, amount: 3n }] },
    vat: { members: { ...SPLIT, amount: 2n }, sites: [{ ...SPLIT, amount: 4n }] },
  });
  const other = traceDraft();
  other.members.vat(SPLIT);
  expect(other.finish([], WEIGHTS).rounding).toBeUndefined();
});
