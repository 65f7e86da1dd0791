/** Just inside and just outside of what each check allows (docs/reconcile.md). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/reconcile/render.ts';
import { billed, codes, JUNE, MAY, month, settle } from './billed.ts';
import { reconciled } from './workspace.ts';

function inventory(folder: string, ...rows: readonly string[]): string {
  const header = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to';
  writeFileSync(join(folder, 'accesses.csv'), `${[header, ...rows].join('\n')}\n`);
  return folder;
}

/** Code, column, expected, actual, at stake. */
async function told(folder: string, period?: string): Promise<readonly string[]> {
  const { findings } = await reconciled(folder, period);
  return findings.map(({ code, column, expected, actual, atStake }) =>
    [code, column, expected, actual, atStake ?? 'none'].join(' | '),
  );
}

/** A month's subscription of 100.00 at this net, without quantity and price. */
function plain(invoice: string, date: string, from: string, to: string, net: string): string {
  return `OP,${invoice},${date},1,A1,FIBRE-200,subscription,${from},${to},,,,${net},20,`;
}

describe('amounts', () => {
  test.each([
    ['100.01', []],
    ['99.99', []],
    ['100.02', ['line-arithmetic F2 1 0.02']],
    ['99.98', ['line-arithmetic F2 1 -0.02']],
  ] as const)('one of 100.00 may be %s: %j', async (net, found) => {
    expect(await codes(billed(MAY, JUNE.replace('100.00,100.00', `100.00,${net}`)))).toEqual(found);
  });

  test.each([
    ['50.01', []],
    ['49.99', []],
    ['50.02', ['prorata-mismatch F2 1 0.02']],
    ['49.98', ['prorata-mismatch F2 1 -0.02']],
  ] as const)('half a month of 100.00 may be %s: %j', async (net, found) => {
    const half = month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-15', net);
    expect(await codes(billed(MAY, half))).toEqual(found);
  });

  // 100.00 × 17/30 = 56.67 (56.6667), 37 × 0.125 = 4.63 (4.625).
  test.each([
    ['0', '56.67', '4.63', []],
    ['0', '56.66', '4.62', ['prorata-mismatch F2 1 -0.01', 'line-arithmetic F2 2 -0.01']],
    ['0', '56.68', '4.64', ['prorata-mismatch F2 1 0.01', 'line-arithmetic F2 2 0.01']],
    ['0.01', '56.68', '4.62', []],
    ['0.01', '56.69', '4.61', ['prorata-mismatch F2 1 0.02', 'line-arithmetic F2 2 -0.02']],
  ] as const)(
    'with a tolerance of %s may be %s and %s, rounded to the cent: %j',
    async (tolerance, part, data, found) => {
      const subscription = month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-17', part);
      const usage = `OP,F2,2025-06-05,2,A1,DATA,usage,,,2025-06-03,37,0.125,${data},20,`;
      const folder = billed(MAY, subscription, usage);
      settle(folder, `tolerance: "${tolerance}"`);
      expect(await codes(folder)).toEqual(found);
    },
  );

  // 100.00 × 15/30 = 50.00, three of them 150.00; 100.00 × 16/30 = 53.33.
  test.each([
    ['15', '0.5', '50.00', []],
    ['15', '0.5', '52.00', ['prorata-mismatch F2 1 2.00']],
    ['15', '1.5', '150.00', []],
    ['15', '-0.5', '-50.00', []],
    ['15', '3', '150.00', []],
    ['16', '0.5333', '53.33', []],
    ['16', '0.5', '50.00', ['prorata-mismatch F2 1 -3.33']],
    ['15', '0.0001', '50.00', []],
  ] as const)(
    '%s days of June, of which the quantity is %s, at 100.00 a month, may be %s: %j',
    async (days, quantity, net, found) => {
      const part = month('F2', '2025-06-05', 1, '2025-06-01', `2025-06-${days}`, net);
      const folder = billed(MAY, part.replace(',1,100.00,', `,${quantity},100.00,`));
      settle(folder, 'severity: { credit-without-original: off, unexpected-amount: off }');
      expect(await codes(folder)).toEqual(found);
    },
  );

  test.each([
    ['3', '160.00', '3 × 100.00 × 1/2 of a cycle makes 150.00'],
    ['1.5', '160.00', '3 × 100.00 × 1/2 of a cycle makes 150.00'],
    ['1', '52.00', '100.00 × 1/2 of a cycle makes 50.00'],
    ['', '52.00', '100.00 × 1/2 of a cycle makes 50.00'],
    ['-1', '-52.00', '-1 × 100.00 × 1/2 of a cycle makes -50.00'],
    ['2', '-110.00', '-2 × 100.00 × 1/2 of a cycle makes -100.00'],
  ])(
    'half a month of quantity "%s" billed %s says a product that holds: %s',
    async (quantity, net, product) => {
      const half = month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-15', net);
      const { findings } = await reconciled(billed(MAY, half.replace(',1,100.00,', `,${quantity},100.00,`)));
      const found = findings.find(({ code }) => code === 'prorata-mismatch');
      expect(found && messageOf(found, 'en')).toBe(
        `${product}, the line says ${net}: 2025-06-01 to 2025-06-15`,
      );
    },
  );

  test.each([
    ['1', '-100.00', '-100.00 × 1/2 of a cycle makes -50.00'],
    ['-1', '-100.00', '-100.00 × 1/2 of a cycle makes -50.00'],
    ['2', '-50.00', '2 × -50.00 × 1/2 of a cycle makes -50.00'],
  ])('half a month credited as %s of %s says a product that holds: %s', async (quantity, price, product) => {
    const half = month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-15', '-52.00');
    const { findings } = await reconciled(billed(MAY, half.replace(',1,100.00,', `,${quantity},${price},`)));
    const found = findings.find(({ code }) => code === 'prorata-mismatch');
    expect(found && messageOf(found, 'en')).toBe(
      `${product}, the line says -52.00: 2025-06-01 to 2025-06-15`,
    );
  });

  test.each([
    ['1', '80.00', '-1 × 80.00 makes -80.00'],
    ['-1', '80.00', '-1 × 80.00 makes -80.00'],
    ['2', '-40.00', '2 × -40.00 makes -80.00'],
    ['-2', '-40.00', '2 × -40.00 makes -80.00'],
  ])('a credit of %s of %s says a product that holds: %s', async (quantity, price, product) => {
    const visit = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
    const back = `OP,AV1,2025-06-20,1,A1,VISITE,usage,,,2025-06-03,${quantity},${price},-70.00,20,F2`;
    const { findings } = await reconciled(billed(JUNE, visit, back));
    const found = findings.find(({ code }) => code === 'line-arithmetic');
    expect(found && messageOf(found, 'en')).toBe(`${product}, the line says -70.00`);
  });

  test('a credit is the product of its price and quantity, whatever the sign of the quantity', async () => {
    const back = (quantity: string, net: string): string =>
      `OP,AV1,2025-06-20,1,A1,VISITE,usage,,,2025-06-03,${quantity},80.00,${net},20,F2`;
    const visit = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
    expect(await codes(billed(JUNE, visit, back('1', '-80.00')))).toEqual([]);
    expect(await codes(billed(JUNE, visit, back('-1', '-80.00')))).toEqual([]);
    expect(await codes(billed(JUNE, visit, back('-1', '-70.00')))).toEqual(['line-arithmetic AV1 1 10.00']);
  });

  test.each([
    ['20.01', 'warning'],
    ['19.99', 'warning'],
    ['20.02', 'error'],
    ['19.98', 'error'],
  ])('VAT of 20.00 stated as %s is a matter of severity %s', async (vat, severity) => {
    const folder = billed();
    const header =
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,service_date,net_amount,vat_rate,vat_amount';
    writeFileSync(
      join(folder, 'invoices', 'lines.csv'),
      `${header}\nOP,F2,2025-06-05,1,A1,GESTE,usage,2025-06-03,100.00,20,${vat}\n`,
    );
    settle(folder, 'severity: { unknown-item: off, unbilled-access: off }');
    const { findings } = await reconciled(folder);
    expect(
      findings.map((finding) => [finding.code, finding.severity, finding.expected, finding.actual]),
    ).toEqual([['vat-arithmetic', severity, '20.00', vat]]);
  });

  test.each([
    ['102.00', []],
    ['98.00', []],
    ['102.01', ['unexpected-amount F2 1 2.01']],
    ['97.99', ['unexpected-amount F2 1']],
  ] as const)('a month of 100.00 may become %s: %j', async (net, found) => {
    const folder = billed(
      plain('F1', '2025-05-05', '2025-05-01', '2025-05-31', '100.00'),
      plain('F2', '2025-06-05', '2025-06-01', '2025-06-30', net),
    );
    settle(folder, 'severity: { item-mismatch: off }');
    expect(await codes(folder)).toEqual(found);
  });

  test('may move by the variance of the convention', async () => {
    const grown = (net: string): string => {
      const folder = billed(
        plain('F1', '2025-05-05', '2025-05-01', '2025-05-31', '100.00'),
        plain('F2', '2025-06-05', '2025-06-01', '2025-06-30', net),
      );
      settle(folder, 'severity: { item-mismatch: off }');
      settle(folder, 'variance: "12.5%"');
      return folder;
    };
    expect(await codes(grown('112.50'))).toEqual([]);
    expect(await codes(grown('112.51'))).toEqual(['unexpected-amount F2 1 12.51']);
  });
});

