/** What credits excuse, and which days count. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { billed, codes, JUNE, MAY, month } from './billed.ts';

const INVENTORY = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to\n';

function inventory(folder: string, ...rows: readonly string[]): void {
  writeFileSync(join(folder, 'accesses.csv'), `${INVENTORY}${rows.join('\n')}\n`);
}

/** A credit of A1 over some days, naming F2. */
function credit(line: number, item: string, from: string, to: string, net: string, rate = '20'): string {
  const category = item.startsWith('VISITE') ? 'usage' : 'subscription';
  return `OP,AV1,2025-06-20,${line},A1,${item},${category},${from},${to},,-1,${net.slice(1)},${net},${rate},F2`;
}

test('days after the end of service that were credited since are right again', async () => {
  const folder = billed(
    JUNE,
    credit(1, 'FIBRE-100', '2025-06-15', '2025-06-30', '-53.33').replace('53.33,', '100.00,'),
  );
  inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,2025-06-14,,');
  expect(await codes(folder)).toEqual([]);
});

test('the unit price of a credit may be that of its days already', async () => {
  const found = (net: string): Promise<readonly string[]> =>
    codes(
      billed(
        JUNE,
        // 110.00 in the schedule since July: 100.00 × 10/30 = 33.33 in June.
        `OP,AV1,2025-07-10,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-10,,1,${net},${net},20,F2`,
      ),
      '2025-07',
    );
  const prorata = async (net: string): Promise<readonly string[]> =>
    (await found(net)).filter((code) => code.startsWith('prorata'));
  expect(await prorata('-33.33')).toEqual([]);
  expect(await prorata('-40.00')).toEqual(['prorata-mismatch AV1 1 -6.67']);
  expect(await prorata('-20.00')).toEqual(['prorata-mismatch AV1 1 13.33']);
  // Less than half is a discount.
  expect(await prorata('-16.66')).toEqual([]);
  // 100.00 are the price of a whole cycle.
  expect(await prorata('-100.00')).toEqual(['prorata-mismatch AV1 1 -66.67']);
});

test('a credit after a change of price within its cycle may be at either price', async () => {
  const found = async (net: string): Promise<readonly string[]> => {
    const folder = billed(
      JUNE,
      `OP,AV1,2025-07-10,1,A1,FIBRE-100,subscription,2025-06-15,2025-06-30,,1,${net.slice(1)},${net},20,F2`,
    );
    const rows = ['100.00,20,2025-01-01,2025-06-14', '130.00,20,2025-06-15,'].map(
      (row) => `FIBRE-100,${row}`,
    );
    writeFileSync(
      join(folder, 'prices.csv'),
      ['item_code,unit_price,vat_rate,valid_from,valid_to', ...rows, ''].join('\n'),
    );
    return codes(folder);
  };
  // 16/30 of 100.00, and of 130.00.
  expect(await found('-53.33')).toEqual([]);
  expect(await found('-69.33')).toEqual([]);
  expect(await found('-40.00')).toEqual(['prorata-mismatch AV1 1 13.33']);
});

/** A line of an access that the inventory does not have. */
function unknown(invoice: string, date: string, net: string, original = '', item = 'FIBRE-100'): string {
  const line = item === 'FIBRE-100' ? 2 : 3;
  return `OP,${invoice},${date},${line},A9,${item},subscription,2025-05-01,2025-05-31,,1,${net},${net},20,${original}`;
}

test('a line of an unknown access is settled by the credit that takes it back', async () => {
  const of = unknown;
  const charge = of('F1', '2025-05-05', '100.00');
  const refund = of('F2', '2025-06-05', '-100.00', 'F1');
  const found = (period: string, ...lines: readonly string[]): Promise<readonly string[]> =>
    codes(billed(MAY, JUNE, ...lines), period);
  expect(await found('2025-05', charge, refund)).toEqual(['unknown-access F1 2 100.00']);
  expect(await found('2025-06', charge, refund)).toEqual([]);
  expect(await found('2025', charge, refund)).toEqual([]);
  // Of a credit that takes nothing back, no sum is owed to the operator.
  expect(await found('2025-06', refund)).toContain('unknown-access F2 2');
});

