/** Which lines a check looks at and which it leaves aside (docs/reconcile.md). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/reconcile/render.ts';
import { billed, codes, JUNE, MAY, month, settle } from './billed.ts';
import { reconciled } from './workspace.ts';

function table(folder: string, name: string, ...rows: readonly string[]): string {
  writeFileSync(join(folder, name), `${rows.join('\n')}\n`);
  return folder;
}

function inventory(folder: string, ...rows: readonly string[]): string {
  const header = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to';
  return table(folder, 'accesses.csv', header, ...rows);
}

function prices(folder: string, ...rows: readonly string[]): string {
  return table(
    folder,
    'prices.csv',
    'item_code,unit_price,vat_rate,billing,market,valid_from,valid_to',
    ...rows,
  );
}

/** Code, line, column and message of what is found. */
async function told(folder: string): Promise<readonly string[]> {
  const { findings } = await reconciled(folder);
  return findings.map((finding) =>
    [finding.code, finding.invoiceNumber, finding.column, finding.actual, messageOf(finding, 'en')].join(
      ' | ',
    ),
  );
}

const VISIT = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';

describe('an access that the inventory lacks', () => {
  test('is told once, and no other check of the inventory speaks of it', async () => {
    const strange = (line: string): string => line.replace(',A1,', ',A9,');
    const june = strange(month('F2', '2025-06-05', 1, '2025-06-11', '2025-06-30', '66.67'));
    const folder = billed(strange(MAY), june, MAY.replace(',1,A1', ',2,A1'), JUNE.replace(',1,A1', ',2,A1'));
    expect(await codes(folder)).toEqual(['unknown-access F1 1 100.00', 'unknown-access F2 1 66.67']);
  });
});

describe('an access whose number lost its leading zeros', () => {
  test('is told beside the one that the inventory has', async () => {
    const folder = inventory(billed(MAY.replace(',A1,', ',12,')), '000012,S1,FIBRE-100,2025-01-01,,,');
    expect(await told(folder)).toContain(
      'unknown-access | F1 | access | 12 | the access 12 is not in the inventory; 000012 is, the same but for leading zeros',
    );
    const longer = inventory(billed(MAY.replace(',A1,', ',00012,')), '12,S1,FIBRE-100,2025-01-01,,,');
    expect((await told(longer)).join('\n')).toContain(
      'the access 00012 is not in the inventory; 12 is, the same',
    );
    const other = inventory(billed(MAY.replace(',A1,', ',13,')), '000012,S1,FIBRE-100,2025-01-01,,,');
    expect(await told(other)).toContain(
      'unknown-access | F1 | access | 13 | the access 13 is not in the inventory',
    );
  });
});

describe('the item of an access', () => {
  test('is that of the row that holds on the first day; a row without one says nothing', async () => {
    const folder = (...rows: readonly string[]): string => inventory(billed(MAY, JUNE), ...rows);
    const next = 'A1,S1,FIBRE-200,2025-01-01,,2025-06-02,';
    expect(await codes(folder('A1,S1,FIBRE-100,2025-01-01,,,2025-06-01', next))).toEqual([]);
    expect(await codes(folder('A1,S1,FIBRE-200,2025-01-01,,,'))).toEqual([
      'item-mismatch F1 1',
      'item-mismatch F2 1',
    ]);
    expect(await codes(folder('A1,S1,,2025-01-01,,,'))).toEqual([]);
    expect(await codes(folder('A1,S1,FIBRE-200,2025-01-01,,2025-06-02,'))).toEqual([]);
  });
});