describe('days', () => {
  test('out of service are told before and after, with the end that they pass', async () => {
    const folder = inventory(billed(JUNE), 'A1,S1,FIBRE-100,2025-06-11,2025-06-20,,');
    expect(await told(folder)).toEqual([
      'billed-after-termination | period_end | 2025-06-20 | 2025-06-21..2025-06-30 | 3333',
      'billed-before-activation | period_start | 2025-06-11 | 2025-06-01..2025-06-10 | 3333',
    ]);
    const whole = inventory(billed(JUNE), 'A1,S1,FIBRE-100,2025-06-01,2025-06-30,,');
    expect(await told(whole)).toEqual([]);
  });

  test('between two services and after the last are told together', async () => {
    const folder = inventory(
      billed(JUNE),
      'A1,S1,FIBRE-100,2025-01-01,2025-06-05,,2025-06-10',
      'A1,S1,FIBRE-100,2025-06-11,2025-06-20,2025-06-11,',
    );
    // 5 and 10 days of 30.
    expect(await told(folder)).toEqual([
      'billed-after-termination | period_end | 2025-06-20 | 2025-06-06..2025-06-10 2025-06-21..2025-06-30 | 5000',
    ]);
  });

  test('billed twice are told with what they cost', async () => {
    const second = (from: string, to: string): string =>
      `OP,F3,2025-07-05,1,A1,FIBRE-200,subscription,${from},${to},,,,150.00,20,`;
    const folder = (line: string): string => {
      const made = billed(plain('F2', '2025-06-05', '2025-06-01', '2025-06-30', '150.00'), line);
      settle(made, 'severity: { item-mismatch: off }');
      return made;
    };
    // 15 days of 30; one day of 31; none.
    expect(await told(folder(second('2025-06-16', '2025-07-15')))).toEqual([
      'overlapping-period | period_start |  | 2025-06-16..2025-06-30 | 7500',
    ]);
    expect(await told(folder(second('2025-06-30', '2025-07-30')))).toEqual([
      'overlapping-period | period_start |  | 2025-06-30 | 484',
    ]);
    expect(await told(folder(second('2025-07-01', '2025-07-31')))).toEqual([]);
  });

  test('that nothing bills between two subscriptions are a gap, told where billing goes on', async () => {
    const late = month('F3', '2025-07-05', 1, '2025-06-11', '2025-06-30', '66.67');
    expect(await told(billed(MAY, late))).toEqual([
      'period-gap | period_start | 2025-06-01..2025-06-10 |  | none',
    ]);
    const filled = month('F4', '2025-08-05', 1, '2025-06-01', '2025-06-10', '33.33');
    expect(await told(billed(MAY, late, filled))).toEqual([]);
    const idle = inventory(
      billed(MAY, late),
      'A1,S1,FIBRE-100,2025-01-01,2025-06-02,,2025-06-04',
      'A1,S1,FIBRE-100,2025-06-08,,2025-06-05,',
    );
    expect(await told(idle)).toEqual([
      'period-gap | period_start | 2025-06-01..2025-06-02 2025-06-08..2025-06-10 |  | none',
    ]);
    // Days in a row are one range, though two rows of the inventory hold on them.
    const moved = inventory(
      billed(MAY, late),
      'A1,S1,FIBRE-100,2025-01-01,,,2025-06-04',
      'A1,S1,FIBRE-100,2025-01-01,,2025-06-05,',
    );
    expect(await told(moved)).toEqual(['period-gap | period_start | 2025-06-01..2025-06-10 |  | none']);
  });

  test.each([
    ['2025-06-01,', ['unbilled-access']],
    ['2025-06-02,', []],
    ['2025-01-01,2025-06-30', ['unbilled-access']],
    ['2025-01-01,2025-06-29', []],
  ] as const)('of service from and to %s make an access that nothing bills: %j', async (service, found) => {
    const folder = inventory(
      billed(MAY, JUNE),
      'A1,S1,FIBRE-100,2025-01-01,,,',
      `A2,S2,FIBRE-100,${service},,`,
    );
    expect(await codes(folder, '2025-06')).toEqual(found);
  });

  test('billed on the last day of the period are enough for an access', async () => {
    const visit = 'OP,F1,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
    const one = (from: string, to: string): string =>
      billed(visit, month('F2', '2025-07-05', 1, from, to, '100.00'));
    expect(await codes(one('2025-06-30', '2025-06-30'), '2025-06')).toEqual([]);
    expect(await codes(one('2025-07-01', '2025-07-31'), '2025-06')).toEqual(['unbilled-access']);
  });
});

