/** The last case of each kind: what stands at the edge of days and tables, and what names nothing. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/time/calendar.ts';
import { remaining } from '../../src/reconcile/day-ranges.ts';
import type { Entry } from '../../src/reconcile/lines/entry.ts';
import { addLine, isStated, isSubscriptionAt, lineColumns } from '../../src/reconcile/lines/line-columns.ts';
import { billed, codes, JUNE, MAY, month, settle } from './billed.ts';
import { reconciled } from './workspace.ts';

test('the last day alone may be left', () => {
  expect(remaining([{ from: 1, to: 3 }], [{ from: 1, to: 2 }])).toEqual([{ from: 3, to: 3 }]);
});

test('a finding of a line that names neither access nor item names none', async () => {
  const nameless = 'OP,F2,2025-06-05,2,,,usage,,,2025-06-03,2,80.00,100.00,20,';
  const { findings } = await reconciled(billed(MAY, JUNE, nameless));
  expect(
    findings.map(({ code, access, itemCode, lineNumber }) => [code, access, itemCode, lineNumber]),
  ).toEqual([['line-arithmetic', '', '', '2']]);
});

test('an invoice is what a supplier numbers so, wherever its lines stand', async () => {
  const visit = (supplier: string, invoice: string, line: number, net: string): string =>
    `${supplier},${invoice},2025-06-05,${line},A1,VISITE,usage,,,2025-06-0${line},,,${net},20,`;
  const folder = billed(
    MAY,
    visit('OP', 'F2', 1, '10.00'),
    visit('AUTRE', 'F2', 2, '20.00'),
    visit('AUTRE', 'F3', 3, '30.00'),
    visit('OP', 'F2', 4, '40.00'),
    visit('OPF', '2', 5, '50.00'),
  );
  const totals = ['OP,F2,50.00', 'AUTRE,F2,20.00', 'AUTRE,F3,30.00', 'OPF,2,50.00'];
  const header = 'supplier,invoice_number,net_amount';
  appendFileSync(join(folder, 'invoices.csv'), `${[header, ...totals].join('\n')}\n`);
  expect(await codes(folder)).toEqual([]);
});

test('an invoice that charges nothing but 0.00 is a credit note, and names what it credits', async () => {
  const free = 'OP,AV1,2025-06-20,2,A1,GESTE,usage,,,2025-06-04,,,0.00,20,';
  const credit = 'OP,AV1,2025-06-20,1,A1,VISITE,usage,,,2025-06-03,,,-10.00,20,';
  const folder = billed(MAY, JUNE, credit, free);
  settle(folder, 'severity: { unknown-item: off }');
  expect(await codes(folder)).toEqual(['credit-without-original AV1 1']);
});

test.each([
  ['two invoices', 'F1+F2', []],
  ['one of which is not there', 'F1+F3', ['F3']],
  ['none of which is there', 'F3+F4', ['F3+F4']],
  ['one whose number has a plus sign', 'F9+9', []],
])('a credit may name several originals: %s', async (_, originals, unknown) => {
  const credit = `OP,AV1,2025-06-20,1,A1,VISITE,usage,,,2025-06-03,,,-10.00,20,${originals}`;
  const withPlus = 'OP,F9+9,2025-06-05,1,A1,VISITE,usage,,,2025-06-03,,,10.00,20,';
  const folder = billed(MAY, JUNE, credit, withPlus);
  settle(folder, 'severity: { unknown-item: off }');
  const { findings } = await reconciled(folder);
  expect(findings.map(({ code, actual }) => [code, actual])).toEqual(
    unknown.map((number) => ['credit-without-original', number]),
  );
});

test('a subscription that names no item bills no other item than that of its access', async () => {
  const nameless = 'OP,F2,2025-06-05,2,A1,,subscription,,,2025-06-03,,,10.00,20,';
  expect(await codes(billed(MAY, JUNE, nameless))).toEqual([]);
});

test('a penalty may be of a day out of service, usage may not', async () => {
  const before = (category: string): string => `OP,F2,2025-06-05,2,A1,,${category},,,2024-12-20,,,5.00,20,`;
  expect(await codes(billed(MAY, JUNE, before('penalty')))).toEqual([]);
  expect(await codes(billed(MAY, JUNE, before('usage')))).toEqual(['billed-before-activation F2 2 5.00']);
});

test('what an access was not billed before its first period is no gap, whatever others were billed', async () => {
  const july = month('F3', '2025-07-05', 1, '2025-07-01', '2025-07-31', '110.00').replace('100.00', '110.00');
  const folder = billed(MAY, JUNE, july, july.replace(',1,A1', ',2,A2'));
  appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,FIBRE-100,2025-01-01,,,\n');
  expect(await codes(folder)).toEqual([]);
});

test('a unit price without a quantity says nothing of what a whole month comes to', async () => {
  expect(await codes(billed(JUNE.replace(',1,100.00,100.00,', ',,100.00,130.00,')))).toEqual([]);
});

test('a service over half a month is not held against its days, a subscription is', async () => {
  const half = (category: string): string =>
    `OP,F2,2025-06-05,2,A1,OPT,${category},2025-06-01,2025-06-15,,1,100.00,100.00,20,`;
  const found = (category: string): Promise<readonly string[]> => {
    const folder = billed(MAY, JUNE, half(category));
    settle(folder, 'severity: { unknown-item: off, item-mismatch: off }');
    return codes(folder);
  };
  expect(await found('service')).toEqual([]);
  expect(await found('subscription')).toEqual(['prorata-mismatch F2 2 50.00']);
});

test('what an access says of its activation counts before its first row, too', async () => {
  const early = async (activated: string): Promise<readonly string[]> => {
    const folder = billed(MAY, JUNE);
    const header = 'access,serves,item_code,activated_on,valid_from';
    writeFileSync(join(folder, 'accesses.csv'), `${header}\nA1,S1,FIBRE-100,${activated},2025-06-01\n`);
    return (await codes(folder)).filter((text) => text.startsWith('billed-before'));
  };
  expect(await early('2025-05-11')).toEqual(['billed-before-activation F1 1 32.26']);
  expect(await early('2025-05-01')).toEqual([]);
});

describe('an amount is compared with those of its own access alone', () => {
  const [APRIL, MAY_DAYS] = ['2025-04-01,2025-04-30', '2025-05-01,2025-05-31'];
  const full = (invoice: string, access: string, days: string, net: string): string =>
    `OP,${invoice},2025-06-05,1,${access},FIBRE-200,subscription,${days},,,,${net},20,`;
  const found = (...lines: readonly string[]): Promise<readonly string[]> => {
    const folder = billed(...lines);
    settle(folder, 'severity: { item-mismatch: off, unknown-access: off, unbilled-access: off }');
    return codes(folder);
  };

  test('that of another before is none of it', async () => {
    expect(await found(full('F4', 'A1', APRIL, '100.00'), full('F5', 'A2', MAY_DAYS, '130.00'))).toEqual([]);
  });

  test('that others have the same excuses none', async () => {
    expect(
      await found(
        full('F1', 'A2', APRIL, '130.00'),
        full('F2', 'A1', APRIL, '100.00'),
        full('F3', 'A1', MAY_DAYS, '130.00'),
        full('F4', 'A3', APRIL, '130.00'),
      ),
    ).toEqual(['unexpected-amount F3 1 30.00']);
  });
});

describe('columns of lines', () => {
  const entry = (of: Partial<Entry>): Entry =>
    ({
      line: { row: 2, net: 100n, lineNumber: '1', quantity: undefined, unitPrice: undefined },
      invoice: { number: 0 },
      days: { from: 1, to: 1 },
      billedItem: 0,
      item: 0,
      category: 'subscription',
      ...of,
    }) as Entry;

  test('keep numbers of two bytes and beyond', () => {
    const items = [1, 65_535, 65_536, 3, 70_000];
    const columns = lineColumns();
    for (const item of items) addLine(columns, entry({ item }), undefined);
    expect(items.map((_, at) => columns.item[at])).toEqual(items);
  });

  test('tell subscriptions from all else', () => {
    const columns = lineColumns();
    const categories = ['subscription', 'service', 'setup', 'usage', 'penalty', 'other'] as const;
    for (const category of categories) addLine(columns, entry({ category }), undefined);
    expect(categories.filter((_, at) => isSubscriptionAt(columns, at))).toEqual(['subscription']);
  });

  test('lack no unit price where no line is judged', () => {
    const columns = lineColumns();
    addLine(columns, entry({ selected: false }), undefined);
    expect(isStated(columns, (index) => columns.unitPrice[index] !== 0)).toBe(true);
    addLine(columns, entry({ selected: true }), undefined);
    expect(isStated(columns, (index) => columns.unitPrice[index] !== 0)).toBe(false);
  });
});

test('where all is asked for, the months are judged in which an invoice is dated, and with a period that alone', async () => {
  const dear = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,85.00,85.00,20,';
  const folder = billed(MAY, JUNE, dear);
  const days = (from: string, to: string) => ({ from: parseDay(from), to: parseDay(to) });
  expect((await reconciled(folder)).history.period).toEqual(days('2025-05-01', '2025-06-30'));
  const ofMay = await reconciled(folder, '2025-05');
  expect(ofMay.history.period).toEqual(days('2025-05-01', '2025-05-31'));
  expect(ofMay.findings).toEqual([]);
  expect(ofMay.tally.count).toBe(0);
});

describe('a gap of an access', () => {
  const LATE = month('F3', '2025-07-05', 1, '2025-06-11', '2025-06-30', '66.67');
  const OFF = 'severity: { item-mismatch: off, unknown-access: off }';

  test('is not closed by what another was billed', async () => {
    const usage = 'OP,F3,2025-07-05,2,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
    const folder = billed(JUNE.replace(',A1,', ',A2,'), MAY, usage, LATE);
    settle(folder, OFF);
    expect(await codes(folder)).toEqual(['period-gap F3 1']);
  });

  test('is told at the first line that bills again, though the lines are not in the order of their days', async () => {
    const other = 'OP,F3,2025-07-05,2,A1,MOBILE-8,subscription,2025-06-11,2025-06-30,,,,5.33,20,';
    const folder = billed(LATE, other, MAY);
    settle(folder, OFF);
    expect(await codes(folder)).toEqual(['period-gap F3 1']);
  });
});

test('an amount is compared with the period before, not with what was billed before', async () => {
  const full = (invoice: string, date: string, days: string, net: string): string =>
    `OP,${invoice},${date},1,A1,FIBRE-200,subscription,${days},,,,${net},20,`;
  const folder = billed(
    full('F1', '2025-05-05', '2025-04-01,2025-04-30', '100.00'),
    full('F2', '2025-05-06', '2025-06-01,2025-06-30', '130.00'),
    full('F3', '2025-05-07', '2025-05-01,2025-05-31', '130.00'),
  );
  settle(folder, 'severity: { item-mismatch: off }');
  expect(await codes(folder)).toEqual(['unexpected-amount F3 1 30.00']);
});

test('a line that only bills again is told as that alone, whatever else is wrong with it', async () => {
  const again = JUNE.replace('F2,2025-06-05', 'F3,2025-06-30').replace(',1,100.00,', ',1,105.00,');
  expect(await codes(billed(MAY, JUNE, again))).toEqual(['duplicate-line F3 1 100.00']);
});

/** A charge or a credit of May. */
const ofMay = (invoice: string, net: string, original = 'F1'): string =>
  `OP,${invoice},2025-06-10,1,A1,FIBRE-100,subscription,2025-05-01,2025-05-31,,${net.startsWith('-') ? '' : 1},,${net},20,${net.startsWith('-') ? original : ''}`;