describe('the market of an item', () => {
  test('is told with the days outside of it, at the day or the period that it bills', async () => {
    const folder = billed(MAY, JUNE, VISIT.replace('VISITE', 'OLD'));
    prices(folder, 'FIBRE-100,100.00,20,,,,', 'OLD,80.00,20,,M2024,,');
    expect(await told(folder)).toEqual([
      'outside-market | F2 | service_date | 2025-06-03 | outside the market M2024: 2025-06-03',
    ]);
    const long = 'OP,F2,2025-06-05,3,A1,LONG,service,2024-12-31,2026-01-01,,,,80.00,20,';
    const both = prices(billed(MAY, JUNE, long), 'FIBRE-100,100.00,20,,,,', 'LONG,80.00,20,,M2025,,');
    expect(await told(both)).toEqual([
      'billed-before-activation | F2 | period_start | 2024-12-31 | not yet in service, but billed: 2024-12-31 (1 of 367 days)',
      'outside-market | F2 | period_start | 2024-12-31 2026-01-01 | outside the market M2025: 2024-12-31, 2026-01-01',
    ]);
  });

  test('lasts from its first day to its last', async () => {
    const year = (from: string, to: string): string =>
      `OP,F2,2025-06-05,3,A1,LONG,service,${from},${to},,,,80.00,20,`;
    const found = (line: string): Promise<readonly string[]> =>
      codes(prices(billed(MAY, JUNE, line), 'FIBRE-100,100.00,20,,,,', 'LONG,80.00,20,,M2025,,'));
    expect(await found(year('2025-01-01', '2025-12-31'))).toEqual([]);
    expect(await found(year('2025-01-01', '2026-01-01'))).toEqual(['outside-market F2 3']);
    expect(await found(year('2025-12-01', '2026-01-01'))).toEqual(['outside-market F2 3']);
    // The access is in service from January: that is told, too.
    expect(await found(year('2024-12-31', '2025-06-30'))).toContain('outside-market F2 3');
    const credit = year('2025-01-01', '2026-01-01').replace(',80.00,20,', ',-80.00,20,F1');
    expect(await found(credit)).toEqual([]);
  });

  test('may have no dates in the convention', async () => {
    const folder = prices(billed(MAY, JUNE, VISIT), 'FIBRE-100,100.00,20,,M2030,,', 'VISITE,80.00,20,,,,');
    expect(await codes(folder)).toEqual([]);
  });
});

describe('days billed twice', () => {
  const part = (
    invoice: string,
    line: number,
    from: string,
    to: string,
    net: string,
    category = 'subscription',
  ): string => `OP,${invoice},2025-06-05,${line},A1,FIBRE-100,${category},${from},${to},,,,${net},20,`;

  test('are those of subscriptions and services, not of what is used', async () => {
    const once = part('F3', 1, '2025-06-10', '2025-06-10', '7.00', 'usage');
    expect(await codes(billed(MAY, JUNE, once))).toEqual([]);
    const service = part('F3', 1, '2025-06-10', '2025-06-10', '7.00', 'service');
    expect(await codes(billed(MAY, JUNE, service))).toEqual(['overlapping-period F3 1 7.00']);
  });

  test('are told in the period of the line that bills them again, and not later', async () => {
    const again = part('F4', 1, '2025-05-10', '2025-05-31', '70.97').replace('2025-06-05', '2025-05-20');
    const folder = billed(MAY, again, JUNE);
    // 22 of 22 days.
    expect(await codes(folder, '2025-05')).toEqual(['overlapping-period F4 1 70.97']);
    expect(await codes(folder, '2025-06')).toEqual([]);
  });

  test('may be several ranges', async () => {
    const folder = billed(
      MAY,
      part('F2', 1, '2025-06-01', '2025-06-10', '33.33'),
      part('F2', 2, '2025-06-21', '2025-06-30', '33.33'),
      part('F3', 1, '2025-06-01', '2025-06-30', '100.00'),
    );
    expect(await told(folder)).toEqual([
      'overlapping-period | F3 | period_start | 2025-06-01..2025-06-10 2025-06-21..2025-06-30 | already billed by line 1 of invoice F2: 2025-06-01 to 2025-06-10, 2025-06-21 to 2025-06-30',
    ]);
  });
});

