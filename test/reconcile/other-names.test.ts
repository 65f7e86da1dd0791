/** A subscription that seems to be billed again under another name is to be looked at. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messageOf } from '../../src/reconcile/render.ts';
import { billed, JUNE, MAY, settle } from './billed.ts';
import { reconciled } from './workspace.ts';

interface Line {
  readonly invoice?: string;
  readonly date?: string;
  readonly item?: string;
  readonly category?: string;
  readonly days?: string;
  readonly net?: string;
  readonly access?: string;
}

/** A line of June without item, in the invoice after those of May and June. */
function again(line: Line = {}): string {
  const { invoice = 'F3', date = '2025-06-20', item = '', category = 'subscription', access = 'A1' } = line;
  const { days = '2025-06-01,2025-06-30', net = '100.00' } = line;
  return `OP,${invoice},${date},1,${access},${item},${category},${days},,1,,${net},20,`;
}

async function told(...lines: readonly string[]): Promise<readonly string[]> {
  const folder = billed(...lines);
  settle(folder, 'severity: { unknown-access: off, item-mismatch: off, credit-without-original: off }');
  const { findings } = await reconciled(folder);
  return findings
    .filter(({ code }) => code !== 'period-gap')
    .map(({ code, severity, invoiceNumber, atStake }) => `${code} ${severity} ${invoiceNumber} ${atStake}`);
}

const TOLD = ['overlapping-period warning F3 10000'];

test('the days and amount of another invoice, where one of the two names no item', async () => {
  expect(await told(MAY, JUNE, again())).toEqual(TOLD);
  expect(await told(MAY, JUNE, again({ category: 'service' }))).toEqual(TOLD);
  expect(await told(MAY, JUNE, again({ category: 'other' }))).toEqual(TOLD);
  // It may have come first.
  expect(await told(MAY, JUNE, again({ date: '2025-06-01' }))).toEqual([TOLD[0]?.replace('F3', 'F2')]);
});

test('but nothing else', async () => {
  const others: readonly Line[] = [
    { net: '99.99' },
    { days: '2025-06-01,2025-06-29' },
    { days: '2025-06-02,2025-06-30' },
    { category: 'usage' },
    { category: 'setup' },
    { category: 'penalty' },
    { access: 'A2' },
    { item: 'MOBILE-60' },
  ];
  for (const other of others) {
    const found = await told(MAY, JUNE, again(other));
    expect(found.filter((one) => one.startsWith('overlapping'))).toEqual([]);
  }
  // Two services, or two lines of one invoice.
  const services = [JUNE.replace('subscription', 'service'), again({ category: 'service' })];
  expect(await told(MAY, ...services)).toEqual([]);
  const inOne = again({ invoice: 'F2', date: '2025-06-05' }).replace(',1,A1', ',2,A1');
  expect(await told(MAY, JUNE, inOne)).toEqual([]);
  // Nor two without item, of other quantities.
  expect(await told(MAY, again(), again({ invoice: 'F4' }).replace(',,1,,100', ',,2,,100'))).toEqual([]);
});

test('unless a credit cancels one of them, or the access was billed so from its first days on', async () => {
  const credit = (invoice: string, net = '-100.00'): string => `${again({ invoice: 'AV1', net })}${invoice}`;
  expect(await told(MAY, JUNE, credit('F2'), again())).toEqual([]);
  expect(await told(MAY, JUNE, again(), credit('F3'))).toEqual([]);
  expect(await told(MAY, JUNE, again(), credit('F3', '-90.00'))).toEqual(TOLD);
  const inMay = again({ invoice: 'F4', date: '2025-05-20', days: '2025-05-01,2025-05-31' });
  expect(await told(MAY, inMay, JUNE, again())).toEqual([]);
  expect(await told(JUNE, again())).toEqual([]);
  const ofOneDay = (line: string): string => line.replaceAll('2025-06-30', '2025-06-01');
  expect(await told(ofOneDay(JUNE), ofOneDay(again()))).not.toContain(TOLD[0]);
  // What it bills twice later, it bills twice once more.
  const july = JUNE.replaceAll('-06-', '-07-').replace('07-30', '07-31').replace('F2', 'F5');
  const inJuly = again({ invoice: 'F6', date: '2025-07-20', days: '2025-07-01,2025-07-31' });
  const found = (await told(MAY, JUNE, again(), july, inJuly)).filter((one) => one.startsWith('overlapping'));
  expect(found).toEqual([...TOLD, 'overlapping-period warning F6 10000']);
});

test('a credit cancels what the invoice that it names billed, of whatever item', async () => {
  const third = again({ invoice: 'F4', date: '2025-06-21', item: 'MOBILE-60' });
  const credit = `${again({ invoice: 'AV1', date: '2025-06-25', net: '-100.00' })}F2`;
  const found = (await told(MAY, JUNE, again(), third, credit)).filter((one) =>
    one.startsWith('overlapping'),
  );
  expect(found).toEqual(['overlapping-period warning F4 10000']);
});

test('one of the two names no item, whatever else the access is billed', async () => {
  const small = again({ invoice: 'F4', date: '2025-05-20', days: '2025-05-01,2025-05-31', net: '5.00' });
  const found = await told(MAY, small, JUNE, again({ item: 'MOBILE-60' }));
  expect(found.filter((one) => one.startsWith('overlapping'))).toEqual([]);
});

test('what one access is billed says nothing of another', async () => {
  const inMay = (access: string, item = 'FIBRE-100', invoice = 'F1'): string =>
    again({ access, item, invoice, date: '2025-05-05', days: '2025-05-01,2025-05-31' });
  const ofA1 = [inMay('A1'), inMay('A1', '', 'F4'), JUNE, again()];
  const ofA2 = [inMay('A2'), JUNE.replace(',A1,', ',A2,'), again({ access: 'A2' })].map((line) =>
    line.replace('05,1,A2', '05,2,A2').replace('20,1,A2', '20,2,A2'),
  );
  expect((await told(...ofA1, ...ofA2)).filter((one) => one.startsWith('overlapping'))).toEqual(TOLD);
});

test('what a site is billed without an access may be so in two names', async () => {
  const folder = billed(MAY, JUNE, again());
  const file = join(folder, 'invoices', 'lines.csv');
  const lines = readFileSync(file, 'utf8').replace(',access,', ',serves,').replaceAll(',A1,', ',S1,');
  writeFileSync(file, lines);
  expect((await reconciled(folder)).findings.map(({ code }) => code)).not.toContain('overlapping-period');
});

test('a line of the last day of the period is judged', async () => {
  const found = await reconciled(billed(MAY, JUNE, again({ date: '2025-06-30' })), '2025-06');
  expect(found.findings.map(({ code }) => code)).toEqual(['overlapping-period']);
});

test('a credit of a later month is not known yet', async () => {
  const credit = `${again({ invoice: 'AV1', date: '2025-07-05', net: '-100.00' })}F3`;
  const found = async (period: string): Promise<readonly string[]> =>
    (await reconciled(billed(MAY, JUNE, again(), credit), period)).findings.map(({ code }) => code);
  expect(await found('2025-06')).toEqual(['overlapping-period']);
  expect(await found('2025-06..2025-07')).toEqual([]);
});

test('the finding names the line that bills the same', async () => {
  const { findings } = await reconciled(billed(MAY, JUNE, again()), '2025-06');
  expect(findings.map((one) => messageOf(one, 'en'))).toEqual([
    'line 1 of invoice F2 bills the same days and amount under another name: 2025-06-01 to 2025-06-30',
  ]);
  expect((await reconciled(billed(MAY, JUNE, again()), '2025-05')).findings).toEqual([]);
});
