/** Sums at stake that checks share: of part of a cycle, and of the credits of a whole invoice. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { billed, codes, JUNE, MAY, month } from './billed.ts';

test('a wrong price of part of a cycle puts at stake what that part comes to', async () => {
  // 100.00 in the schedule; of 10 days of 30 that is 33.33.
  const part = (price: string, net: string, count = '1'): string =>
    month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-10', net).replace(
      ',1,100.00,',
      `,${count},${price},`,
    );
  const found = (...of: Parameters<typeof part>): Promise<readonly string[]> => codes(billed(part(...of)));
  expect(await found('110.00', '36.67')).toEqual(['price-mismatch F2 1 3.33']);
  expect(await found('110.00', '73.33', '2')).toEqual(['price-mismatch F2 1 6.67']);
  // 10.00 × 20/30 of two thirds.
  const most = part('110.00', '73.33').replace('2025-06-10', '2025-06-20');
  expect(await codes(billed(most))).toEqual(['price-mismatch F2 1 6.67']);
  // With the part of the cycle that was not taken off, all that is more than 33.33.
  expect(await found('110.00', '110.00')).toEqual([
    'price-mismatch F2 1 3.33',
    'prorata-mismatch F2 1 73.33',
  ]);
  // The price of those days in place of that of the month: 34.00 − 33.33.
  expect(await found('33.33', '33.33')).toEqual([]);
  expect(await found('34.00', '34.00')).toEqual(['prorata-mismatch F2 1 0.67']);
  expect(await found('34.00', '68.00', '2')).toEqual(['prorata-mismatch F2 1 1.33']);
  // Nothing is the price of no days.
  expect(await found('0.00', '0.00')).toEqual(['price-mismatch F2 1 -33.33']);
  // A quantity that has the days in it.
  expect(await found('110.00', '36.66', '0.3333')).toEqual(['price-mismatch F2 1 3.33']);
  // A day of service is no part.
  const day = part('110.00', '110.00').replace('2025-06-01,2025-06-10,', ',,2025-06-01');
  expect(await codes(billed(day))).toContain('price-mismatch F2 1 10.00');
});

test.each(['service', 'other'])(
  'what is no subscription may bill its whole price or its days: %s',
  async (category) => {
    const found = async (count: string, net: string, price = '80.00'): Promise<readonly string[]> => {
      const line = `OP,F2,2025-06-05,2,A1,VISITE,${category},2025-06-01,2025-06-10,,${count},${price},${net},20,`;
      return codes(billed(JUNE, line));
    };
    expect(await found('1', '80.00')).toEqual([]);
    // 80.00 × 10/30.
    expect(await found('1', '26.67')).toEqual([]);
    expect(await found('3', '240.00')).toEqual([]);
    expect(await found('0.5', '40.00')).toEqual([]);
    expect(await found('1', '30.00')).toEqual(['prorata-mismatch F2 2 3.33']);
    expect(await found('3', '250.00')).toEqual(['line-arithmetic F2 2 10.00']);
    expect(await found('1', '53.33')).toEqual(['prorata-mismatch F2 2 26.66']);
    expect(await found('1', '53.34')).toEqual(['line-arithmetic F2 2 -26.66']);
    expect(await found('1', '30.00', '')).toEqual([]);
    // What a wrong price costs of those days.
    expect(await found('1', '30.00', '90.00')).toEqual(['price-mismatch F2 2 3.33']);
  },
);

test('the unit price of a service may be that of its days', async () => {
  const found = (net: string, days = '2025-06-01,2025-06-10'): Promise<readonly string[]> =>
    codes(billed(JUNE, `OP,F2,2025-06-05,2,A1,VISITE,service,${days},,1,${net},${net},20,`));
  // 80.00 × 10/30.
  expect(await found('26.67')).toEqual([]);
  expect(await found('30.00')).toEqual(['price-mismatch F2 2 -50.00']);
  expect(await found('26.67', '2025-06-01,2025-06-30')).toEqual(['price-mismatch F2 2 -53.33']);
});

test('a line that names no item may bill what was ordered at the price of its days', async () => {
  const found = async (net: string, item = '', access = 'A1'): Promise<readonly string[]> => {
    const line = `OP,F2,2025-06-05,1,${access},${item},subscription,2025-06-01,2025-06-10,,1,${net},${net},20,`;
    return (await codes(billed(MAY, line))).filter((code) => code.startsWith('prorata'));
  };
  // A1 is ordered as FIBRE-100, at 100.00: of 10 days of 30 that is 33.33.
  expect(await found('33.33')).toEqual([]);
  expect(await found('33.36')).toEqual(['prorata-mismatch F2 1 22.24']);
  expect(await found('100.00')).toEqual(['prorata-mismatch F2 1 66.67']);
  expect(await found('33.33', 'OTHER')).toEqual(['prorata-mismatch F2 1 22.22']);
  // Nothing was ordered of an access that is unknown.
  expect(await found('33.33', '', 'A9')).toEqual(['prorata-mismatch F2 1 22.22']);
});

test('a month of what is priced by the quarter puts no sum at stake below that price, and one above it', async () => {
  const found = async (price: string, count = '1', net = price): Promise<readonly string[]> => {
    const folder = billed(JUNE.replace(',1,100.00,100.00,', `,${count},${price},${net},`));
    const prices =
      'item_code,category,unit_price,vat_rate,billing\nFIBRE-100,subscription,300.00,20,quarterly\n';
    writeFileSync(join(folder, 'prices.csv'), prices);
    return (await codes(folder)).filter((code) => code.startsWith('price'));
  };
  expect(await found('100.00')).toEqual(['price-mismatch F2 1']);
  expect(await found('300.00')).toEqual([]);
  expect(await found('310.00')).toEqual(['price-mismatch F2 1 10.00']);
  // Of no month it is nothing.
  expect(await found('100.00', '0', '0.00')).toEqual(['price-mismatch F2 1 0.00']);
});

test('the credits of an invoice may not exceed what it billed in all', async () => {
  const other = 'OP,F2,2025-06-05,2,A1,SEC,service,2025-06-01,2025-06-30,,,,50.00,20,';
  const credit = (number: number, item: string, net: string): string =>
    `OP,AV${number},2025-06-1${number},1,A1,${item},other,,,2025-06-1${number},,,${net},20,F2`;
  const found = async (...credits: readonly string[]): Promise<readonly string[]> =>
    (await codes(billed(JUNE, other, ...credits))).filter((code) => code.startsWith('credit-exceeds'));
  expect(await found(credit(1, 'AVOIR', '-120.00'), credit(2, 'FIBRE-100', '-30.00'))).toEqual([]);
  expect(await found(credit(1, 'AVOIR', '-120.00'), credit(2, 'FIBRE-100', '-40.00'))).toEqual([
    'credit-exceeds-original AV2 1 -10.00',
  ]);
  expect(await found(credit(1, 'FIBRE-100', '-100.00'), credit(2, 'AVOIR', '-75.00'))).toEqual([
    'credit-exceeds-original AV2 1 -25.00',
  ]);
  // What an item exceeds is not told a second time of the whole.
  const item = credit(1, 'FIBRE-100', '-120.00');
  expect(await found(item, credit(2, 'AVOIR', '-50.00'))).toEqual(['credit-exceeds-original AV1 1 -20.00']);
  expect(await found(item, credit(2, 'AVOIR', '-60.00'))).toEqual([
    'credit-exceeds-original AV1 1 -20.00',
    'credit-exceeds-original AV2 1 -10.00',
  ]);
});