describe('setup', () => {
  const setup = (invoice: string, date: string, line: number, net = '500.00', original = ''): string =>
    `OP,${invoice},${date},${line},A1,FAS,setup,,,${date},,,${net},20,${original}`;

  test('is billed once for an access and item', async () => {
    expect(await told(billed(MAY, setup('F5', '2025-05-06', 1), setup('F6', '2025-05-07', 3)))).toEqual([
      'setup-repeated | category |  | F5 1 | 50000',
    ]);
    const other = setup('F6', '2025-05-07', 3).replace('A1', 'A2');
    const folder = inventory(
      billed(MAY, setup('F5', '2025-05-06', 1), other),
      'A1,S1,FIBRE-100,2025-01-01,,,',
      'A2,S2,FIBRE-100,2025-05-31,,,',
    );
    expect(await told(folder)).toEqual([]);
  });

  test('that is credited may be billed again; a credit takes back that of the invoice it names, else the last', async () => {
    const again = [setup('F5', '2025-05-06', 1), setup('F6', '2025-05-07', 1, '400.00')];
    const folder = (...credits: readonly string[]): string => billed(MAY, ...again, ...credits);
    expect(await codes(folder(setup('AV1', '2025-05-08', 1, '-500.00', 'F5')))).toEqual([]);
    expect(await codes(folder(setup('AV1', '2025-05-08', 1, '-400.00', 'F6')))).toEqual([]);
    const third = setup('F7', '2025-05-09', 1, '300.00');
    expect(await codes(folder(setup('AV1', '2025-05-08', 1, '-500.00', 'F5'), third))).toEqual([
      'setup-repeated F7 1 300.00',
    ]);
    const charge = 'OP,AV1,2025-05-08,2,A1,VISITE,usage,,,2025-05-08,1,80.00,80.00,20,';
    expect(await codes(folder(setup('AV1', '2025-05-08', 1, '-400.00'), charge))).toEqual([]);
    // What is credited before it was billed takes nothing back.
    const early = ['-500.00', '-400.00'].map((net, at) => setup('AV1', '2025-05-04', at + 3, net));
    expect(await codes(folder(...early, charge.replace('05-08', '05-04')))).toEqual([
      'setup-repeated F6 1 400.00',
    ]);
  });

  test('that is discounted by less than half may not be billed again', async () => {
    const again = [setup('F5', '2025-05-06', 1), setup('F6', '2025-05-07', 1)];
    const found = (...nets: readonly string[]): Promise<readonly string[]> =>
      codes(billed(MAY, ...again, ...nets.map((net, at) => setup('F5', '2025-05-06', at + 2, net, 'F5'))));
    expect(await found('-250.00')).toEqual(['setup-repeated F5 1 250.00']);
    expect(await found('-500.00')).toEqual([]);
    expect(await found('-249.99')).toEqual(['setup-repeated F6 1 500.00']);
    expect(await found('-5.00', '-500.00')).toEqual(['credit-exceeds-original F5 3 -5.00']);
  });

  test('that is credited in parts may be billed again, once', async () => {
    const again = ['F5', 'F6', 'F7'].map((invoice, at) => setup(invoice, `2025-05-0${at + 6}`, 1));
    const parts = (...nets: readonly string[]): readonly string[] =>
      nets.map((net, at) => setup('AV1', '2025-05-09', at + 1, net, 'F6'));
    const found = (...lines: readonly string[]): Promise<readonly string[]> => codes(billed(MAY, ...lines));
    expect(await found(...again.slice(0, 2), ...parts('-200.00', '-150.00', '-150.00'))).toEqual([]);
    expect(await found(...again, ...parts('-250.00', '-250.00'))).toEqual(['setup-repeated F7 1 500.00']);
    // A discount on F6 takes nothing of F5 back.
    const [, dear = ''] = again;
    expect(await found(setup('F5', '2025-05-06', 1, '300.00'), dear, ...parts('-150.00'))).toEqual([
      'setup-repeated F6 1 500.00',
    ]);
  });

  test('is told of where it is judged, not again at a later one', async () => {
    const twice = [setup('F5', '2025-05-06', 1), setup('F6', '2025-05-07', 1, '400.00')];
    const folder = billed(MAY, JUNE, ...twice, setup('F7', '2025-06-09', 1, '300.00'));
    expect(await codes(folder, '2025-06')).toEqual(['setup-repeated F7 1 300.00']);
  });
});

