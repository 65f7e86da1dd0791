/** What the checks make of absent tables, of lines that say little, and of days that a line does not state. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { reconcileWorkspace } from '../../src/jobs/reconcile.ts';
import { messageOf } from '../../src/reconcile/render.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { billed, codes, JUNE, MAY, settle } from './billed.ts';
import { reconciled, workspaceOf } from './workspace.ts';

/** The workspace with another line of its convention. */
function dated(folder: string, how: string): string {
  const path = join(folder, 'convention.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('basis: service', how));
  return folder;
}

/** A subscription without any day, for an item that has one price all year. */
function undated(invoice: string, date: string, net: string): string {
  return `OP,${invoice},${date},1,A1,FIBRE-200,subscription,,,,,,${net},20,`;
}

test('without inventory and prices, their checks do not run and the others do', async () => {
  const folder = billed(MAY, JUNE, JUNE.replace(',1,A1,', ',2,A1,').replace('F2', 'F3'));
  for (const table of ['accesses.csv', 'prices.csv']) rmSync(join(folder, table));
  const { findings, notRun } = await reconciled(folder);
  expect(findings.map(({ code }) => code)).toEqual(['duplicate-line']);
  const lacking = (table: string): readonly string[] =>
    notRun.filter(({ lacks }) => lacks === table).map(({ code }) => code);
  expect(lacking('accesses')).toEqual([
    'period-gap',
    'unknown-access',
    'billed-after-termination',
    'billed-before-activation',
    'unbilled-access',
    'item-mismatch',
  ]);
  expect(lacking('prices')).toEqual([
    'unknown-item',
    'price-mismatch',
    'vat-rate-mismatch',
    'outside-market',
  ]);
});

test('lines without item or label are compared by their access alone', async () => {
  const visit = (invoice: string): string =>
    `OP,${invoice},2025-06-05,1,A1,,usage,,,2025-06-03,1,80.00,80.00,20,`;
  expect(await codes(billed(visit('F3'), visit('F4'), JUNE))).toEqual(['duplicate-line F4 1 80.00']);
});

test('lines that say neither their access nor what they serve are compared with none', async () => {
  const visit = (invoice: string): string =>
    `OP,${invoice},2025-06-05,1,,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,`;
  expect(await codes(billed(visit('F3'), visit('F4'), JUNE))).toEqual([]);
  const month = (invoice: string, net: string): string =>
    `OP,${invoice},2025-06-05,1,,FIBRE-200,subscription,2025-06-01,2025-06-30,,,,${net},20,`;
  expect(await codes(billed(month('F3', '80.00'), month('F4', '90.00'), JUNE))).toEqual([]);
});

test('a subscription that names no item overlaps nothing', async () => {
  const plain = (invoice: string, net: string): string =>
    `OP,${invoice},2025-06-05,1,A1,,subscription,2025-06-01,2025-06-30,,,,${net},20,`;
  expect(await codes(billed(plain('F1', '80.00'), plain('F2', '90.00')))).toEqual([]);
});

test('a unit price without quantity is of one', async () => {
  const june = 'OP,F2,2025-06-05,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-30,,,105.00,105.00,20,';
  expect(await codes(billed(MAY, june))).toEqual(['price-mismatch F2 1 5.00']);
  // 100.00 × 15/30 = 50.00.
  const half = 'OP,F2,2025-06-05,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-15,,,100.00,52.00,20,';
  expect(await codes(billed(MAY, half))).toEqual(['prorata-mismatch F2 1 2.00']);
});

test('a charge whose period leaves the dates of its market is told at its period', async () => {
  const folder = billed(
    'OP,F1,2025-12-20,1,A1,FIBRE-200,subscription,2025-12-15,2026-01-14,,,,150.00,20,',
    'OP,F1,2025-12-20,2,A1,VISITE,usage,,,2025-12-15,1,80.00,80.00,20,',
  );
  settle(folder, 'severity: { item-mismatch: off }');
  const { findings } = await reconciled(folder);
  expect(findings.map(({ code, column, expected, actual }) => [code, column, expected, actual])).toEqual([
    ['outside-market', 'period_start', '2025-01-01..2025-12-31', '2026-01-01..2026-01-14'],
  ]);
});

test('undated lines of the month of their invoice are periods, those of its date are not', async () => {
  const lines = [undated('F1', '2025-05-05', '150.00'), undated('F2', '2025-06-05', '180.00')];
  const off = 'severity: { item-mismatch: off }';
  const months = dated(billed(...lines), 'basis: service\nundated: invoice_month');
  settle(months, off);
  expect(await codes(months)).toEqual(['unexpected-amount F2 1 30.00']);
  const days = dated(billed(...lines), 'basis: service\nundated: invoice_date');
  settle(days, off);
  expect(await codes(days)).toEqual([]);
});

test('a line that needs no days is of no month, though undated lines are: its sum is checked', async () => {
  const devices = ['other', 'penalty'].map(
    (category, at) => `OP,F2,2025-06-05,${at + 2},A1,VISITE,${category},,,,3,80.00,260.00,20,`,
  );
  const folder = dated(billed(JUNE, ...devices), 'basis: service\nundated: invoice_month');
  expect(await codes(folder)).toEqual(['line-arithmetic F2 2 20.00', 'line-arithmetic F2 3 20.00']);
});

test('a penalty is counted, whatever days it is for: its sum is checked', async () => {
  const late = (net: string) =>
    `OP,F2,2025-06-05,2,A1,VISITE,penalty,2025-06-01,2025-06-03,,3,80.00,${net},20,`;
  expect(await codes(billed(JUNE, late('240.00')))).toEqual([]);
  expect(await codes(billed(JUNE, late('260.00')))).toEqual(['line-arithmetic F2 2 20.00']);
  // The part of the cycle, 240.00 × 3/30.
  expect(await codes(billed(JUNE, late('24.00')))).toEqual(['line-arithmetic F2 2 -216.00']);
});

test('a day of service is no period, whatever undated lines are', async () => {
  const lines = [undated('F1', '2025-05-05', '150.00'), undated('F2', '2025-06-05', '180.00')];
  const served = lines.map((line) =>
    line.replace('subscription,,,,', `subscription,,,${line.slice(6, 16)},`),
  );
  const folder = dated(billed(...served), 'basis: service\nundated: invoice_month');
  settle(folder, 'severity: { item-mismatch: off }');
  expect(await codes(folder)).toEqual([]);
});

test('a line whose days nothing says stops the period that it is of, and no other', async () => {
  const folder = billed(undated('F1', '2025-05-05', '150.00'), JUNE);
  const [may, june] = [parsePeriod('2025-05'), parsePeriod('2025-06')];
  if (may === undefined || june === undefined) throw new Error('no periods');
  const stopped = await reconcileWorkspace(loadWorkspace(folder), { kind: 'period', period: may });
  expect([stopped.value, stopped.problems.map(({ place }) => place.row)]).toEqual([undefined, [2]]);
  const other = await reconcileWorkspace(loadWorkspace(folder), { kind: 'period', period: june });
  expect([other.value?.findings, other.problems]).toEqual([[], []]);
});

test('where the invoice date decides the shares, undated lines are of that day, unless of its month', async () => {
  const lines = [undated('F1', '2025-05-05', '150.00'), undated('F2', '2025-06-05', '180.00')];
  const off = 'severity: { item-mismatch: off }';
  const days = dated(billed(...lines), 'basis: invoice_date');
  settle(days, off);
  expect(await codes(days)).toEqual([]);
  const months = dated(billed(...lines), 'basis: invoice_date\nundated: invoice_month');
  settle(months, off);
  expect(await codes(months)).toEqual(['unexpected-amount F2 1 30.00']);
});

test('rows of the inventory may stand in any order', async () => {
  const folder = billed(MAY, JUNE);
  const rows = ['A1,S2,FIBRE-100,2025-06-11,,2025-06-01,', 'A1,S1,FIBRE-100,2025-01-01,,,2025-05-31'];
  const header = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to';
  writeFileSync(join(folder, 'accesses.csv'), `${[header, ...rows].join('\n')}\n`);
  // 1 to 10 June: 100.00 × 10/30.
  expect(await codes(folder)).toEqual(['billed-after-termination F2 1 33.33']);
});

test('the totals that electronic invoices state are enough to hold them against their lines', async () => {
  const folder = workspaceOf('grand-est');
  rmSync(join(folder, 'invoices.csv'), { force: true });
  const path = join(folder, 'invoices', 'efacture-C2025-0012.xml');
  const stated = /(<cbc:TaxExclusiveAmount[^>]*>)2877\.95/;
  writeFileSync(path, readFileSync(path, 'utf8').replace(stated, '$12887.95'));
  expect(await codes(folder, '2025-12')).toEqual(['invoice-total-mismatch C2025-0012  10.00']);
});

test('a row that is there three times was read first where it was read first', async () => {
  const { findings } = await reconciled(billed(MAY, JUNE, JUNE, JUNE));
  expect(findings.map((finding) => `${finding.row}: ${messageOf(finding, 'en')}`)).toEqual([
    '4: line 1 of invoice F2 was already read at invoices/lines.csv:3',
    '5: line 1 of invoice F2 was already read at invoices/lines.csv:3',
  ]);
});

test('a line of nothing is a charge', async () => {
  const nothing = 'OP,F2,2025-06-05,2,A1,AUTRE,usage,,,2025-06-03,,,0.00,20,';
  expect(await codes(billed(MAY, JUNE, nothing))).toEqual(['unknown-item F2 2']);
});

test('accepted findings stand by their place, whichever check found them', async () => {
  const wrong = JUNE.replace('FIBRE-100,', 'FIBRE-200,').replace('100.00,100.00', '150.00,150.00');
  const dear = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,85.00,85.00,20,';
  const folder = billed(MAY, wrong, dear);
  writeFileSync(
    join(folder, 'accepted-findings.csv'),
    'code,invoice_number,reason\nprice-mismatch,F2,agreed\nitem-mismatch,F2,agreed\n',
  );
  const { accepted } = await reconciled(folder);
  expect(accepted.map(({ finding }) => finding.code)).toEqual(['item-mismatch', 'price-mismatch']);
});

test('a row of the inventory says nothing of the days before it', async () => {
  const folder = billed(MAY, JUNE);
  const header = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to';
  const rows = [
    'A1,S1,FIBRE-100,2025-01-01,2025-04-30,,2025-05-31',
    'A1,S2,FIBRE-100,2025-01-01,,2025-06-01,',
  ];
  writeFileSync(join(folder, 'accesses.csv'), `${[header, ...rows].join('\n')}\n`);
  expect(await codes(folder)).toEqual(['billed-after-termination F1 1 100.00']);
});

test('rows that follow each other are one service, and one that never begins is none', async () => {
  const header = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to';
  const inventory = (...rows: readonly string[]): string => {
    const folder = billed(MAY, JUNE);
    writeFileSync(join(folder, 'accesses.csv'), `${[header, ...rows].join('\n')}\n`);
    return folder;
  };
  const ending = inventory(
    'A1,S1,FIBRE-100,2025-01-01,,,2025-05-31',
    'A1,S2,FIBRE-100,2025-01-01,2025-06-20,2025-06-01,',
  );
  expect(await codes(ending)).toEqual(['billed-after-termination F2 1 33.33']);
  const beginning = inventory(
    'A1,S1,FIBRE-100,2025-06-16,,,2025-05-31',
    'A1,S2,FIBRE-100,2025-06-16,,2025-06-01,',
  );
  expect(await codes(beginning)).toEqual([
    'billed-before-activation F1 1 100.00',
    'billed-before-activation F2 1 50.00',
  ]);
});

test('without dates of markets, and without a period, what needs them does not run', async () => {
  const folder = billed(MAY, JUNE);
  const path = join(folder, 'convention.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/reconcile:.*/s, ''));
  const { value } = await reconcileWorkspace(loadWorkspace(folder), { kind: 'invoices', numbers: ['F2'] });
  expect(value?.notRun).toEqual(
    expect.arrayContaining([
      { code: 'unbilled-access', lacks: 'period' },
      { code: 'outside-market', lacks: 'markets' },
    ]),
  );
});

test('a unit price is that of the schedule, however many zeros it is written with', async () => {
  expect(await codes(billed(MAY, JUNE.replace('100.00,100.00', '100,100.00')))).toEqual([]);
});
