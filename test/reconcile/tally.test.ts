/** How findings are counted, and what a table says of a day. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar.ts';
import { checkRegisterOf } from '../../src/reconcile/tables/check-register.ts';
import { tallyOf } from '../../src/reconcile/tally.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { FIXTURES } from './workspace.ts';

test('what is over-billed, owed and late is summed apart; nothing is set off', () => {
  const found = [
    { code: 'price-mismatch', severity: 'error', atStake: 500n },
    { code: 'price-mismatch', severity: 'error', atStake: -300n },
    { code: 'duplicate-line', severity: 'error', atStake: 20n },
    { code: 'unexpected-amount', severity: 'warning', atStake: -1n },
    { code: 'unknown-item', severity: 'info', atStake: undefined },
    { code: 'late-line', severity: 'warning', atStake: 7000n },
    { code: 'late-line', severity: 'warning', atStake: -400n },
  ] as const;
  expect(tallyOf(found)).toEqual({
    count: 7,
    bySeverity: { error: 3, warning: 3, info: 1 },
    overBilled: 520n,
    owed: -301n,
    late: 6600n,
  });
});

test('a price holds from its first day to its last, whatever the order of the rows; other items have none', () => {
  const { workspace } = loadWorkspace(join(FIXTURES, 'reconcile/base'));
  const [price] = workspace?.prices ?? [];
  if (workspace === undefined || price === undefined) throw new Error('not readable');
  const row = (unitPrice: string, from: number, to: number) => ({
    ...price,
    itemCode: 'LINE',
    unitPrice,
    days: { from, to },
  });
  const { priceOn, accessOn, serviceOf } = checkRegisterOf({
    ...workspace,
    prices: [row('3', 31, 40), row('1', 1, 10), row('2', 11, 20)],
  });
  const told = [0, 1, 10, 11, 20, 21, 30, 31, 40, 41].map((day) => priceOn('LINE', day)?.unitPrice);
  expect(told).toEqual([undefined, '1', '1', '2', '2', undefined, undefined, '3', '3', undefined]);
  expect([priceOn('OTHER', 1), priceOn(undefined, 1), accessOn('OTHER', 1), serviceOf('OTHER')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(accessOn('A1', parseDay('2025-01-01') ?? 0)?.serves).toBe('S1');
  expect(serviceOf('A1')).toBe(serviceOf('A1'));
});