describe('a gap', () => {
  const late = month('F3', '2025-07-05', 1, '2025-06-11', '2025-06-30', '66.67');

  test('is not closed by a day that stands for no period', async () => {
    const day = 'OP,F2,2025-06-05,1,A1,FIBRE-100,subscription,,,2025-06-05,,,3.33,20,';
    const { findings } = await reconciled(billed(MAY, day, late));
    expect(findings.map(({ code, expected }) => [code, expected])).toEqual([
      ['period-gap', '2025-06-01..2025-06-10'],
    ]);
  });

  test('is told where it ends, and not again later', async () => {
    const march = month('F0', '2025-03-05', 1, '2025-03-01', '2025-03-31', '100.00');
    const { findings } = await reconciled(billed(march, MAY, late));
    expect(findings.map(({ code, invoiceNumber, expected }) => [code, invoiceNumber, expected])).toEqual([
      ['period-gap', 'F1', '2025-04-01..2025-04-30'],
      ['period-gap', 'F3', '2025-06-01..2025-06-10'],
    ]);
  });

  test('is told once where two subscriptions go on that day', async () => {
    const other = 'OP,F3,2025-07-05,2,A1,MOBILE-8,subscription,2025-06-11,2025-06-30,,,,5.33,20,';
    const folder = billed(MAY, late, other);
    settle(folder, 'severity: { item-mismatch: off }');
    expect(await codes(folder)).toEqual(['period-gap F3 1']);
  });

  test('is found whatever the order in which months are read', async () => {
    const of = (n: number, last: number): string =>
      `OP,F${n},2025-0${n}-05,1,A1,FIBRE-200,subscription,2025-0${n}-01,2025-0${n}-${last},,,,150.00,20,`;
    for (const order of [
      [8, 4, 9, 7, 5],
      [5, 9, 4, 8, 7],
      [9, 8, 7, 5, 4],
    ]) {
      const folder = billed(...order.map((n) => of(n, n === 4 || n === 9 ? 30 : 31)));
      settle(folder, 'severity: { item-mismatch: off }');
      expect(await codes(folder)).toEqual(['period-gap F7 1']);
    }
  });

  test('ends on the eve of a single day', async () => {
    const { findings } = await reconciled(
      billed(MAY, month('F3', '2025-07-05', 1, '2025-06-11', '2025-06-11', '3.33')),
    );
    expect(findings.map(({ code, expected }) => [code, expected])).toEqual([
      ['period-gap', '2025-06-01..2025-06-10'],
    ]);
  });
});

describe('a second setup', () => {
  const setup = (invoice: string, date: string, net = '500.00', original = ''): string =>
    `OP,${invoice},${date},1,A1,FAS,setup,,,${date},,,${net},20,${original}`;
  /** A charge that makes of its invoice an ordinary one. */
  const beside = (invoice: string, date: string): string =>
    `OP,${invoice},${date},2,A1,VISITE,usage,,,${date},1,80.00,80.00,20,`;

  test('is not another charge of the same item', async () => {
    const usage = 'OP,F4,2025-05-04,1,A1,FAS,usage,,,2025-05-04,,,9.00,20,';
    expect(await codes(billed(MAY, usage, setup('F5', '2025-05-06')))).toEqual([]);
  });

  test('is told in its own period, and not later', async () => {
    const later = setup('F7', '2025-07-07', '300.00').replace('FAS', 'VISITE').replace('setup', 'usage');
    const folder = billed(MAY, setup('F5', '2025-05-06'), JUNE, setup('F6', '2025-06-06', '400.00'), later);
    expect(await codes(folder, '2025-05')).toEqual([]);
    expect(await codes(folder, '2025-06')).toEqual(['setup-repeated F6 1 400.00']);
    expect((await codes(folder, '2025-07')).filter((text) => text.startsWith('setup'))).toEqual([]);
  });

  test('stands no more where each was credited, one by its invoice, one as the last that is left', async () => {
    const folder = (...lines: readonly string[]): string =>
      billed(
        MAY,
        setup('F5', '2025-05-05'),
        ...lines,
        setup('F8', '2025-05-09', '-500.00'),
        beside('F8', '2025-05-09'),
        setup('F9', '2025-05-10', '300.00'),
      );
    const named = [setup('F6', '2025-05-06', '400.00'), setup('AV1', '2025-05-07', '-400.00', 'F6')];
    expect(await codes(folder(...named))).toEqual([]);
    // The last charge is no setup: what is credited is the setup before.
    expect(await codes(folder('OP,F6,2025-05-06,1,A1,FAS,usage,,,2025-05-06,,,9.00,20,'))).toEqual([]);
  });

  test('is not compared with a line that bills what another billed, nor with a row that is there twice', async () => {
    const F5 = setup('F5', '2025-05-05');
    const [credit, F7] = [setup('AV1', '2025-05-08', '-500.00', 'F5'), setup('F7', '2025-05-09', '300.00')];
    const copy = F5.replace('F5,2025-05-05', 'F6,2025-05-06');
    expect(await codes(billed(MAY, F5, copy, credit, F7))).toEqual(['duplicate-line F6 1 500.00']);
    expect(await codes(billed(MAY, F5, F5, credit, F7))).toEqual(['duplicate-line F5 1 500.00']);
  });

  test('is told with the first that stands', async () => {
    const credited = billed(
      MAY,
      setup('F5', '2025-05-06'),
      setup('F6', '2025-05-07', '400.00'),
      setup('AV1', '2025-05-08', '-500.00', 'F5'),
      setup('F7', '2025-05-09', '300.00'),
    );
    expect(await told(credited)).toEqual([
      'setup-repeated | F7 | category | F6 1 | already billed by line 1 of invoice F6',
    ]);
  });

  test('is not excused by a credit before it', async () => {
    const between = billed(
      MAY,
      setup('F5', '2025-05-06'),
      setup('F6', '2025-05-07', '-450.00'),
      beside('F6', '2025-05-07'),
      setup('F7', '2025-05-08', '400.00'),
      setup('F8', '2025-05-09', '300.00'),
    );
    expect(await codes(between)).toEqual(['setup-repeated F8 1 300.00']);
    const first = billed(
      MAY,
      setup('F4', '2025-05-04', '-450.00'),
      beside('F4', '2025-05-04'),
      setup('F5', '2025-05-06'),
      setup('F6', '2025-05-07', '400.00'),
    );
    expect(await codes(first)).toEqual(['setup-repeated F6 1 400.00']);
  });
});

