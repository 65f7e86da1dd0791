import { expect, test } from 'vitest';
import { assertSameSums, type BorneSum, compareSums, differs } from '../../src/settle/comparison.ts';

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

test('an engine that makes money by another key is refused', () => {
  expect(() => assertSameSums(BEFORE, [[row('A', 'G', 101n), row('B', '', 800n)]])).toThrow(/subscription/);
  expect(() => assertSameSums(BEFORE, [[row('A', '', 900n)]])).not.toThrow();
});
