/** Over a period that holds a line and its credit, what was found of the line is settled. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { billed, codes, MAY, month } from './billed.ts';

const DEAR = month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-30', '110.00').replace('100.00', '110.00');
const DAYS = '2025-06-01,2025-06-30';

/** A line of a credit note: of the item and days of June, and naming its invoice, unless another is given. */
function credit(
  net: string,
  { item = 'FIBRE-100', days = DAYS, original = 'F2', date = '2025-06-20' } = {},
): string {
  return `OP,AV1,${date},1,A1,${item},subscription,${days === '' ? ',' : days},${days === '' ? date : ''},,,${net},20,${original}`;
}

async function told(...lines: readonly string[]): Promise<readonly string[]> {
  const others = ['credit-without-original', 'unbilled-access'];
  return (await codes(billed(...lines))).filter((code) => !others.some((other) => code.startsWith(other)));
}

const PRICE = ['price-mismatch F2 1 10.00'];

test('a price is settled by a credit of the difference, or of the whole line', async () => {
  expect(await told(DEAR)).toEqual(PRICE);
  expect(await told(DEAR, credit('-10.00'))).toEqual([]);
  const anew = month('F3', '2025-06-21', 1, '2025-06-01', '2025-06-30', '100.00');
  expect(await told(DEAR, credit('-110.00'), anew)).toEqual([]);
  expect(await told(DEAR, credit('-9.99'))).toEqual(PRICE);
});

test('only over a period that holds both', async () => {
  const folder = billed(DEAR, credit('-10.00', { date: '2025-07-05' }));
  expect(await codes(folder, '2025-06')).toEqual(PRICE);
  expect(await codes(folder, '2025-07')).toEqual(['unbilled-access']);
  expect(await codes(folder, '2025-06..2025-07')).toEqual([]);
});

test('by a credit of its item, or of one that the invoice does not bill', async () => {
  expect(await told(DEAR, credit('-10.00', { item: 'AVOIR' }))).toEqual([]);
  const option = 'OP,F2,2025-06-05,2,A1,MOBILE-60,subscription,2025-06-01,2025-06-30,,1,60.00,60.00,20,';
  const settled = async (item: string): Promise<boolean> =>
    !(await told(DEAR, option, credit('-10.00', { item }))).includes('price-mismatch F2 1 10.00');
  expect([await settled('AVOIR'), await settled('MOBILE-60')]).toEqual([true, false]);
});

test('by a credit that names the invoice, or is of its item and days', async () => {
  expect(await told(DEAR, credit('-10.00', { original: '' }))).toEqual([]);
  expect(await told(DEAR, credit('-10.00', { original: 'F1' }), MAY)).toEqual(PRICE);
  expect(await told(DEAR, credit('-10.00', { original: 'F9' }))).toEqual(PRICE);
  expect(await told(DEAR, credit('-10.00', { original: '', item: 'AVOIR' }))).toEqual(PRICE);
  expect(await told(DEAR, credit('-10.00', { original: '', days: '' }))).toEqual(PRICE);
});

test('by none of other days, of another access, or of a day before', async () => {
  expect(await told(DEAR, credit('-10.00', { days: '' }))).toEqual([]);
  // The last three days of June, which come to as much.
  expect(await told(DEAR, credit('-10.00', { days: '2025-06-28,2025-06-30' }))).toContain(PRICE[0]);
  expect(await told(DEAR, credit('-10.00', { days: '2025-06-01,2025-06-29' }))).toContain(PRICE[0]);
  expect(await told(DEAR, credit('-10.00').replace(',A1,', ',A2,'))).toContain(PRICE[0]);
  expect(await told(DEAR, credit('-10.00', { date: '2025-06-04' }))).toEqual(PRICE);
  expect(await told(DEAR, credit('-10.00', { date: '2025-06-05' }))).toEqual([]);
});