describe('an unexpected amount', () => {
  const plain = (invoice: string, n: number, net: string): string =>
    `OP,${invoice},2025-0${n}-05,1,A1,FIBRE-200,subscription,2025-0${n}-01,2025-0${n}-${n === 6 ? 30 : 31},,,,${net},20,`;

  test('is not one that a wrong sum explains', async () => {
    const june = JUNE.replace('100.00,100.00', '100.00,130.00');
    expect(await codes(billed(MAY, june))).toEqual(['line-arithmetic F2 1 30.00']);
  });

  test('is not that of the month before, whatever the schedule said of it', async () => {
    const folder = billed(plain('F1', 5, '100.00'), plain('F2', 6, '130.00'), plain('F3', 7, '130.00'));
    prices(
      folder,
      'FIBRE-200,150.00,20,,,,2025-05-31',
      'FIBRE-200,160.00,20,,,2025-06-01,2025-06-30',
      'FIBRE-200,150.00,20,,,2025-07-01,',
    );
    settle(folder, 'severity: { item-mismatch: off }');
    expect(await codes(folder)).toEqual([]);
  });

  test('moves by more than three in a hundred where the convention allows three', async () => {
    const grown = (net: string): string => {
      const folder = billed(plain('F1', 5, '100.00'), plain('F2', 6, net));
      settle(folder, 'severity: { item-mismatch: off }');
      settle(folder, 'variance: "3%"');
      return folder;
    };
    expect(await codes(grown('103.00'))).toEqual([]);
    expect(await codes(grown('103.01'))).toEqual(['unexpected-amount F2 1 3.01']);
  });
});

