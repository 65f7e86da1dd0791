/** What becomes of what the checks found: in which order it stands, what of it is told, and how it is counted. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import { parseDay } from '../../src/domain/time/calendar.ts';
import { readInvoiceLines } from '../../src/jobs/read-invoice-lines.ts';
import type { Finding } from '../../src/reconcile/finding.ts';
import { notJudged } from '../../src/reconcile/outputs/output.ts';
import { createReconciler } from '../../src/reconcile/reconciler.ts';
import type { Reconciliation } from '../../src/reconcile/reconciliation.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { billed, codes, JUNE, MAY, settle } from './billed.ts';
import { reconciled } from './workspace.ts';

function accept(folder: string, ...rows: readonly string[]): string {
  const header = 'code,supplier,invoice_number,reason,until';
  writeFileSync(join(folder, 'accepted-findings.csv'), `${[header, ...rows].join('\n')}\n`);
  return folder;
}

function usage(invoice: string, line: number, item: string, date = '2025-06-05', net = '80.00'): string {
  return `OP,${invoice},${date},${line},A1,${item},usage,,,2025-06-03,,,${net},20,`;
}

function placeOf({ code, row, lineNumber }: Finding): string {
  return `${row} ${code} ${lineNumber}`;
}

/** What is found in a folder all of whose lines stand in one row, as those of an invoice written without line breaks. */
async function inOneRow(folder: string, closedUpTo?: string): Promise<Reconciliation> {
  const loaded = loadWorkspace(folder);
  const { value: lines } = await readInvoiceLines(loaded);
  if (loaded.workspace === undefined) throw new Error('not readable');
  const to = closedUpTo === undefined ? undefined : (parseDay(closedUpTo) ?? 0);
  const { add, finish } = createReconciler({
    workspace: loaded.workspace,
    cycleOf: () => undefined,
    hasTotals: () => false,
    concerns: () => true,
    selects: () => true,
    period: undefined,
    closed: {
      periods: to === undefined ? [] : [{ run: 'closed', days: { from: 0, to } }],
      holds: () => false,
    },
    most: 100,
  });
  add(lines.map((line): InvoiceLine => ({ ...line, row: 1 })));
  return finish({ invoices: [], files: [] });
}

describe('findings stand', () => {
  /** F3 is billed after F2, and stands before it: that it bills June again is known when all are read. */
  const AGAIN = JUNE.replace('F2,2025-06-05', 'F3,2025-06-30');
  const DEAR = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,85.00,86.00,20,';

  test('by row, then by code', async () => {
    const { findings } = await reconciled(billed(MAY, AGAIN, JUNE, DEAR));
    expect(findings.map(placeOf)).toEqual([
      '3 duplicate-line 1',
      '5 line-arithmetic 2',
      '5 price-mismatch 2',
    ]);
  });

  test('as those do that are accepted', async () => {
    const folder = accept(
      billed(MAY, AGAIN, JUNE, DEAR),
      'price-mismatch,OP,F2,agreed,',
      'line-arithmetic,OP,F2,agreed,',
      'duplicate-line,OP,F3,agreed,',
    );
    const { findings, accepted } = await reconciled(folder);
    expect(findings).toEqual([]);
    expect(accepted.map(({ finding }) => placeOf(finding))).toEqual([
      '3 duplicate-line 1',
      '5 line-arithmetic 2',
      '5 price-mismatch 2',
    ]);
  });

  test('as their lines were read, where those are in one row', async () => {
    // F2 bills again what F1 billed, in the other order.
    const { findings } = await inOneRow(
      billed(
        usage('F1', 1, 'VISITE', '2025-06-04'),
        usage('F1', 2, 'DATA', '2025-06-04'),
        usage('F2', 1, 'DATA'),
        usage('F2', 2, 'VISITE'),
      ),
    );
    expect(findings.map(placeOf)).toEqual(['1 duplicate-line 1', '1 duplicate-line 2']);
  });

  test('as their lines were read, where all that is wrong with those of one row is the same', async () => {
    const { findings } = await inOneRow(
      billed(usage('F1', 1, 'VISITE'), usage('F2', 1, 'AUTRE'), usage('F2', 2, 'ENCORE')),
    );
    expect(findings.map(placeOf)).toEqual(['1 unknown-item 1', '1 unknown-item 2']);
  });

  test('as they were found, where those of one row are of no line', async () => {
    const { findings } = await inOneRow(billed(MAY, JUNE), '2025-06-30');
    expect(findings.map(({ code, invoiceNumber }) => `${code} ${invoiceNumber}`)).toEqual([
      'late-line F1',
      'late-line F2',
    ]);
  });
});

