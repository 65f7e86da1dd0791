/** A trace holds what the steps on the way left in it, and no rounding that is not whole. */
import { expect, test } from 'vitest';
import type { SplitTrace } from '../../src/allocate/rounding/split-trace.ts';
import { traceRecorder } from '../../src/allocate/trace-recorder.ts';
import { NOWHERE } from './nowhere.ts';

const WEIGHTS = { ids: [], members: { values: [], total: 1n }, sites: [], haveOneSite: true };
const SPLIT: SplitTrace = {
  policy: 'carry',
  amount: 1n,
  total: 1n,
  left: 0n,
  decidedBy: 'none',
  parts: [],
};

test('of a line that came nowhere', () => {
  expect(traceRecorder().finish([])).toEqual({
    vat: { kind: 'stated' },
    ...NOWHERE,
    faults: [],
  });
});

test('of amounts that were rounded: net, VAT and the weights, or nothing', () => {
  const recorder = traceRecorder();
  expect(recorder.finish([], WEIGHTS).rounding).toBeUndefined();
  recorder.members.net(SPLIT);
  expect(recorder.finish([], WEIGHTS).rounding).toBeUndefined();
  recorder.members.vat({ ...SPLIT, amount: 2n });
  recorder.sites.net({ ...SPLIT, amount: 3n });
  recorder.sites.vat({ ...SPLIT, amount: 4n });
  expect(recorder.finish([]).rounding).toBeUndefined();
  expect(recorder.finish([], WEIGHTS).rounding).toEqual({
    weights: WEIGHTS,
    net: { members: SPLIT, sites: [{ ...SPLIT, amount: 3n }] },
    vat: { members: { ...SPLIT, amount: 2n }, sites: [{ ...SPLIT, amount: 4n }] },
  });
  const other = traceRecorder();
  other.members.vat(SPLIT);
  expect(other.finish([], WEIGHTS).rounding).toBeUndefined();
});
