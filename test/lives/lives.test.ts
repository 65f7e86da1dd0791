import { expect, test } from 'vitest';
import type { Life, Wish } from './event.ts';
import { FEATURES } from './features.ts';
import { live, type Reached } from './lives.ts';
import type { Settings } from './model.ts';

const BEFORE: Settings = {
  payer: 'R',
  rounding: 'carry',
  vat: 'invoice',
  prorata: 'daily',
  basis: 'service',
  undated: 'error',
  siteOfGrappe: 'error',
};
const PLAIN = { dated: true, serves: 'G' } as const;
const AFTER: Settings = { ...BEFORE, payer: 'C', rounding: 'largest_remainder', vat: 'line' };
const MONTHS: Settings = { ...AFTER, undated: 'invoice_month', siteOfGrappe: 'site' };
const DAYS: Settings = { ...AFTER, undated: 'invoice_date', siteOfGrappe: 'grappe' };
const UNDATED = { net: 707, rate: 200, setup: false, dated: false, serves: 'S3' } as const;

const PENDING: Wish = { takes: 'pending', of: 0, allowUnallocated: true, regularise: 0, decide: false };
const DECIDED: Wish = { ...PENDING, decide: true };

/** A life that meets every feature, whatever chance brings. */
const EVERYTHING: Life = {
  turn: 6,
  settings: [BEFORE, AFTER],
  pupils: [7, 4],
  moved: 3,
  chapters: undefined,
  events: [
    {
      kind: 'arrive',
      month: 3,
      file: 'b',
      lines: [
        { net: 101, rate: 200, setup: false, ...PLAIN },
        { net: 103, rate: 200, setup: true, ...PLAIN },
      ],
    },
    { kind: 'arrive', month: 9, file: 'a', lines: [{ net: -7, rate: 55, setup: false, ...PLAIN }] },
    { kind: 'close', ...PENDING, takes: 'month', of: 0 },
    { kind: 'part', of: 0, file: 'a', net: 333, rate: 200, setup: false, ...PLAIN },
    { kind: 'rule' },
    { kind: 'close', ...PENDING, takes: 'until', of: 0 },
    { kind: 'close', ...PENDING, takes: 'invoice', of: 2 },
    { kind: 'advance', month: 9, cents: 250 },
    { kind: 'amount', of: 0, net: 205 },
    { kind: 'close', ...PENDING },
    { kind: 'close', ...PENDING, regularise: 1 },
    { kind: 'vanish', of: 1 },
    { kind: 'close', ...PENDING },
    { kind: 'withdraw', of: 1 },
    { kind: 'close', ...DECIDED },
    { kind: 'return', of: 0 },
    { kind: 'close', ...PENDING },
    { kind: 'close', ...DECIDED },
    { kind: 'rate', of: 1, rate: 0 },
    { kind: 'renumber', of: 0 },
    { kind: 'close', ...PENDING },
    { kind: 'close', ...DECIDED },
    { kind: 'arrive', month: 10, file: 'c', lines: [{ net: 1, rate: 0, setup: false, ...PLAIN }] },
    { kind: 'draft', ...PENDING },
    { kind: 'issue', asIs: false },
    { kind: 'arrive', month: 11, file: 'c', lines: [{ net: 2, rate: 0, setup: false, ...PLAIN }] },
    { kind: 'draft', ...PENDING },
    { kind: 'pupils', pupils: [1, 15] },
    { kind: 'amount', of: 5, net: 500 },
    { kind: 'issue', asIs: false },
    { kind: 'draft', ...PENDING },
    { kind: 'pupils', pupils: [19, 2] },
    { kind: 'issue', asIs: true },
    { kind: 'settings', turn: 4, settings: [AFTER, BEFORE] },
    { kind: 'close', ...PENDING, takes: 'month', of: 0 },
    { kind: 'arrive', month: 8, file: 'd', lines: [UNDATED, { ...UNDATED, dated: true }] },
    { kind: 'arrive', month: 12, file: 'd', lines: [UNDATED, { ...UNDATED, dated: true }] },
    { kind: 'close', ...DECIDED },
    { kind: 'settings', turn: 9, settings: [MONTHS, DAYS] },
    { kind: 'chapters', month: 6 },
    { kind: 'close', ...DECIDED, takes: 'month', of: 12 },
    { kind: 'close', ...DECIDED },
    { kind: 'merged' },
    { kind: 'close', ...DECIDED },
    { kind: 'parted' },
    { kind: 'close', ...DECIDED },
    { kind: 'leaves', month: 2, withSite: false },
    {
      kind: 'arrive',
      month: 3,
      file: 'd',
      lines: [
        { ...UNDATED, dated: true, serves: 'G' },
        { ...UNDATED, serves: 'S2' },
      ],
    },
    { kind: 'close', ...PENDING },
    { kind: 'close', ...DECIDED },
    { kind: 'leaves', month: 10, withSite: true },
    { kind: 'arrive', month: 12, file: 'd', lines: [UNDATED] },
    { kind: 'close', ...PENDING },
  ],
};

test('a life that meets everything goes as the naive model says', async () => {
  const reached: Reached = new Map();
  await live(EVERYTHING, reached);
  expect(FEATURES.filter((feature) => !reached.has(feature))).toEqual([]);
});
