import { expect, test } from 'vitest';
import type { LineWithVat } from '../../src/domain/invoice-line.ts';
import {
  type BorneSum,
  borneTally,
  compareSums,
  difference,
  differs,
  shareOf,
  unallocatedSums,
} from '../../src/settle/comparison.ts';
import { allocated, cents, line } from './values.ts';

const row = (member: string, grappe: string, net: bigint): BorneSum => ({
  member,
  category: 'subscription',
  grappe,
  lines: 1,
  net,
  vat: net / 5n,
  gross: net + net / 5n,
});

const BEFORE = [row('A', 'G', 100n), row('B', 'G', 300n), row('B', '', 500n)];

test('members, categories and grappes are sums of the same rows', () => {
  const after = [row('A', 'G', 200n), row('B', 'G', 200n), row('B', '', 500n)];
  const nets = compareSums(BEFORE, [after], ['member']).map(({ keys, before, after: [other] }) => [
    keys[0],
    before.net,
    other?.net,
  ]);
  expect(nets).toEqual([
    ['A', 100n, 200n],
    ['B', 800n, 700n],
  ]);
  expect(
    compareSums(BEFORE, [after], ['grappe', 'member'])
      .filter(differs)
      .map(({ keys }) => keys),
  ).toEqual([
    ['G', 'A'],
    ['G', 'B'],
  ]);
});

test('a member that one way knows alone has nothing in the other', () => {
  const [compared] = compareSums([row('A', 'G', 100n)], [[row('C', 'G', 100n)]], ['member']);
  expect([compared?.before.net, compared?.after[0]?.net]).toEqual([100n, 0n]);
});

test('what members bear is by category, and by grappe where one is served', () => {
  const tally = borneTally(new Set(['G']));
  const [A, R] = [
    { member: 'A', amounts: cents(100n) },
    { member: 'R', amounts: cents(200n) },
  ];
  tally.add(allocated([A, A, R], { plan: { serves: 'G' } }));
  tally.add(allocated([A], { plan: { serves: 'S1' } }));
  tally.add(allocated([A], { plan: { serves: 'S2' }, line: { category: 'setup' } }));
  tally.add(allocated([A], { plan: { serves: 'S2' }, line: { category: 'setup' } }));
  expect(tally.result()).toEqual([
    { member: 'A', category: 'setup', grappe: '', lines: 2, net: 200n, vat: 40n, gross: 240n },
    { member: 'A', category: 'subscription', grappe: '', lines: 1, net: 100n, vat: 20n, gross: 120n },
    { member: 'A', category: 'subscription', grappe: 'G', lines: 1, net: 200n, vat: 40n, gross: 240n },
    { member: 'R', category: 'subscription', grappe: 'G', lines: 1, net: 200n, vat: 40n, gross: 240n },
  ]);
});

test('lines are added up with their amounts, for each of the other ways', () => {
  const [ofB] = compareSums(BEFORE, [[row('B', 'G', 100n)], []], ['member']).filter(
    ({ keys }) => keys[0] === 'B',
  );
  expect(ofB).toEqual({
    keys: ['B'],
    before: { lines: 2, net: 800n, vat: 160n, gross: 960n },
    after: [
      { lines: 1, net: 100n, vat: 20n, gross: 120n },
      { lines: 0, net: 0n, vat: 0n, gross: 0n },
    ],
  });
});

test.each([
  ['nothing', [cents(100n, 20n), cents(100n, 20n)], false],
  ['a cent of net', [cents(100n, 20n), cents(101n, 20n)], true],
  ['a cent of VAT', [cents(100n, 20n), cents(100n, 19n)], true],
])('two other ways of which one changes %s', (_, amounts, expected) => {
  const totals = amounts.map((of) => ({ lines: 1, ...of }));
  expect(differs({ keys: [], before: { lines: 1, ...cents(100n, 20n) }, after: totals })).toBe(expected);
});

test('a difference is what comes less what was', () => {
  expect(difference(cents(100n, 20n), cents(130n, 7n))).toEqual({ net: -30n, vat: 13n, gross: -17n });
});

test.each([
  [300n, 1200n, { numerator: 1n, denominator: 4n }],
  [0n, 1200n, { numerator: 0n, denominator: 1n }],
  [-1n, 1200n, undefined],
  [300n, 0n, undefined],
  [300n, -1200n, undefined],
])('of %s the part of %s', (part, whole, expected) => {
  expect(shareOf({ ...cents(0n), gross: part }, { ...cents(0n), gross: whole })).toEqual(expected);
  expect(shareOf({ ...cents(0n), gross: part })).toBeUndefined();
});

test('what is left unallocated is of no member, by category and by the grappe that its line names', () => {
  const tally = borneTally(new Set(['G']));
  const left = (more: Partial<LineWithVat>): void =>
    tally.addUnallocated({ kind: 'unallocated', line: line(more), faults: [], trace: undefined });
  left({ serves: 'G' });
  left({ serves: 'S1' });
  left({ serves: undefined });
  tally.add(allocated([{ member: 'A', amounts: cents(100n) }], { plan: { serves: 'G' } }));
  const none = { member: '', category: 'subscription', net: 10_000n, vat: 2000n, gross: 12_000n };
  expect(tally.result()).toEqual([
    { ...none, grappe: '', lines: 2, net: 20_000n, vat: 4000n, gross: 24_000n },
    { ...none, grappe: 'G', lines: 1 },
    { member: 'A', category: 'subscription', grappe: 'G', lines: 1, net: 100n, vat: 20n, gross: 120n },
  ]);
  const sums = { before: tally.result(), after: [BEFORE, [row('', 'G', 50n)]] };
  expect(unallocatedSums(sums).map(({ lines, net }) => [lines, net])).toEqual([
    [3, 30_000n],
    [0, 0n],
    [1, 50n],
  ]);
});