describe('the amount of a full period', () => {
  const OFF = 'severity: { item-mismatch: off, overlapping-period: off, billed-after-termination: off }';
  const line = (invoice: string, number: number, days: string, net: string, category = 'subscription') =>
    `OP,${invoice},2025-0${invoice.slice(1)}-05,${number},A1,FIBRE-200,${category},${days},,,,${net},20,`;
  const [APRIL, MAY_DAYS, JUNE_DAYS] = [
    '2025-04-01,2025-04-30',
    '2025-05-01,2025-05-31',
    '2025-06-01,2025-06-30',
  ];

  async function moved(...lines: readonly string[]): Promise<readonly string[]> {
    const folder = billed(...lines);
    settle(folder, OFF);
    return (await codes(folder)).filter((text) => text.startsWith('unexpected'));
  }

  test.each([
    ['subscription', ['unexpected-amount F6 1 30.00']],
    ['service', ['unexpected-amount F6 1 30.00']],
    ['usage', []],
    ['setup', []],
    ['other', []],
  ] as const)('is compared for a %s: %j', async (category, found) => {
    const [may, june] = [
      line('F5', 1, MAY_DAYS, '100.00', category),
      line('F6', 1, JUNE_DAYS, '130.00', category),
    ];
    expect(await moved(may, june)).toEqual(found);
  });

  test('is compared with no part of a cycle, and no part with it', async () => {
    expect(
      await moved(line('F5', 1, '2025-05-01,2025-05-30', '96.77'), line('F6', 1, JUNE_DAYS, '130.00')),
    ).toEqual([]);
    expect(
      await moved(line('F5', 1, MAY_DAYS, '100.00'), line('F6', 1, '2025-06-01,2025-06-29', '130.00')),
    ).toEqual([]);
    expect(await moved(line('F5', 1, APRIL, '100.00'), line('F6', 1, JUNE_DAYS, '130.00'))).toEqual([
      'unexpected-amount F6 1 30.00',
    ]);
  });

  test('is compared with none that ends with it or after', async () => {
    const both = line('F6', 2, '2025-05-01,2025-06-30', '200.00');
    expect(await moved(line('F6', 1, JUNE_DAYS, '100.00'), both)).toEqual([]);
  });

  test('is told in its own period, and not later', async () => {
    const [may, june] = [line('F5', 1, MAY_DAYS, '100.00'), line('F6', 1, JUNE_DAYS, '130.00')];
    const july = line('F7', 1, '2025-07-01,2025-07-31', '130.00');
    const folder = billed(may, june, july);
    settle(folder, OFF);
    const found = async (period: string) =>
      (await codes(folder, period)).filter((text) => text.startsWith('unexpected'));
    expect(await found('2025-05')).toEqual([]);
    expect(await found('2025-06')).toEqual(['unexpected-amount F6 1 30.00']);
    expect(await found('2025-07')).toEqual([]);
  });

  test('may fall to nothing', async () => {
    expect(await moved(line('F5', 1, MAY_DAYS, '100.00'), line('F6', 1, JUNE_DAYS, '0.00'))).toEqual([
      'unexpected-amount F6 1',
    ]);
  });

  test('is compared with the period before though that was billed later', async () => {
    const ofA2 = (text: string): string => text.replace(',A1,', ',A2,');
    const first = line('F5', 1, MAY_DAYS, '100.00');
    // A2: June in June, May in July.
    const june = ofA2(line('F6', 1, JUNE_DAYS, '100.00'));
    const may = ofA2(line('F7', 1, MAY_DAYS, '130.00'));
    expect(await moved(first, june, may)).toEqual(['unexpected-amount F6 1']);
  });

  test('is not unexpected where one of several before is the same', async () => {
    const month = (invoice: string, days: string, nets: readonly string[]): readonly string[] =>
      nets.map((net, at) => line(invoice, at + 1, days, net));
    const three = ['100.00', '130.00', '160.00'];
    expect(await moved(...month('F5', MAY_DAYS, three), ...month('F6', JUNE_DAYS, three))).toEqual([]);
    // Other than each of the last two.
    expect(
      await moved(...month('F5', MAY_DAYS, three), ...month('F6', JUNE_DAYS, ['100.00', '130.00', '200.00'])),
    ).toEqual(['unexpected-amount F6 3 100.00']);
  });
});