test('what a credit leaves of a line of an unknown access is at stake, whatever item the credit is of', async () => {
  const charge = unknown('F1', '2025-05-05', '100.00');
  const found = async (...lines: readonly string[]): Promise<readonly string[]> =>
    (await codes(billed(MAY, JUNE, ...lines), '2025')).filter((code) => code.startsWith('unknown-access'));
  const refund = (net: string, item?: string): string => unknown('F2', '2025-06-05', net, 'F1', item);
  expect(await found(charge, refund('-60.00'))).toEqual(['unknown-access F1 2 40.00']);
  expect(await found(charge, refund('-10.00'))).toEqual(['unknown-access F1 2 90.00']);
  expect(await found(charge, refund('-100.00', 'AVOIR'))).toEqual([]);
  const unnamed = unknown('F1', '2025-05-05', '100.00', '', '');
  expect(await found(unnamed, refund('-100.00', ''))).toEqual([]);
  expect(await found(refund('-100.00', ''))).toEqual(['unknown-access F2 3']);
  // Of two items of the invoice, the credit takes back its own first.
  const both = [charge, unknown('F1', '2025-05-05', '20.00', '', 'SEC')];
  expect(await found(...both, refund('-100.00'))).toEqual(['unknown-access F1 3 20.00']);
  // A credit takes back what was billed before it.
  const later = unknown('F9', '2025-06-20', '100.00');
  const early = refund('-100.00').replace(/F1$/, '');
  expect(await found(later, early)).toEqual(['unknown-access F9 2 100.00', 'unknown-access F2 2']);
  // What bills again is told as that alone: its credit takes back of the line that stands.
  const again = unknown('F3', '2025-05-20', '100.00');
  expect(await found(charge, again, refund('-10.00').replace(/F1$/, 'F3'))).toEqual([
    'unknown-access F1 2 90.00',
  ]);
});

test('a line of an unknown access is told in its own period, to the last day, and by what credits of any order leave', async () => {
  const found = async (period: string, ...lines: readonly string[]): Promise<readonly string[]> =>
    (await codes(billed(MAY, JUNE, ...lines), period)).filter((code) => code.startsWith('unknown-access'));
  const charge = unknown('F9', '2025-05-31', '100.00');
  expect(await found('2025-05', charge)).toEqual(['unknown-access F9 2 100.00']);
  expect(await found('2025-06', charge)).toEqual([]);
  // Of one date, a credit that was read first takes back what was read after it.
  const of = (invoice: string, net: string): string => unknown(invoice, '2025-05-31', net);
  expect(await found('2025-05', of('AV1', '-100.00'), charge)).toEqual([]);
  // It takes back of the last one, and others may take back what it leaves.
  const charges = [charge, of('F10', '60.00')];
  expect(await found('2025-05', ...charges, of('AV1', '-60.00'))).toEqual(['unknown-access F9 2 100.00']);
  expect(await found('2025-05', charge, of('AV1', '-30.00'), of('AV2', '-70.00'))).toEqual([]);
  // An invoice may be called anything: a credit that names none does not mean this one.
  const named = of('undefined', '100.00');
  expect(await found('2025-05', named, of('F10', '60.00'), of('AV1', '-60.00'))).toEqual([
    'unknown-access undefined 2 100.00',
  ]);
});

test('the credit of part of a cycle is held against its own unit price where the schedule has none', async () => {
  const found = (net: string): Promise<readonly string[]> =>
    codes(
      billed(JUNE, `OP,AV1,2025-06-10,1,A1,SEC,subscription,2025-06-01,2025-06-10,,-1,30.00,${net},20,F2`),
    );
  // 30.00 × 10/30 = 10.00.
  expect((await found('-10.00')).filter((code) => code.startsWith('prorata'))).toEqual([]);
  expect(await found('-12.00')).toContain('prorata-mismatch AV1 1 -2.00');
  // A price of which nobody knows whether it is that of the cycle or of the days.
  expect((await found('-30.00')).filter((code) => code.startsWith('prorata'))).toEqual([]);
});