describe('an amount that moved', () => {
  const yearly = (invoice: string, days: string, net: string): string =>
    `OP,${invoice},2025-06-05,1,A1,FIBRE-100,subscription,${days},,1,1200.00,${net},20,`;

  /** Of an item at 1,200.00 a year. */
  function ofTheYear(...lines: readonly string[]): Promise<readonly string[]> {
    const folder = billed(...lines);
    writeFileSync(
      join(folder, 'prices.csv'),
      'item_code,unit_price,vat_rate,billing\nFIBRE-100,1200.00,20,yearly\n',
    );
    settle(folder, 'severity: { unbilled-access: off, billed-before-activation: off }');
    return codes(folder);
  }

  test('is that of a month, of an item priced by the year', async () => {
    const may = yearly('F1', '2025-05-01,2025-05-31', '100.00');
    expect(await ofTheYear(may, yearly('F2', '2025-06-01,2025-06-30', '100.00'))).toEqual([]);
    expect(await ofTheYear(may, yearly('F2', '2025-06-01,2025-06-30', '300.00'))).toEqual([
      'unexpected-amount F2 1 200.00',
    ]);
  });

  test('is held against that of as many cycles', async () => {
    const year = yearly('F1', '2024-05-01,2025-04-30', '1200.00');
    expect(await ofTheYear(year, yearly('F2', '2025-05-01,2025-05-31', '100.00'))).toEqual([]);
    const part = (invoice: string, days: string, net: string): string =>
      `OP,${invoice},2025-05-05,1,A1,FIBRE-100,subscription,${days},,,,${net},20,`;
    const january = part('F1', '2025-01-01,2025-01-31', '100.00');
    const march = part('F2', '2025-02-01,2025-03-31', '200.00');
    const found = (net: string) => codes(billed(january, march, part('F3', '2025-04-01,2025-05-31', net)));
    expect(await found('200.00')).toEqual([]);
    expect(await found('230.00')).toEqual(['unexpected-amount F3 1 30.00']);
  });
});