test('findings are counted and summed in all, errors and warnings apart, and counted by check', async () => {
  const dear = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,85.00,85.00,20,';
  const unknown = usage('F2', 3, 'AUTRE');
  const { tally, byCode } = await reconciled(billed(MAY, JUNE, dear, unknown));
  expect(tally).toMatchObject({ count: 2, overBilled: 500n, owed: 0n });
  expect(tally.bySeverity).toEqual({ error: 1, warning: 1, info: 0 });
  expect(Object.fromEntries(byCode)).toEqual({ 'unknown-item': 1, 'price-mismatch': 1 });
});

test('charges without an item or a unit price are counted, as no check of prices judges them', async () => {
  const bare = (line: number, item: string, price: string, net: string): string =>
    `OP,F2,2025-06-05,${line},A1,${item},usage,,,2025-06-03,,${price},${net},20,`;
  const lines = [
    bare(2, '', '', '80.00'),
    bare(3, 'VISITE', '', '40.50'),
    bare(4, '', '5.00', '0.00'),
    bare(5, '', '', '-7.00'),
    bare(6, 'VISITE', '1.00', '1.00'),
  ];
  const unpriced = async (period: string) => (await reconciled(billed(MAY, JUNE, ...lines), period)).unpriced;
  expect(await unpriced('2025-06')).toEqual({ lines: 2, net: 12_050n });
  expect(await unpriced('2025-05')).toEqual({ lines: 0, net: 0n });
  const result = { ...(await reconciled(billed(MAY, JUNE, ...lines), '2025-06')), notRun: [] };
  expect([notJudged(result, 'en'), notJudged(result, 'fr')]).toEqual([
    [
      'Price not judged: 2 lines without an item or a unit price (columns item_code, unit_price), €120.50 net. If an amount of the file is the price of one unit, name its column as unit_price too, in the entry of the file in convention.yaml.',
    ],
    [
      'Prix non jugé : 2 lignes sans article ou sans prix unitaire (colonnes code_article, prix_unitaire), 120,50\u00a0€ HT. Si un montant du fichier est le prix d’une unité, nommez sa colonne aussi en unit_price, à l’entrée du fichier dans convention.yaml.',
    ],
  ]);
  expect(notJudged({ ...result, unpriced: { lines: 0, net: 0n } }, 'en')).toEqual([]);
  const folder = billed(MAY, JUNE, ...lines);
  rmSync(join(folder, 'prices.csv'));
  expect((await reconciled(folder, '2025-06')).unpriced).toBeUndefined();
});