test('a discount beside charges takes back no days out of service, half of their charge does', async () => {
  const found = async (...nets: readonly string[]): Promise<readonly string[]> => {
    const beside = nets.map((net, at) => month('F2', '2025-06-05', at + 2, '2025-06-15', '2025-06-30', net));
    const folder = billed(JUNE, ...beside.map((line) => line.replace('1,100.00,', ',,')));
    inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,2025-06-14,,');
    return codes(folder);
  };
  // 100.00 × 16/30 = 53.33, of which 26.67 is more than half, and 26.66 less.
  expect(await found('-26.67')).toEqual([]);
  expect(await found('-26.66')).toEqual(['billed-after-termination F2 1 53.33']);
  expect(await found('-20.00', '-6.67')).toEqual([]);
});

test('a credit note takes back the days in question where it comes to half of them, whatever else it states', async () => {
  const found = async (net: string, original = 'F2'): Promise<readonly string[]> => {
    const note = credit(2, 'FIBRE-100', '2025-06-01', '2025-06-30', net).replace(/,-1,[\d.]+,/, ',,,');
    const folder = billed(JUNE, note.replace(/F2$/, original));
    inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,2025-06-20,,');
    return codes(folder);
  };
  expect(await found('-33.33')).toEqual([]);
  expect(await found('-16.67')).toEqual([]);
  expect(await found('-16.66')).toEqual(['billed-after-termination F2 1 33.33']);
  expect(await found('-33.33', '')).toEqual(['credit-without-original AV1 2']);
});

test('a discount beside its charge takes back no days out of service, whatever part of them it comes to', async () => {
  const discount = month('F2', '2025-06-05', 2, '2025-06-01', '2025-06-30', '-33.33').replace(
    '1,100.00,',
    ',,',
  );
  const folder = billed(JUNE, discount);
  inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,2025-06-20,,');
  expect(await codes(folder)).toEqual(['billed-after-termination F2 1 33.33']);
});

/** A line beside others of an invoice, without quantity and unit price, and the invoice that it names. */
function beside(
  invoice: string,
  line: number,
  [from, to]: readonly [from: string, to: string],
  net: string,
  original = '',
): string {
  return month(invoice, '2025-06-05', line, from, to, net)
    .replace('1,100.00,', ',,')
    .replace(/,$/, `,${original}`);
}

const SINCE = ['2025-06-15', '2025-06-30'] as const;

test('a credit beside charges takes back the days that it states where it comes to half of them', async () => {
  const found = async (net: string, original: string): Promise<readonly string[]> => {
    const folder = billed(JUNE, beside('F2', 2, SINCE, net, original));
    inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,2025-06-14,,');
    return codes(folder);
  };
  for (const original of ['F2', '']) {
    expect(await found('-26.67', original)).toEqual([]);
    expect(await found('-26.66', original)).toEqual(['billed-after-termination F2 1 53.33']);
  }
});

test('discounts of other days are not added up, nor held against charges of other days', async () => {
  const folder = billed(
    JUNE,
    beside('F2', 2, ['2025-06-15', '2025-06-22'], '-10.00'),
    beside('F2', 3, ['2025-06-23', '2025-06-30'], '-10.00'),
    beside('F3', 1, ['2025-07-01', '2025-07-31'], '1.00'),
  );
  inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,2025-06-14,,');
  expect(await codes(folder)).toEqual([
    'billed-after-termination F2 1 53.33',
    'billed-after-termination F3 1 1.00',
  ]);
});

