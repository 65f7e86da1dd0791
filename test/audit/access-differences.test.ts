import { expect, test } from 'vitest';
import { accessDifferences, haveALineInCommon } from '../../src/audit/access-differences.ts';
import type { AllocationCells } from '../../src/audit/line-differences.ts';

function row(invoice: string, access: string, more: Readonly<Record<string, string>> = {}): AllocationCells {
  return {
    supplier: 'OP',
    invoice_number: invoice,
    line_number: '1',
    access,
    serves: 'G',
    category: 'subscription',
    item_code: 'FTTO',
    member: 'C',
    site: 'S1',
    share: '1/1',
    net_amount: '100.00',
    gross_amount: '120.00',
    ...more,
  };
}

const changes = (before: readonly AllocationCells[], after: readonly AllocationCells[]) =>
  accessDifferences(before, after).map((item) => [item.access || item.serves, ...item.changes]);

test('an access that is charged the same in another month is no difference', () => {
  expect(changes([row('F1', 'A1')], [row('F2', 'A1')])).toEqual([]);
});

test('an access appears, another vanishes', () => {
  expect(changes([row('F1', 'A1')], [row('F2', 'A2')])).toEqual([
    ['A1', 'vanished'],
    ['A2', 'appeared'],
  ]);
});

test('another price, another share, another owner, each by its name', () => {
  const dearer = { net_amount: '110.00', gross_amount: '132.00' };
  const shared = [
    row('F2', 'A1', { share: '1/2' }),
    row('F2', 'A1', { member: 'R', site: 'S2', share: '1/2', net_amount: '0.00', gross_amount: '0.00' }),
  ];
  expect(changes([row('F1', 'A1')], [row('F2', 'A1', dearer)])).toEqual([['A1', 'price']]);
  expect(changes([row('F1', 'A1')], shared)).toEqual([['A1', 'share']]);
  expect(changes([row('F1', 'A1')], [row('F2', 'A1', { member: 'R' })])).toEqual([['A1', 'share', 'owner']]);
});

test('a site that changes its owner within a month has another one from that month on', () => {
  const [of, divided] = [(member: string) => row('F1', 'A1', { member }), { share: '1/2' }];
  const both = ['C', 'R'].map((member) => row('F2', 'A1', { member, ...divided }));
  expect(changes([of('C')], both)).toEqual([['A1', 'price', 'share', 'owner']]);
  expect(changes(both, [of('R')])).toEqual([['A1', 'price', 'share', 'owner']]);
});

test('another owner is one whose id has a space, too', () => {
  const [before, after] = [row('F1', 'A1', { member: 'CC PAYS' }), row('F2', 'A1', { member: 'REGION' })];
  expect(changes([before], [after])).toEqual([['A1', 'share', 'owner']]);
});

test('items of one access are apart, and what has no access stands under what it serves', () => {
  expect(changes([row('F1', ''), row('F1', 'A1', { item_code: 'SEC' })], [row('F2', 'A1')])).toEqual([
    ['G', 'vanished'],
    ['A1', 'appeared'],
    ['A1', 'vanished'],
  ]);
});

test('the sums of both sides are those of their lines', () => {
  const [found] = accessDifferences([row('F1', 'A1')], [row('F2', 'A1'), row('F3', 'A1')]);
  expect([found?.old?.gross, found?.new?.gross, found?.new?.lines]).toEqual([12_000n, 24_000n, 2]);
});

test('runs that both hold a line are compared by line', () => {
  expect(haveALineInCommon([row('F1', 'A1')], [row('F2', 'A1'), row('F1', 'A2')])).toBe(true);
  expect(haveALineInCommon([row('F1', 'A1')], [row('F2', 'A1')])).toBe(false);
  const late = row('F1', 'A1', { line_number: '2' });
  expect(haveALineInCommon([row('F1', 'A1')], [row('F2', 'A1'), late])).toBe(false);
  expect(haveALineInCommon([late], [row('F1', 'A1')])).toBe(false);
});
