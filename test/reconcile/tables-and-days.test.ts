/** What the checks make of absent tables, of lines that say little, and of days that a line does not state. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { billed, codes, JUNE, MAY, settle } from './billed.ts';
import { reconciled } from './workspace.ts';

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