describe('a line billed twice', () => {
  const visit = (invoice: string, quantity: string, net: string, original = ''): string =>
    `OP,${invoice},2025-06-20,1,A1,VISITE,usage,,,2025-06-03,${quantity},,${net},20,${original}`;

  test('is one of the same quantity', async () => {
    expect(await codes(billed(JUNE, visit('F3', '1', '80.00'), visit('F4', '2', '80.00')))).toEqual([]);
    expect(await codes(billed(JUNE, visit('F3', '1', '80.00'), visit('F4', '1.0', '80.00')))).toEqual([
      'duplicate-line F4 1 80.00',
    ]);
    expect(await codes(billed(JUNE, visit('F3', '1', '80.00'), visit('F4', '', '80.00')))).toEqual([]);
  });

  test('is of the same days, from the first to the last', async () => {
    const part = (invoice: string, days: string): string =>
      `OP,${invoice},2025-06-20,1,A1,OPT,service,${days},,1,,30.00,20,`;
    const found = async (first: string, second: string) => {
      const folder = billed(JUNE, part('F3', first), part('F4', second));
      return (await codes(folder)).filter((text) => text.startsWith('duplicate'));
    };
    expect(await found('2025-06-01,2025-06-10', '2025-06-01,2025-06-10')).toEqual([
      'duplicate-line F4 1 30.00',
    ]);
    expect(await found('2025-06-01,2025-06-10', '2025-06-02,2025-06-10')).toEqual([]);
    expect(await found('2025-06-01,2025-06-10', '2025-06-01,2025-06-11')).toEqual([]);
  });

  test('is in two invoices: several in one are meant, until another bills them', async () => {
    const line = (invoice: string, number: number, net = '80.00'): string =>
      `OP,${invoice},2025-06-20,${number},A1,VISITE,usage,,,2025-06-03,1,,${net},20,${net === '80.00' ? '' : 'F4'}`;
    const found = (...lines: readonly string[]) => codes(billed(JUNE, ...lines));
    expect(await found(line('F3', 1), line('F3', 2), line('F3', 3))).toEqual([]);
    expect(await found(line('F3', 1), line('F3', 2), line('F4', 1))).toEqual(['duplicate-line F4 1 80.00']);
    expect(await found(line('F3', 1), line('F4', 1), line('F3', 2))).toEqual([
      'duplicate-line F4 1 80.00',
      'duplicate-line F3 2 80.00',
    ]);
    // A credit takes back that of the invoice it names: where that was the only one of another invoice, none is left.
    const credit = line('AV1', 1, '-80.00');
    expect(await found(line('F3', 1), line('F4', 1), credit, line('F3', 2), line('F3', 3))).toEqual([]);
    expect(await found(line('F3', 1), line('F4', 1), line('F4', 2), credit, line('F3', 2))).toEqual([
      'duplicate-line F4 1 80.00',
      'duplicate-line F3 2 80.00',
    ]);
  });

  describe('is none where a credit took one of the two back', () => {
    const F3 = visit('F3', '1', '80.00');
    const F4 = visit('F4', '1', '80.00').replace('2025-06-20', '2025-06-25');
    const F5 = visit('F5', '1', '80.00').replace('2025-06-20', '2025-06-28');
    const credit = (day: string, original: string, quantity = '-1'): string =>
      visit('AV1', quantity, '-80.00', original).replace('2025-06-20', `2025-06-${day}`);

    test.each([
      ['between them', [F3, credit('22', 'F3'), F4]],
      ['of the day of the first, read before it', [credit('20', 'F3'), F3, F4]],
      ['of the day of the second, read before it', [F3, credit('25', 'F3'), F4]],
      ['of the day of the second, read after it', [F3, F4, credit('25', 'F3')]],
      ['after them, of the first', [F3, F4, credit('27', 'F3')]],
      ['after them, of the second', [F3, F4, credit('27', 'F4')]],
      ['without a quantity', [F3, credit('22', 'F3', ''), F4]],
    ])('%s', async (_, lines) => {
      expect(await codes(billed(JUNE, ...lines))).toEqual([]);
    });

    test('that names none, of the day of the first and read before it', async () => {
      const told = await codes(billed(JUNE, credit('20', ''), F3, F4));
      expect(told.filter((one) => one.startsWith('duplicate-line'))).toEqual([]);
    });

    test('and two credits of one original took both back', async () => {
      const second = credit('27', 'F3').replace('AV1', 'AV2');
      const told = await codes(billed(JUNE, F3, F4, credit('26', 'F3'), second));
      expect(told.filter((one) => one.startsWith('duplicate-line'))).toEqual([]);
    });

    test('but a third is one', async () => {
      expect(await codes(billed(JUNE, F3, F4, credit('25', 'F3'), F5))).toEqual([
        'duplicate-line F5 1 80.00',
      ]);
    });

    test('from the period on that knows the credit', async () => {
      const folder = billed(JUNE, F3, F4, credit('25', 'F4').replace('2025-06-25', '2025-07-02'));
      expect(await codes(folder, '2025-06')).toEqual(['duplicate-line F4 1 80.00']);
      expect(await codes(folder, '2025-06..2025-07')).toEqual([]);
    });
  });

  test('is a credit of the same original, where nothing is left that it could credit', async () => {
    const other = 'OP,F9,2025-06-06,1,A1,VISITE,usage,,,2025-06-04,1,80.00,80.00,20,';
    const first = visit('AV1', '-1', '-10.00', 'F2');
    expect(await codes(billed(JUNE, VISIT, other, first, visit('AV2', '-1', '-10.00', 'F2')))).toEqual([
      'duplicate-line AV2 1 -10.00',
    ]);
    expect(await codes(billed(JUNE, VISIT, other, first, visit('AV2', '-1', '-10.00', 'F9')))).toEqual([]);
    expect(await codes(billed(JUNE, VISIT, other, first, visit('AV2', '1', '-10.00', 'F2')))).toEqual([
      'duplicate-line AV2 1 -10.00',
    ]);
  });

  test('is no setup charge that a credit of its invoice took back, whatever else of the item is on that', async () => {
    const fee = (invoice: string, number: number, category: string, net: string, original = ''): string =>
      `OP,${invoice},2025-06-20,${number},A1,FAS,${category},,,2025-06-03,1,,${net},20,${original}`;
    const first = [fee('F3', 1, 'setup', '80.00'), fee('F3', 2, 'usage', '15.00')];
    const told = await codes(
      billed(JUNE, ...first, fee('AV1', 1, 'setup', '-80.00', 'F3'), fee('F4', 1, 'setup', '80.00')),
    );
    expect(told.filter((one) => one.startsWith('setup-repeated'))).toEqual([]);
  });

  test('is no second credit for the sum of those of its original', async () => {
    const credits = [visit('AV1', '-1', '-50.00', 'F2'), visit('AV2', '-1', '-50.00', 'F2')];
    expect(await codes(billed(JUNE, VISIT, ...credits))).toEqual(['duplicate-line AV2 1 -50.00']);
  });

  test('is told where it is billed later, in whatever order it is read', async () => {
    const again = JUNE.replace('F2,2025-06-05', 'F3,2025-06-30');
    expect(await codes(billed(MAY, again, JUNE))).toEqual(['duplicate-line F3 1 100.00']);
    expect(await codes(billed(MAY, JUNE, again), '2025-06')).toEqual(['duplicate-line F3 1 100.00']);
  });

  test('serves the same where it names no access', async () => {
    const header =
      'supplier,invoice_number,invoice_date,line_number,access,serves,item_code,category,service_date,net_amount,vat_rate';
    const serving = (invoice: string, serves: string): string =>
      `OP,${invoice},2025-06-20,1,,${serves},VISITE,usage,2025-06-03,80.00,20`;
    const folder = (...lines: readonly string[]): string =>
      table(billed(), 'invoices/lines.csv', header, ...lines);
    const off = 'severity: { unbilled-access: off }';
    const apart = folder(serving('F3', 'S1'), serving('F4', 'S2'));
    settle(apart, off);
    expect(await codes(apart)).toEqual([]);
    const twice = folder(serving('F3', 'S1'), serving('F4', 'S1'));
    settle(twice, off);
    expect(await codes(twice)).toEqual(['duplicate-line F4 1 80.00']);
  });

  test('has the number of its invoice and its own, not the two run together', async () => {
    const line = (invoice: string, number: number): string =>
      `OP,${invoice},2025-06-05,${number},A1,VISITE,usage,,,2025-06-0${number % 9},1,80.00,80.00,20,`;
    expect(await codes(billed(JUNE, line('F1', 21), line('F12', 1)))).toEqual([]);
  });
});