test('charges of a market that the convention does not name are counted, as no check of markets judges them', async () => {
  const folder = billed(
    MAY,
    JUNE,
    'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,',
    'OP,F2,2025-06-05,3,A1,DATA,usage,,,2025-06-03,4,0.125,0.50,20,',
    'OP,F2,2025-06-05,4,A1,FAS,setup,,,2025-06-03,1,0.00,0.00,20,',
    'OP,AV1,2025-06-20,1,A1,VISITE,usage,,,2025-06-03,1,-10.00,-10.00,20,F2',
  );
  const prices = (first: string): void =>
    writeFileSync(
      join(folder, 'prices.csv'),
      `item_code,unit_price,market\n${first}\nVISITE,80.00,M2026\nDATA,0.125,L3\nFAS,0.00,\n`,
    );
  prices('FIBRE-100,100.00,M2025');
  const told = async (period: string) => (await reconciled(folder, period)).unmarketed;
  // 80.00 + 0.50: not the fee, which has no market, nor the credit.
  expect(await told('2025-06')).toEqual({ lines: 2, net: 8_050n, markets: ['L3', 'M2026'] });
  expect(await told('2025-05')).toEqual({ lines: 0, net: 0n, markets: [] });
  const result = { ...(await reconciled(folder, '2025-06')), notRun: [] };
  expect([notJudged(result, 'en'), notJudged(result, 'fr')]).toEqual([
    [
      'Market not judged: 2 lines of markets of prices.csv that the convention does not name (L3, M2026), €80.50 net. Give their dates under `reconcile: markets`.',
    ],
    [
      'Marché non jugé : 2 lignes de marchés de prices.csv que la convention ne nomme pas (L3, M2026), 80,50\u00a0€ HT. Donnez leurs dates sous `reconcile: markets`.',
    ],
  ]);
  const one = { ...result, unmarketed: { lines: 1, net: 50n, markets: ['L3'] } };
  expect([notJudged(one, 'en'), notJudged(one, 'fr')]).toEqual([
    [
      'Market not judged: 1 line of a market of prices.csv that the convention does not name (L3), €0.50 net. Give its dates under `reconcile: markets`.',
    ],
    [
      'Marché non jugé : 1 ligne d’un marché de prices.csv que la convention ne nomme pas (L3), 0,50\u00a0€ HT. Donnez ses dates sous `reconcile: markets`.',
    ],
  ]);
  // The check of markets has nothing to compare: it did not run, and says so itself.
  prices('FIBRE-100,100.00,M2026');
  expect(await told('2025-06')).toBeUndefined();
});

test('the lines judged are those of the period', async () => {
  const folder = billed(MAY, JUNE, usage('F2', 2, 'VISITE'));
  expect([(await reconciled(folder)).lines, (await reconciled(folder, '2025-06')).lines]).toEqual([3, 2]);
});

describe('acceptances', () => {
  test('of several that list a finding the first row holds, whatever columns they fill in', async () => {
    const folder = accept(
      billed(MAY, JUNE.replace('100.00,100.00', '105.00,105.00')),
      'price-mismatch,,F9,of another invoice,',
      'price-mismatch,OP,F2,of this one,',
      'price-mismatch,,F2,again,',
    );
    const { accepted } = await reconciled(folder);
    expect(accepted.map(({ acceptance }) => acceptance.reason)).toEqual(['of this one']);
  });

  test('are not told to be of no use where the convention switches that off', async () => {
    const folder = accept(billed(MAY, JUNE), 'price-mismatch,,F9,agreed,');
    expect(await codes(folder)).toEqual(['acceptance-unused F9']);
    settle(folder, 'severity: { acceptance-unused: off }');
    expect(await codes(folder)).toEqual([]);
  });

  test('wait for no invoice of a number that two suppliers have, where one of them is judged', async () => {
    const other = MAY.replace('OP,F1', 'AUTRE,F2').replace(',A1,FIBRE-100,', ',,,');
    const folder = accept(billed(MAY, JUNE, other), 'price-mismatch,,F2,agreed,');
    expect(await codes(folder, '2025-06')).toEqual(['acceptance-unused F2']);
  });
});

test('a finding that is alone on its line counts as it is told, even above the net of the line', async () => {
  const { tally } = await reconciled(billed(MAY, JUNE.replace(',1,100.00,', ',1,300.00,')));
  expect([tally.count, tally.overBilled, tally.again, tally.owed]).toEqual([2, 20_000n, 0n, -20_000n]);
});