test('one credit settles one line, and all that is found of it', async () => {
  const line = (number: number, net: string): string =>
    `OP,F2,2025-06-05,${number},A1,VISITE,usage,,,2025-06-0${number},1,85.00,${net},20,`;
  const visit = { item: 'VISITE', days: '' };
  expect(await told(line(1, '85.00'), line(2, '85.00'), credit('-5.00', visit))).toEqual([
    'price-mismatch F2 2 5.00',
  ]);
  const both = ['line-arithmetic F2 1 2.00', 'price-mismatch F2 1 5.00'];
  expect(await told(line(1, '87.00'))).toEqual(both);
  expect(await told(line(1, '87.00'), credit('-87.00', visit))).toEqual([]);
  expect(await told(line(1, '87.00'), credit('-2.00', visit))).toEqual([both[1]]);
});

test('a second setup is settled by a credit of an item of its own, even one that states no days', async () => {
  const setup = (invoice: string, date: string): string =>
    `OP,${invoice},${date},1,A1,FAS,setup,,,${date},1,500.00,500.00,20,`;
  const twice = [setup('F2', '2025-06-05'), setup('F3', '2025-06-06')];
  const found = (net: string, original = 'F3'): Promise<readonly string[]> =>
    told(...twice, credit(net, { item: 'AVOIR', days: '', original }));
  expect(await found('-500.00')).toEqual([]);
  expect(await found('-499.99')).toEqual(['setup-repeated F3 1 500.00']);
  expect(await found('-500.00', 'F2')).toEqual(['setup-repeated F3 1 500.00']);
  // Nothing says of a line whose price is wrong that it is meant.
  expect(await told(DEAR, credit('-110.00', { item: 'AVOIR', days: '' }))).toEqual(PRICE);
});

test('days out of service are settled by a credit of them that an item of its own bears', async () => {
  const found = async (net: string, days: string): Promise<readonly string[]> => {
    const folder = billed(
      month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-30', '100.00'),
      credit(net, { item: 'AVOIR', days }),
    );
    writeFileSync(
      join(folder, 'accesses.csv'),
      'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to\nA1,S1,FIBRE-100,2025-01-01,2025-06-15,,\n',
    );
    return codes(folder);
  };
  expect(await found('-50.00', '2025-06-16,2025-06-30')).toEqual([]);
  expect(await found('-50.00', '2025-06-16,2025-07-01')).toEqual(['billed-after-termination F2 1 50.00']);
  expect(await found('-49.00', '2025-06-16,2025-06-30')).toEqual(['billed-after-termination F2 1 50.00']);
});

test('lines billed again have their credit, and the check of their days counts those of the item', async () => {
  const bill = (invoice: string, line: number): string =>
    month(invoice, '2025-06-05', line, '2025-06-01', '2025-06-30', '100.00');
  const thrice = [bill('F2', 1), bill('F2', 2), bill('F2', 3)];
  expect(await told(...thrice, credit('-100.00'))).toEqual(['overlapping-period F2 3 100.00']);
  expect(await told(...thrice, credit('-100.00', { item: 'AVOIR' }))).toEqual([
    'overlapping-period F2 3 100.00',
  ]);
  expect(await told(...thrice.slice(0, 2), credit('-100.00', { item: 'AVOIR' }))).toEqual([]);
});

test('what is accepted stays so, and a run that settles its findings verifies', async () => {
  const folder = billed(DEAR, credit('-10.00'));
  const run = join(folder, 'runs/2025-06');
  const done = async (...argv: readonly string[]): Promise<void> => {
    const { exitCode, stdout, stderr } = await runCommand([...argv]);
    expect([exitCode, exitCode === 0 ? '' : stdout + stderr]).toEqual([0, '']);
  };
  await done('allocate', folder, '--period', '2025-06', '--reports', 'html', '-q');
  await done('verify', run);
  appendFileSync(
    join(folder, 'accepted-findings.csv'),
    'code,invoice_number,reason\nprice-mismatch,F2,AV1\n',
  );
  const { stdout } = await runCommand(['reconcile', folder, '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ findings: [], accepted: [{ code: 'price-mismatch' }] });
});