describe('a line that is there twice', () => {
  /** Lines of an invoice and a number, each of a day of its own, in the order in which they are read. */
  const numbered = (...lines: readonly string[]): Promise<readonly string[]> =>
    codes(
      billed(
        JUNE,
        ...lines.map((line, at) => {
          const [invoice, number] = line.split(' ');
          const day = String(at + 1).padStart(2, '0');
          return `OP,${invoice},2025-06-05,${number},A1,VISITE,usage,,,2025-06-${day},1,80.00,80.00,20,`;
        }),
      ),
    );

  test.each([
    [['F3 1', 'F3 2', 'F3 9', 'F3 10', 'F3 11'], []],
    [['F3 2', 'F3 1', 'F3 3', 'F3 0'], []],
    [['F3 2', 'F3 1', 'F3 2'], ['F3 2']],
    [
      ['F3 10', 'F3 9', 'F3 10', 'F3 9'],
      ['F3 10', 'F3 9'],
    ],
    [['F3 9', 'F3 10', 'F3 9'], ['F3 9']],
    [
      ['F3 b', 'F3 a', 'F3 b', 'F3 c', 'F3 c'],
      ['F3 b', 'F3 c'],
    ],
    [['F3 1', 'F4 1', 'F3 2', 'F4 2', 'F3 1', 'F4 3'], ['F3 1']],
    [
      ['F4 1', 'F3 2', 'F4 2', 'F3 1', 'F4 1', 'F3 2'],
      ['F4 1', 'F3 2'],
    ],
  ])('of %j: %j', async (lines, twice) => {
    expect(await numbered(...lines)).toEqual(twice.map((line) => `duplicate-line ${line} 80.00`));
  });
});