test('a discount is not held against a line of nothing', async () => {
  const folder = billed(JUNE, beside('F2', 2, SINCE, '0.00'), beside('F2', 3, SINCE, '-5.00'));
  inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,2025-06-14,,');
  expect(await codes(folder)).toContain('billed-after-termination F2 1 53.33');
});

test('what a credit leaves of a charge is not told where another bills some of its days alone', async () => {
  const part = month('F3', '2025-06-06', 3, '2025-06-01', '2025-06-10', '90.00');
  const folder = billed(JUNE, part, credit(4, 'FIBRE-100', '2025-06-01', '2025-06-30', '-60.00'));
  const found = (await codes(folder)).filter((code) => code.startsWith('overlapping'));
  expect(found).toEqual([]);
});

test('half of one of two charges of the same days is no discount', async () => {
  const charges = [beside('F2', 1, ['2025-06-01', '2025-06-30'], '100.00')];
  const cheap = (discount: string): readonly string[] => [
    beside('F3', 1, ['2025-06-01', '2025-06-30'], '20.00'),
    beside('F3', 2, ['2025-06-01', '2025-06-30'], discount),
  ];
  expect(await codes(billed(...charges, ...cheap('-10.00')))).toEqual(['overlapping-period F3 1 10.00']);
  expect(await codes(billed(...charges, ...cheap('-9.99')))).toEqual(['overlapping-period F3 1 20.00']);
});

test('a discount on each of two charges leaves them billed twice', async () => {
  const discounted = (invoice: string, net: string, discount: string): readonly string[] => [
    month(invoice, '2025-06-05', 1, '2025-06-01', '2025-06-30', net).replace('1,100.00,', ',,'),
    month(invoice, '2025-06-05', 2, '2025-06-01', '2025-06-30', discount).replace('1,100.00,', ',,'),
  ];
  const folder = billed(...discounted('F2', '100.00', '-5.00'), ...discounted('F3', '99.00', '-4.95'));
  expect(await codes(folder)).toEqual(['overlapping-period F3 1 99.00']);
});

test('a credit after the end of service is no bill', async () => {
  const folder = billed(
    month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-14', '46.67'),
    'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-10,1,80.00,80.00,20,',
    'OP,AV1,2025-06-20,1,A1,GESTE,subscription,2025-06-15,2025-06-30,,,,-5.00,20,F2',
  );
  inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,2025-06-14,,');
  expect(await codes(folder)).toEqual([]);
});

