/** How findings are counted, and what a table says of a day. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/time/calendar.ts';
import { githubSummary } from '../../src/reconcile/outputs/github.ts';
import { textOutput } from '../../src/reconcile/outputs/text.ts';
import { checkRegisterOf } from '../../src/reconcile/register/check-register.ts';
import { tallyOf } from '../../src/reconcile/tally.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { billed, HEADER, JUNE, MAY, month } from './billed.ts';
import { FIXTURES, reconciled, workspaceOf } from './workspace.ts';

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
    again: 0n,
    owed: -301n,
    late: 6600n,
  });
});

test.each([
  // 120.00 of June, at 20.00 above its price, of an access in service for half of it: 50.00 were due.
  [
    'price and half of the days',
    [
      ['price-mismatch', 2000n],
      ['billed-after-termination', 6000n],
    ],
    7000n,
  ],
  [
    'price and the whole line',
    [
      ['price-mismatch', 2000n],
      ['unknown-access', 12000n],
    ],
    12000n,
  ],
  [
    'days twice and out of service',
    [
      ['overlapping-period', 12000n],
      ['billed-after-termination', 6000n],
    ],
    12000n,
  ],
  // 4 of 30.00 bill 90.00 at 22.50 each: both are too high.
  [
    'price and sum',
    [
      ['price-mismatch', 1000n],
      ['line-arithmetic', 3000n],
    ],
    4000n,
  ],
  ['one check alone', [['price-mismatch', 2000n]], 2000n],
  ['one check alone, of more than the line comes to', [['price-mismatch', 20000n]], 20000n],
] as const)('of a line under several checks, each cent counts once: %s', (_, found, once) => {
  const line = { index: 3, net: 12000n };
  const other = {
    code: 'price-mismatch',
    severity: 'error',
    atStake: 500n,
    line: { index: 4, net: 900n },
  } as const;
  const items = found.map(([code, atStake]) => ({ code, severity: 'error' as const, atStake, line }));
  const told = found.reduce<bigint>((sum, [, atStake]) => sum + atStake, 0n);
  for (const order of [items, items.toReversed()])
    expect(tallyOf([other, ...order])).toMatchObject({ overBilled: once + 500n, again: told - once });
});

test('what is stated too low, and credits, are summed as they are', () => {
  const line = { index: 3, net: -10000n };
  const found = [
    { code: 'price-mismatch', severity: 'error', atStake: -2000n, line: { index: 4, net: 8000n } },
    { code: 'unknown-access', severity: 'error', atStake: 8000n, line: { index: 4, net: 8000n } },
    { code: 'line-arithmetic', severity: 'error', atStake: 700n, line },
    { code: 'unexpected-amount', severity: 'warning', atStake: 700n, line },
  ] as const;
  expect(tallyOf(found)).toMatchObject({ overBilled: 9400n, owed: -2000n, again: 0n });
});

test('what is stated too low of a line, and that its invoice came late, have no part in what several state too high', () => {
  const line = { index: 3, net: 12000n };
  const found = [
    ['price-mismatch', -2000n],
    ['late-line', 14400n],
    ['unknown-access', 12000n],
    ['line-arithmetic', 3000n],
  ] as const;
  const items = found.map(([code, atStake]) => ({ code, severity: 'error' as const, atStake, line }));
  // All of the line is not due.
  expect(tallyOf(items)).toMatchObject({ overBilled: 12000n, again: 3000n, owed: -2000n, late: 14400n });
});

test('of a line that comes to nothing all is summed as it is told', () => {
  const line = { index: 3, net: 0n };
  const items = [
    { code: 'price-mismatch', severity: 'error', atStake: 500n, line },
    { code: 'line-arithmetic', severity: 'error', atStake: 700n, line },
  ] as const;
  expect(tallyOf(items)).toMatchObject({ overBilled: 1200n, again: 0n });
});

test('all outputs sum so, and say it', async () => {
  const folder = workspaceOf('reconcile/base');
  writeFiles(folder, {
    'accesses.csv':
      'access,serves,item_code,activated_on,terminated_on\nA1,S1,FIBRE-100,2025-01-01,2025-06-15\n',
    'invoices/f.csv':
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,period_start,period_end,quantity,unit_price,net_amount,vat_rate\n' +
      'OP,F1,2025-06-30,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-30,1,120.00,120.00,20\n',
  });
  const told = async (...options: readonly string[]): Promise<string> =>
    (await runCommand(['reconcile', folder, '--period', '2025-06', ...options])).stdout;
  expect(JSON.parse(await told('--format', 'json'))).toMatchObject({ over_billed: '70.00' });
  expect(await told('--lang', 'en')).toMatch(
    /over-billed €70\.00 · €10\.00 that several checks found in one line counted once\n$/,
  );
  expect(await told('--lang', 'fr')).toMatch(
    /trop facturé 70,00\u00a0€ · 10,00\u00a0€ que plusieurs contrôles relèvent sur une même ligne comptés une seule fois\n$/,
  );
  const letter = await told('--lang', 'en', '--format', 'letter');
  expect(letter).toContain('€70.00 net billed in excess');
  expect(letter).toContain(
    'What several checks find in one line is one point, and is counted once in the sums.',
  );
});

test('what is accepted of a line is summed so, too', async () => {
  const folder = workspaceOf('reconcile/base');
  writeFiles(folder, {
    'accesses.csv':
      'access,serves,item_code,activated_on,terminated_on\nA1,S1,FIBRE-100,2025-01-01,2025-06-15\n',
    'invoices/f.csv': [
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,period_start,period_end,quantity,unit_price,net_amount,vat_rate',
      'OP,F1,2025-06-30,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-30,1,120.00,120.00,20',
      'OP,F1,2025-06-30,2,A9,FIBRE-100,subscription,2025-06-01,2025-06-30,1,100.00,100.00,20\n',
    ].join('\n'),
    'accepted-findings.csv':
      'code,reason\nprice-mismatch,agreed\nbilled-after-termination,agreed\nunknown-access,agreed\n',
  });
  const { tally, acceptedTally } = await reconciled(folder, '2025-06');
  expect(tally.count).toBe(0);
  // 20.00 above its price and 60.00 of fifteen days are 70.00, as above; 100.00 of an access that nobody knows.
  expect(acceptedTally).toMatchObject({ count: 3, overBilled: 17000n, again: 1000n, owed: 0n });
});

test('so does a check that finds a line twice: some of its days billed already, and all under another name', async () => {
  const folder = billed(MAY, JUNE);
  const lines = [
    month('F3', '2025-06-06', 1, '2025-06-15', '2025-06-30', '50.00'),
    month('F4', '2025-06-10', 1, '2025-06-01', '2025-06-30', '100.00'),
  ].map((line) => `${line.replace('FIBRE-100', '').replace('1,100.00', ',')},Lien`);
  writeFiles(folder, { 'invoices/z.csv': [`${HEADER},label`, ...lines, ''].join('\n') });
  const result = await reconciled(folder, '2025-06');
  const options = { language: 'en', failOn: 'error', folder: '.' } as const;
  expect([...textOutput(result, options)].join('')).toContain('2 findings · over-billed €100.00');
  expect(githubSummary(result, options)).toContain('(`overlapping-period`) | 2 | 100.00 | 0.00 |');
});

test('a finding that is accepted has no part in what others say of its line', async () => {
  const folder = workspaceOf('reconcile/base');
  writeFiles(folder, {
    'accesses.csv':
      'access,serves,item_code,activated_on,terminated_on\nA1,S1,FIBRE-100,2025-01-01,2025-06-15\n',
    'invoices/f.csv':
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,period_start,period_end,quantity,unit_price,net_amount,vat_rate\n' +
      'OP,F1,2025-06-30,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-30,1,120.00,130.00,20\n',
    'accepted-findings.csv':
      'code,supplier,invoice_number,line_number,access,reason,until\nline-arithmetic,,F1,1,,agreed,\n',
  });
  const { stdout } = await runCommand(['reconcile', folder, '--period', '2025-06', '--format', 'json']);
  const { over_billed, accepted } = JSON.parse(stdout);
  // 20.00 above its price, and 65.00 of fifteen days: half of the 20.00 is of these.
  expect([over_billed, accepted.length]).toEqual(['75.00', 1]);
});

test('what a credit settles has no part in it either', async () => {
  const folder = workspaceOf('reconcile/base');
  writeFiles(folder, {
    'accesses.csv':
      'access,serves,item_code,activated_on,terminated_on\nA1,S1,FIBRE-100,2025-01-01,2025-06-15\n',
    'invoices/f.csv': [
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,period_start,period_end,quantity,unit_price,net_amount,vat_rate,original_invoice',
      'OP,F1,2025-06-01,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-30,1,120.00,130.00,20,',
      'OP,AV1,2025-06-30,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-30,,,-10.00,20,F1\n',
    ].join('\n'),
  });
  const { findings, tally } = await reconciled(folder, '2025-06');
  expect(findings.map(({ code, atStake }) => [code, atStake])).toEqual([
    ['billed-after-termination', 6500n],
    ['price-mismatch', 2000n],
  ]);
  // 20.00 above its price, and 65.00 of fifteen days, of which 10.00 are of the 20.00.
  expect(tally).toMatchObject({ overBilled: 7500n, again: 1000n });
});

test('a price is in force from its first day to its last, whatever the order of the rows; other items have none', () => {
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