describe('a product of quantity and price', () => {
  test('is not asked of a line that lacks one of them', async () => {
    const visit = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,3,,80.00,20,';
    expect(await codes(billed(JUNE, visit))).toEqual([]);
  });

  test('is asked of a setup, whatever its days', async () => {
    const setup = 'OP,F2,2025-06-05,2,A1,FAS,setup,2025-06-01,2025-06-10,,1,500.00,510.00,20,';
    expect(await codes(billed(JUNE, setup))).toEqual(['line-arithmetic F2 2 10.00']);
  });

  test('is prorated where the item has no price; not where it is billed by the year', async () => {
    const half = 'OP,F2,2025-06-05,2,A1,AUTRE,subscription,2025-06-01,2025-06-15,,1,100.00,60.00,20,';
    const off = 'severity: { item-mismatch: off, unknown-item: off }';
    const unknown = billed(JUNE, half);
    settle(unknown, off);
    expect(await codes(unknown)).toEqual(['prorata-mismatch F2 2 10.00']);
    const yearly = prices(billed(JUNE, half), 'FIBRE-100,100.00,20,monthly,,,', 'AUTRE,100.00,20,yearly,,,');
    settle(yearly, off);
    expect(await codes(yearly)).toEqual([]);
  });
});

test('a charge that names an original invoice is no credit of it', async () => {
  const more = 'OP,F3,2025-06-10,1,A1,VISITE,usage,,,2025-06-03,,,10.00,20,F2';
  const back = 'OP,AV1,2025-06-20,1,A1,VISITE,usage,,,2025-06-03,,,-85.00,20,F2';
  expect(await codes(billed(JUNE, VISIT, more, back))).toEqual(['credit-exceeds-original AV1 1 -5.00']);
});

describe('an earlier line', () => {
  const later = month('F3', '2025-06-20', 1, '2025-06-01', '2025-06-30', '100.00');
  const messages = async (...lines: readonly string[]): Promise<readonly string[]> =>
    (await told(billed(...lines))).map((text) => text.split(' | ').at(-1) ?? '');

  test('of another operator is named with whose invoice it stands on', async () => {
    const other = later.replace('OP,', 'AUTRE,');
    const repeated = 'already billed by line 1 of invoice F2 (OP): same item, days and amount';
    expect(await messages(JUNE, other)).toEqual([repeated]);
    const part = month('F3', '2025-06-20', 1, '2025-06-21', '2025-06-30', '33.33').replace('OP,', 'AUTRE,');
    expect(await messages(JUNE, part)).toEqual([
      'already billed by line 1 of invoice F2 (OP): 2025-06-21 to 2025-06-30',
    ]);
    const before = 'OP,F1,2025-05-05,1,A1,AUTRE,subscription,2025-05-01,2025-05-31,,,,100.00,20,';
    const dearer = 'AUTRE,F3,2025-06-05,1,A1,AUTRE,subscription,2025-06-01,2025-06-30,,,,150.00,20,';
    const folder = billed(before, dearer);
    settle(folder, 'severity: { item-mismatch: off, unknown-item: off }');
    expect(await told(folder)).toEqual([
      'unexpected-amount | F3 | net_amount | 150.00 | 150.00, but 100.00 for the period before (line 1 of invoice F1 (OP))',
    ]);
    const setup = 'OP,F1,2025-05-05,2,A1,FAS,setup,,,2025-05-03,1,500.00,500.00,20,';
    const again = 'AUTRE,F9,2025-06-05,1,A1,FAS,setup,,,2025-06-03,1,500.00,500.00,20,';
    expect((await messages(setup, again)).filter((text) => text.includes('F1'))).toEqual([
      'already billed by line 2 of invoice F1 (OP)',
    ]);
  });

  test('of the same operator is named by its invoice alone', async () => {
    expect(await messages(JUNE, later)).toEqual([
      'already billed by line 1 of invoice F2: same item, days and amount',
    ]);
  });
});
