/** `reconcile --pending` judges what no closed run holds yet: an invoice that came late has its letter. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { monthOf, parseDay } from '../../src/domain/time/calendar.ts';
import { lastClosedMonth } from '../../src/reconcile/closed-periods.ts';
import { runCommand } from '../cli/run-command.ts';
import { billed, HEADER, JUNE, MAY, month } from './billed.ts';

/** May and June, both closed, then an invoice dated in June that bills June again, and July at another price. */
async function withLate(): Promise<string> {
  const folder = await closedMonths();
  const late = month('F9', '2025-06-28', 1, '2025-06-01', '2025-06-30', '105.00').replace('100.00', '105.00');
  const july = month('F3', '2025-07-05', 1, '2025-07-01', '2025-07-31', '120.00').replace('100.00', '120.00');
  appendFileSync(join(folder, 'invoices', 'lines.csv'), `${late}\n${july}\n`);
  return folder;
}

async function closedMonths(): Promise<string> {
  const folder = billed(MAY, JUNE);
  await close(folder, '2025-05', '2025-06');
  return folder;
}

async function close(folder: string, ...months: readonly string[]): Promise<void> {
  for (const period of months) {
    await runCommand(['allocate', folder, '--period', period, '--reports', 'none', '-q']);
    await runCommand(['close', join(folder, 'runs', period), '--on', '2025-07-02', '-q']);
  }
}

async function found(...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCommand(['reconcile', ...argv, '--format', 'json']);
  const { findings } = JSON.parse(stdout) as { findings: readonly Record<string, string>[] };
  return findings.map((one) => [one['code'], one['invoice_number'], one['at_stake']].join(' '));
}

test('--pending judges the lines of the period and those that came late, but no line of a closed run', async () => {
  const folder = await withLate();
  const july = ['late-line F9 105.00', 'price-mismatch F3 10.00'];
  expect(await found(folder, '--period', '2025-07')).toEqual(july);
  const late = ['late-line F9 105.00', 'overlapping-period F9 105.00', 'price-mismatch F9 5.00'];
  expect(await found(folder, '--period', '2025-06', '--pending')).toEqual(late);
  for (const period of [['--period', '2025-07'], []]) {
    expect(await found(folder, ...period, '--pending')).toEqual([...late, july[1]]);
  }
});

test.each([
  ['100.00', 'duplicate-line F9 100.00'],
  ['60.00', 'overlapping-period F9 60.00'],
])(
  'what a closed run holds was billed first, whatever date a late invoice of %s bears',
  async (net, twice) => {
    for (const date of ['2025-05-02', '2025-06-05', '2025-06-28']) {
      const folder = await closedMonths();
      const late = month('F9', date, 1, '2025-06-01', '2025-06-30', net).replace('100.00', net);
      const path = join(folder, 'invoices', 'a-late.csv');
      writeFileSync(path, `${HEADER}\n${late}\n`);
      const ofLines = (await found(folder, '--pending')).filter((one) => /duplicate|overlapping/.test(one));
      expect(ofLines).toEqual([twice]);
      expect(await found(folder, '--period', '2025-06')).not.toContainEqual(expect.stringContaining(' F2 '));
    }
  },
);

test('and under another name too', async () => {
  const folder = await closedMonths();
  const late = month('F9', '2025-06-01', 1, '2025-06-01', '2025-06-30', '100.00').replace('FIBRE-100', '');
  const july = month('F3', '2025-07-05', 1, '2025-07-01', '2025-07-31', '100.00');
  writeFileSync(join(folder, 'invoices', 'a-late.csv'), `${HEADER}\n${late}\n${july}\n`);
  const overlapping = (await found(folder, '--pending')).filter((one) => one.startsWith('overlapping'));
  expect(overlapping).toEqual(['overlapping-period F9 100.00']);
});

test('what was credited after a month is not known where that month is judged, though it is closed since', async () => {
  const credit = 'OP,AV1,2025-06-10,1,A1,FIBRE-100,subscription,2025-05-01,2025-05-31,,,,-100.00,20,F9';
  const folder = billed(MAY, MAY.replace('F1,2025-05-05', 'F9,2025-05-10'), JUNE, credit);
  const ofMay = ['duplicate-line F9 100.00'];
  expect(await found(folder, '--period', '2025-05')).toEqual(ofMay);
  await close(folder, '2025-05', '2025-06');
  expect(await found(folder, '--period', '2025-05')).toEqual(ofMay);
  expect(await found(folder, '--period', '2025-05..2025-06')).toEqual([]);
});

test('the month that takes what came late is that of the last closed day, in whatever order runs are closed', () => {
  const closed = ['2025-05', '2025-07', '2025-06'].map((run) => ({
    run,
    days: monthOf(parseDay(`${run}-01`) ?? 0),
  }));
  expect(lastClosedMonth(closed)).toBe('2025-07');
  expect(lastClosedMonth([])).toBeUndefined();
});

test('its letter says the days of the invoices that came late too', async () => {
  const folder = await withLate();
  const argv = ['reconcile', folder, '--period', '2025-07', '--format', 'letter', '--lang', 'en'];
  const [without, pending] = [await runCommand(argv), await runCommand([...argv, '--pending'])];
  expect(without.stdout).toContain('**Invoices:** dated 2025-07-01 to 2025-07-31');
  expect(pending.stdout).toContain('**Invoices:** dated 2025-06-28 to 2025-07-31');
});

test('--pending does not go with --list', async () => {
  const { exitCode, stderr } = await runCommand(['reconcile', '--list', '--pending', '--lang', 'en']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--pending')]);
});
