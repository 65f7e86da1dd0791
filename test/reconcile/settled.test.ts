/** Over a period that holds a line and its credit, what was found of the line is settled. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { billed, codes, HEADER, JUNE, MAY, month } from './billed.ts';

const DEAR = month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-30', '110.00').replace('100.00', '110.00');
const DAYS = '2025-06-01,2025-06-30';
type Month = readonly [from: string, to: string];
const JUNE_DAYS: Month = ['2025-06-01', '2025-06-30'];

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

test('of a line billed twice the first has the credit, whatever file it is in', async () => {
  const lines = [MAY, DEAR, credit('-10.00', { original: '' })];
  const again = DEAR.replace('F2,2025-06-05', 'F3,2025-06-10');
  for (const file of ['a.csv', 'z.csv']) {
    const folder = billed(...lines);
    writeFileSync(join(folder, 'invoices', file), `${HEADER}\n${again}\n`);
    expect(await codes(folder, '2025-06')).toContain('duplicate-line F3 1 110.00');
    expect(await codes(folder, '2025-06')).not.toContain(PRICE[0]);
  }
});

test('only over a period that holds both', async () => {
  const folder = billed(DEAR, credit('-10.00', { date: '2025-07-05' }));
  expect(await codes(folder, '2025-06')).toEqual(PRICE);
  expect(await codes(folder, '2025-07')).toEqual(['unbilled-access']);
  expect(await codes(folder, '2025-06..2025-07')).toEqual([]);
});

test('by a credit of its item, or of one that the invoice does not bill', async () => {
  expect(await told(DEAR, credit('-10.00', { item: 'AVOIR' }))).toEqual([]);
  expect(await told(credit('-10.00', { item: 'AVOIR' }), DEAR)).toEqual([]);
  const option = 'OP,F2,2025-06-05,2,A1,MOBILE-60,subscription,2025-06-01,2025-06-30,,1,60.00,60.00,20,';
  const settled = async (item: string): Promise<boolean> =>
    !(await told(DEAR, option, credit('-10.00', { item }))).includes('price-mismatch F2 1 10.00');
  expect([await settled('AVOIR'), await settled('MOBILE-60')]).toEqual([true, false]);
});

test('by a credit that names the invoice, or is of its item and days', async () => {
  expect(await told(DEAR, credit('-10.00', { original: '' }))).toEqual([]);
  expect(await told(DEAR, credit('-10.00', { original: 'F1' }), MAY)).toEqual(PRICE);
  expect(await told(DEAR, credit('-10.00', { original: 'F9' }))).toEqual(PRICE);
  for (const original of ['F1+F2', 'F2+F9'])
    expect(await told(MAY, DEAR, credit('-10.00', { original, item: 'AVOIR' }))).toEqual([]);
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
  // Nothing says of a line whose price is wrong that it is meant, unless its days do.
  expect(await told(DEAR, credit('-110.00', { item: 'AVOIR' }))).toEqual([]);
  expect(await told(DEAR, credit('-110.00', { item: 'AVOIR', days: '' }))).toEqual(PRICE);
});

test('a credit of the item of a line comes before one of an item of its own, in whatever order they are read', async () => {
  const option = 'OP,F2,2025-06-05,2,A1,MOBILE-60,subscription,2025-06-01,2025-06-30,,1,70.00,70.00,20,';
  const credits = [credit('-10.00', { item: 'AVOIR' }), credit('-10.00').replace(',1,A1', ',2,A1')];
  for (const order of [credits, credits.toReversed()])
    expect(await told(DEAR, option, ...order)).toEqual(['item-mismatch F2 2']);
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

test('nor by one without access, nor by the same line read twice', async () => {
  expect(await told(DEAR, credit('-10.00', { item: 'AVOIR' }).replace(',A1,', ',,'))).toContain(PRICE[0]);
  const visit = (line: number): string =>
    `OP,F2,2025-06-05,${line},A1,VISITE,usage,,,2025-06-0${line},1,85.00,85.00,20,`;
  const back = credit('-5.00', { item: 'VISITE', days: '' });
  const twice = (await told(visit(1), visit(2), back, back)).filter((code) => code.startsWith('price'));
  expect(twice).toEqual(['price-mismatch F2 2 5.00']);
});

test('an item that only other invoices bill, or another credit bears, is one of its own', async () => {
  const before = 'OP,F1,2025-05-05,2,A1,MOBILE-60,service,2025-05-01,2025-05-31,,1,60.00,60.00,20,';
  const discount = 'OP,F2,2025-06-05,2,A1,MOBILE-60,service,2025-06-01,2025-06-30,,,,-6.00,20,';
  expect(await told(MAY, before, DEAR, discount, credit('-10.00', { item: 'MOBILE-60' }))).toEqual([]);
});

test('an amount that moved is settled too, a gap is not', async () => {
  const visits = (invoice: string, days: Month, net: string): string =>
    `OP,${invoice},${days[0].slice(0, 8)}05,2,A1,CARE,service,${days[0]},${days[1]},,,,${net},20,`;
  const moved = [MAY, visits('F1', ['2025-05-01', '2025-05-31'], '60.00'), visits('F2', JUNE_DAYS, '80.00')];
  expect(await told(...moved)).toContain('unexpected-amount F2 2 20.00');
  const less = credit('-20.00', { item: 'CARE' }).replace('subscription', 'service');
  expect((await told(...moved, less)).filter((code) => code.startsWith('unexpected'))).toEqual([]);
  const late = month('F2', '2025-06-05', 1, '2025-06-11', '2025-06-30', '66.67');
  const all = credit('-66.67', { days: '2025-06-11,2025-06-30' });
  expect(await told(MAY, late, all)).toEqual(['period-gap F2 1']);
});

test('what is found of a line by itself comes before what is found beside others', async () => {
  const option = 'OP,F2,2025-06-05,3,A1,MOBILE-60,service,2025-06-01,2025-06-30,,1,160.00,160.00,20,';
  const twice = [JUNE, JUNE.replace('2025-06-05,1', '2025-06-05,2'), option];
  const both = ['overlapping-period F2 2 100.00', 'price-mismatch F2 3 100.00'];
  expect(await told(...twice)).toEqual(both);
  const back = credit('-100.00', { item: 'AVOIR', days: '' });
  expect(await told(...twice, back)).toEqual(both.slice(0, 1));
  expect(await told(...twice, back, back.replace('2025-06-20,1', '2025-06-20,2'))).toEqual([]);
});

test('the whole of a line settles the days of it that are not due', async () => {
  const twenty = month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-20', '66.67');
  const rest = month('F2', '2025-06-05', 2, '2025-06-11', '2025-06-30', '66.67');
  const found = 'overlapping-period F2 2 33.34';
  expect(await told(twenty, rest)).toEqual([found]);
  const back = (net: string): string => credit(net, { item: 'AVOIR', days: '2025-06-11,2025-06-30' });
  expect(await told(twenty, rest, back('-66.67'))).toEqual([]);
  expect(await told(twenty, rest, back('-33.33'))).toEqual([found]);
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

test('not by a credit that does not say what it is for, nor of a line that does not', async () => {
  const nameless = (line: string): string => line.replace(',A1,', ',,');
  for (const original of ['F2', '']) {
    expect(await told(nameless(DEAR), nameless(credit('-10.00', { original })))).toEqual(PRICE);
  }
});

test('a line that names an invoice without crediting it leaves the credits of that invoice to its lines', async () => {
  const again = `${month('F3', '2025-06-08', 1, '2025-06-01', '2025-06-30', '100.00')}F2`;
  const duplicates = async (...lines: readonly string[]): Promise<readonly string[]> =>
    (await codes(billed(JUNE, again, ...lines))).filter((code) => code.startsWith('duplicate'));
  expect(await duplicates()).toEqual(['duplicate-line F3 1 100.00']);
  expect(await duplicates(credit('-40.00'), credit('-60.00').replace('AV1', 'AV2'))).toEqual([]);
});