test.each([
  ['is not billed twice', [ofMay('V1', '-50.00'), ofMay('V2', '-50.00'), ofMay('Z1', '100.00')], []],
  [
    'and that do not name it is not, where it is billed again later',
    [
      ofMay('V1', '-50.00', ''),
      ofMay('V2', '-50.00', ''),
      ofMay('Z1', '100.00').replace('2025-06-10', '2025-06-20'),
    ],
    [],
  ],
  ['in unlike parts', [ofMay('V1', '-30.00'), ofMay('V2', '-70.00'), ofMay('Z1', '100.00')], []],
  ['leaves neither credit a double one', [ofMay('V1', '-50.00'), ofMay('V2', '-50.00')], []],
  [
    'and billed again twice is',
    [ofMay('V1', '-50.00'), ofMay('V2', '-50.00'), ofMay('Z1', '100.00'), ofMay('Z2', '100.00')],
    ['duplicate-line Z2 1 100.00'],
  ],
  ['in part alone is', [ofMay('V1', '-50.00'), ofMay('Z1', '100.00')], ['duplicate-line Z1 1 100.00']],
  [
    'and credited once more is credited twice',
    [ofMay('V1', '-50.00'), ofMay('V2', '-50.00'), ofMay('V3', '-50.00')],
    ['duplicate-line V3 1 -50.00'],
  ],
  [
    'of which a part is credited twice is not taken back',
    [ofMay('V1', '-10.00'), ofMay('V2', '-10.00')],
    ['duplicate-line V2 1 -10.00'],
  ],
  [
    'and before which more was credited than charged is billed twice',
    [
      ofMay('V0', '-40.00', '').replace('2025-06-10', '2025-05-01'),
      ofMay('Z1', '100.00'),
      ofMay('V1', '-160.00', '').replace('2025-06-10', '2025-06-20'),
    ],
    ['duplicate-line Z1 1 100.00'],
  ],
])('a charge that credits take back together %s', async (_, lines, expected) => {
  const folder = billed(MAY, ...lines);
  settle(folder, 'severity: { credit-without-original: off, credit-exceeds-original: off }');
  expect(await codes(folder)).toEqual(expected);
});

test('a credit of two invoices takes back nothing of another, wherever that one is read', async () => {
  const found = async (place: number): Promise<readonly string[]> => {
    const lines = Array.from({ length: 14 }, (_, at) =>
      at === 1 || at === 2 || at === place
        ? ofMay(`I${at}`, '100.00', '')
        : `OP,I${at},2025-06-10,1,A1,VISITE,usage,,,2025-05-${at + 10},1,80.00,80.00,20,`,
    );
    const folder = billed(...lines, ofMay('V1', '-100.00', 'I1+I2').replace('2025-06-10', '2025-06-20'));
    settle(folder, 'severity: { unknown-item: off }');
    return (await codes(folder)).map((code) => code.replace(`I${place}`, 'I'));
  };
  // The thirteenth invoice has the number 12 within, which 1 and 2 make one after the other.
  expect(await found(12)).toEqual(await found(11));
  expect(await found(11)).toEqual(['duplicate-line I 1 100.00']);
});