test('an access that opens again is out of service in between', async () => {
  const folder = billed(month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-30', '100.00'));
  inventory(
    folder,
    'A1,S1,FIBRE-100,2025-01-01,2025-06-10,,2025-06-20',
    'A1,S1,FIBRE-100,2025-06-21,,2025-06-21,',
  );
  // 11 to 20 June: 100.00 × 10/30.
  expect(await codes(folder)).toEqual(['billed-after-termination F2 1 33.33']);
});

test('a row holds until the next begins, and no longer', async () => {
  const folder = billed(MAY, JUNE);
  inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,,,2025-05-31', 'A1,S2,FIBRE-100,2025-06-11,,2025-06-01,');
  // 1 to 10 June: 100.00 × 10/30.
  expect(await codes(folder)).toEqual(['billed-after-termination F2 1 33.33']);
});

test('a row that follows another carries its service on', async () => {
  const folder = billed(MAY, JUNE);
  inventory(folder, 'A1,S1,FIBRE-100,2025-01-01,,,2025-05-31', 'A1,S2,FIBRE-100,2025-01-01,,2025-06-01,');
  expect(await codes(folder)).toEqual([]);
});

test('a credit may bear an old VAT rate, and an item of an old market', async () => {
  const visit = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
  const folder = billed(
    JUNE,
    visit,
    credit(1, 'VISITE', '2025-06-03', '2025-06-03', '-10.00', '5.5'),
    credit(2, 'VISITE-2024', '2025-06-03', '2025-06-03', '-10.00'),
  );
  expect(await codes(folder)).toEqual([]);
});

test('a visit over some days of a month is counted, not prorated', async () => {
  const visit = 'OP,F2,2025-06-05,2,A1,VISITE,usage,2025-06-03,2025-06-04,,2,80.00,170.00,20,';
  expect(await codes(billed(JUNE, visit))).toEqual(['line-arithmetic F2 2 10.00']);
});

test.each([
  ['2025-04-11,2025-06-30', '270.00', []],
  ['2025-04-01,2025-05-31', '200.00', []],
  ['2025-04-01,2025-05-31', '301.00', ['line-arithmetic F2 1 1.00']],
  ['2025-04-01,2025-06-30', '200.00', ['line-arithmetic F2 1 -100.00']],
])('an item billed by the quarter, of %s at %s: %j', async (days, net, found) => {
  const folder = billed(`OP,F2,2025-04-05,1,A1,FIBRE-100,subscription,${days},,1,300.00,${net},20,`);
  writeFileSync(
    join(folder, 'prices.csv'),
    'item_code,unit_price,vat_rate,billing\nFIBRE-100,300.00,20,quarterly\n',
  );
  expect(await codes(folder)).toEqual(found);
});

test.each([
  ['service', '2025-04-01,2025-05-31,', 'quarterly', []],
  ['usage', '2025-04-01,2025-05-31,', 'quarterly', ['line-arithmetic F2 1 -100.00']],
  ['subscription', ',,2025-04-05', 'quarterly', ['line-arithmetic F2 1 -100.00']],
  ['subscription', '2025-04-01,2025-05-31,', 'once', ['line-arithmetic F2 1 -100.00']],
])('200.00 where 300.00 were due, a %s of %s, billed %s: %j', async (category, days, billing, found) => {
  const folder = billed(`OP,F2,2025-04-05,1,A1,FIBRE-100,${category},${days},1,300.00,200.00,20,`);
  writeFileSync(
    join(folder, 'prices.csv'),
    `item_code,unit_price,vat_rate,billing\nFIBRE-100,300.00,20,${billing}\n`,
  );
  expect((await codes(folder)).filter((code) => code.startsWith('line-arithmetic'))).toEqual(found);
});

test.each([
  ['two months', '2025-04-01,2025-05-31', '200.00', 'quarterly', ['price-mismatch F2 1']],
  ['two months', '2025-04-01,2025-05-31', '310.00', 'quarterly', ['price-mismatch F2 1 10.00']],
  ['the quarter', '2025-04-01,2025-06-30', '200.00', 'quarterly', ['price-mismatch F2 1 -100.00']],
  ['a month', '2025-05-01,2025-05-31', '200.00', 'monthly', ['price-mismatch F2 1 -100.00']],
])(
  '%s of %s, at the price of %s where 300.00 are scheduled, billed %s: %j',
  async (_, days, price, billing, found) => {
    const folder = billed(`OP,F2,2025-04-05,1,A1,FIBRE-100,subscription,${days},,1,${price},${price},20,`);
    writeFileSync(
      join(folder, 'prices.csv'),
      `item_code,unit_price,vat_rate,billing\nFIBRE-100,300.00,20,${billing}\n`,
    );
    expect((await codes(folder)).filter((code) => code.startsWith('price-mismatch'))).toEqual(found);
  },
);

test('a credit that is written after the period does not excuse it', async () => {
  const early = billed(
    MAY,
    JUNE,
    'OP,F2,2025-06-05,2,A1,FAS,setup,,,2025-06-01,1,500.00,500.00,20,',
    'OP,F2,2025-06-05,3,A1,FAS,setup,,,2025-06-02,1,500.00,500.00,20,',
    'OP,AV1,2025-07-20,1,A1,FAS,setup,,,2025-06-02,-1,500.00,-500.00,20,F2',
  );
  expect(await codes(early, '2025-06')).toEqual(['setup-repeated F2 3 500.00']);
});
