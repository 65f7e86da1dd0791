/** How far credits may go, and what the total of an invoice is held against (docs/reconcile.md). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reconcileWorkspace } from '../../src/jobs/reconcile.ts';
import { messageOf } from '../../src/reconcile/render.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { runCommand } from '../cli/run-command.ts';
import { billed, codes, JUNE, MAY, month } from './billed.ts';
import { reconciled } from './workspace.ts';

const VISIT = 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';

/** A credit of F2, for an item of A1 on one day. */
function credit(invoice: string, date: string, item: string, net: string): string {
  return `OP,${invoice},${date},1,A1,${item},usage,,,2025-06-03,,,${net},20,F2`;
}

test.each([
  ['100.00', []],
  ['105.00', ['price-mismatch F2 1 5.00']],
])(
  'a charge that takes back a credit with minus signs on quantity and price is judged without both: %s',
  async (price, found) => {
    const back = JUNE.replace(',1,100.00,100.00,', `,-1,-${price},${price},`);
    expect(await codes(billed(MAY, back))).toEqual(found);
  },
);

test('a charge with a minus sign on its quantity and no price is read', async () => {
  expect(await codes(billed(MAY, JUNE.replace(',1,100.00,100.00,', ',-1,,100.00,')))).toEqual([]);
});

describe('credits of an original', () => {
  test('may take back all that it billed of an item, and no cent more', async () => {
    const whole = credit('AV1', '2025-06-20', 'VISITE', '-80.00');
    expect(await codes(billed(JUNE, VISIT, whole))).toEqual([]);
    const more = whole.replace('-80.00', '-80.01');
    expect(await codes(billed(JUNE, VISIT, more))).toEqual(['credit-exceeds-original AV1 1 -0.01']);
  });

  test('are not lowered by a charge that names the original too', async () => {
    const charge = credit('F3', '2025-06-18', 'VISITE', '30.00');
    const found = async (item: string, net: string) =>
      (await codes(billed(JUNE, VISIT, charge, credit('AV1', '2025-06-20', item, net)))).filter((code) =>
        code.startsWith('credit'),
      );
    expect(await found('VISITE', '-80.00')).toEqual([]);
    expect(await found('VISITE', '-80.01')).toEqual(['credit-exceeds-original AV1 1 -0.01']);
    expect(await found('GESTE', '-190.00')).toEqual(['credit-exceeds-original AV1 1 -10.00']);
  });

  test('are held against a line once that stands twice in the file', async () => {
    const more = credit('AV1', '2025-06-20', 'VISITE', '-80.01');
    expect(await codes(billed(JUNE, VISIT, VISIT, more))).toEqual([
      'duplicate-line F2 2 80.00',
      'credit-exceeds-original AV1 1 -0.01',
    ]);
  });

  test.each([
    ['where the credit alone names a supplier', VISIT.replace('OP', ''), 'OP'],
    ['where the invoice alone names one', VISIT, ''],
  ])('count %s', async (_, visit, supplier) => {
    const of = (net: string): string => credit('AV1', '2025-06-20', 'VISITE', net).replace('OP', supplier);
    expect(await codes(billed(MAY, visit, of('-80.00')))).toEqual([]);
    expect(await codes(billed(MAY, visit, of('-80.01')))).toEqual(['credit-exceeds-original AV1 1 -0.01']);
  });

  test('that name several are held against what these billed together, where all are there', async () => {
    const of = (net: string, named: string): string =>
      credit('AV1', '2025-06-20', 'AVOIR', net).replace(/F2$/, named);
    const invoices = [MAY, JUNE, VISIT.replace(',F2,', ',F4,')];
    const found = (net: string, named: string) => codes(billed(...invoices, of(net, named)));
    expect(await found('-180.00', 'F4+F1')).toEqual([]);
    expect(await found('-180.01', 'F4+F1')).toEqual(['credit-exceeds-original AV1 1 -0.01']);
    expect(await found('-180.01', 'F1+F4+F1')).toEqual(['credit-exceeds-original AV1 1 -0.01']);
    expect(await found('-500.00', 'F4+F9')).toEqual(['credit-without-original AV1 1']);
  });

  test('that name an invoice alone and with others are added up', async () => {
    const of = (invoice: string, net: string, named: string): string =>
      credit(invoice, '2025-06-20', 'AVOIR', net).replace(/F2$/, named);
    const invoices = [MAY, JUNE, VISIT.replace(',F2,', ',F4,')];
    const found = (...credits: readonly string[]) => codes(billed(...invoices, ...credits));
    // 100.00 + 100.00 for F1 and F2; F4 is 80.00.
    const both = of('AV1', '-120.00', 'F1+F2');
    expect(await found(both, of('AV2', '-80.00', 'F1'))).toEqual([]);
    expect(await found(both, of('AV2', '-80.01', 'F1'))).toEqual(['credit-exceeds-original AV2 1 -0.01']);
    expect(await found(both, of('AV2', '-80.00', 'F1'), of('AV3', '-70.00', 'F2'))).toEqual([
      'credit-exceeds-original AV3 1 -70.00',
    ]);
    // What F1 exceeds by itself is told once; so is what is left of F1 and F2.
    expect(await found(both, of('AV2', '-110.00', 'F1'))).toEqual([
      'credit-exceeds-original AV2 1 -10.00',
      'credit-exceeds-original AV2 1 -20.00',
    ]);
    // In the order of their dates, then as they were read.
    const small = of('AV3', '-10.00', 'F1+F2');
    expect(await found(both, of('AV2', '-80.00', 'F1'), small)).toEqual([
      'credit-exceeds-original AV3 1 -10.00',
    ]);
    expect(await found(small, of('AV2', '-80.00', 'F1'), both.replace('06-20', '06-19'))).toEqual([
      'credit-exceeds-original AV2 1 -10.00',
    ]);
    const messages = async (...credits: readonly string[]) =>
      (await reconciled(billed(...invoices, ...credits))).findings.map((one) => messageOf(one, 'en'));
    const said = ['invoice F1+F2 billed 200.00, its credits come to 201.00'];
    expect(await messages(of('AV1', '-120.00', 'F2+F1'), of('AV2', '-81.00', 'F2'))).toEqual(said);
    expect(await messages(of('AV1', '-81.00', 'F2'), of('AV2', '-120.00', 'F1+F2'))).toEqual(said);
    expect(await messages(of('AV1', '-201.00', 'F2+F1'))).toEqual(said);
    // Over F1, F2 and F4.
    expect(await found(of('AV1', '-200.00', 'F1+F2'), of('AV2', '-80.00', 'F2+F4'))).toEqual([]);
    expect(await found(of('AV1', '-200.00', 'F1+F2'), of('AV2', '-81.00', 'F2+F4'))).toEqual([
      'credit-exceeds-original AV2 1 -1.00',
    ]);
  });

  test('have no original where two suppliers’ invoices may be the one of their number', async () => {
    const nobody = credit('AV1', '2025-06-20', 'VISITE', '-80.00').replace('OP', '');
    const other = VISIT.replace('OP', 'SO').replace('06-03', '06-04');
    expect(await codes(billed(MAY, VISIT, other, nobody))).toEqual(['credit-without-original AV1 1']);
  });

  test.each([
    ['another supplier’s invoice of their number alone', 'SO', 'F2'],
    ['no invoice of it, and they name no supplier', '', 'F3'],
  ])('have no original where there is %s', async (_, supplier, original) => {
    const taken = credit('AV1', '2025-06-20', 'VISITE', '-80.00');
    const whose = taken.replace('OP', supplier).replace(/F2$/, original);
    expect(await codes(billed(MAY, VISIT, whose))).toEqual(['credit-without-original AV1 1']);
  });

  test('are told one by one, each by what it adds to the excess', async () => {
    const folder = billed(
      JUNE,
      VISIT,
      credit('AV1', '2025-06-20', 'VISITE', '-50.00'),
      credit('AV2', '2025-06-21', 'VISITE', '-40.00'),
      credit('AV3', '2025-06-22', 'VISITE', '-5.00'),
    );
    // 50.00 + 40.00 − 80.00 = 10.00, then 5.00 more.
    expect(await codes(folder)).toEqual([
      'credit-exceeds-original AV2 1 -10.00',
      'credit-exceeds-original AV3 1 -5.00',
    ]);
  });

  test('count by the dates of their invoices, in whatever order they are read', async () => {
    const folder = billed(
      JUNE,
      VISIT,
      credit('AV2', '2025-06-21', 'VISITE', '-40.00'),
      credit('AV1', '2025-06-20', 'VISITE', '-50.00'),
    );
    expect(await codes(folder)).toEqual(['credit-exceeds-original AV2 1 -10.00']);
  });

  test('may take back all lines of an item together', async () => {
    const second = VISIT.replace(',2,A1', ',3,A1').replace('06-03', '06-04').replace('80.00,80.00', ',30.00');
    const back = (net: string): string => credit('AV1', '2025-06-20', 'VISITE', net);
    expect(await codes(billed(JUNE, VISIT, second, back('-110.00')))).toEqual([]);
    expect(await codes(billed(JUNE, VISIT, second, back('-110.01')))).toEqual([
      'credit-exceeds-original AV1 1 -0.01',
    ]);
  });

  test('are held against no original that is dated after the period', async () => {
    const original = (date: string): string => `OP,F3,${date},1,A1,VISITE,usage,,,2025-06-04,,,10.00,20,`;
    const early = credit('AV1', '2025-06-20', 'VISITE', '-50.00').replace(/F2$/, 'F3');
    expect(await codes(billed(JUNE, original('2025-06-30'), early), '2025-06')).toEqual([
      'credit-exceeds-original AV1 1 -40.00',
    ]);
    expect(await codes(billed(JUNE, original('2025-07-01'), early), '2025-06')).toEqual([]);
  });

  test('are held against no credit note', async () => {
    const noted = credit('AV1', '2025-06-20', 'VISITE', '-10.00');
    const again = credit('AV2', '2025-06-21', 'GESTE', '-5.00').replace(/F2$/, 'AV1');
    expect(await codes(billed(JUNE, VISIT, noted, again))).toEqual([]);
  });

  test('that are there twice count once', async () => {
    const other = VISIT.replace(',2,A1', ',3,A1').replace('06-03', '06-04').replace('80.00,80.00', ',60.00');
    const whole = (invoice: string): string => credit(invoice, '2025-06-20', 'VISITE', '-80.00');
    const rest = credit('AV3', '2025-06-21', 'VISITE', '-60.00').replace('2025-06-03', '2025-06-04');
    expect(await codes(billed(JUNE, VISIT, other, whole('AV1'), whole('AV2'), rest))).toEqual([
      'duplicate-line AV2 1 -80.00',
    ]);
  });

  test('that are the last to be judged count', async () => {
    const folder = billed(JUNE, VISIT, credit('AV1', '2025-06-20', 'VISITE', '-90.00'));
    const { value } = await reconcileWorkspace(loadWorkspace(folder), { kind: 'invoices', numbers: ['AV1'] });
    expect(value?.findings.map(({ code, atStake }) => `${code} ${atStake}`)).toEqual([
      'credit-exceeds-original -1000',
    ]);
  });

  test('of an item that the original did not bill are held against all that it billed', async () => {
    const folder = billed(JUNE, VISIT, credit('AV1', '2025-06-20', 'GESTE', '-180.00'));
    expect(await codes(folder)).toEqual([]);
    const more = billed(JUNE, VISIT, credit('AV1', '2025-06-20', 'GESTE', '-181.00'));
    expect(await codes(more)).toEqual(['credit-exceeds-original AV1 1 -1.00']);
  });

  test('of several items that the original did not bill are held against it together', async () => {
    const folder = billed(
      JUNE,
      VISIT,
      credit('AV1', '2025-06-20', 'GESTE', '-100.00'),
      credit('AV2', '2025-06-21', 'REMISE', '-100.00'),
    );
    expect(await codes(folder)).toEqual(['credit-exceeds-original AV2 1 -20.00']);
  });

  test('that name no item are held against all that it billed, lines without item or not', async () => {
    const nameless = VISIT.replace('VISITE', '');
    expect(await codes(billed(JUNE, nameless, credit('AV1', '2025-06-20', '', '-150.00')))).toEqual([]);
  });

  test('of an item and beside it count together against all that it billed', async () => {
    const folder = billed(
      JUNE,
      VISIT,
      credit('AV1', '2025-06-20', 'GESTE', '-150.00'),
      credit('AV2', '2025-06-21', 'VISITE', '-80.00'),
    );
    expect(await codes(folder)).toEqual(['credit-exceeds-original AV2 1 -50.00']);
  });

  test('of another period are counted, and not told again', async () => {
    const folder = billed(
      JUNE,
      VISIT,
      credit('AV1', '2025-06-20', 'VISITE', '-90.00'),
      credit('AV2', '2025-07-20', 'VISITE', '-5.00'),
    );
    expect(await codes(folder, '2025-06')).toEqual(['credit-exceeds-original AV1 1 -10.00']);
    expect(await codes(folder, '2025-07')).toContain('credit-exceeds-original AV2 1 -5.00');
    expect(await codes(folder, '2025-07')).not.toContain('credit-exceeds-original AV1 1 -10.00');
  });

  test.each([
    ['of an item', { VISITE: '-90.00' }, '80.00', '90.00', 'of-item'],
    ['beside an item', { GESTE: '-190.00' }, '180.00', '190.00', 'in-all'],
    [
      'of an item that exceed only with others',
      { GESTE: '-150.00', VISITE: '-80.00' },
      '180.00',
      '230.00',
      'in-all',
    ],
  ] as const)('%s say what was billed and what was credited', async (_, nets, charged, credited, said) => {
    const credits = Object.entries(nets).map(([item, net], at) => credit(`AV${at}`, '2025-06-20', item, net));
    const { findings } = await reconciled(billed(JUNE, VISIT, ...credits));
    const words = {
      'of-item': `billed ${charged} for this access and item, the credits of these come to ${credited}`,
      'in-all': `billed ${charged}, its credits come to ${credited}`,
    };
    expect(findings.map((one) => [one.expected, one.actual, one.column, messageOf(one, 'en')])).toEqual([
      [charged, credited, 'net_amount', `invoice F2 ${words[said]}`],
    ]);
  });
});

describe('the original of a credit', () => {
  /** The messages of what is found of credits without an original. */
  async function said(...lines: readonly string[]): Promise<readonly string[]> {
    const { findings } = await reconciled(billed(JUNE, VISIT, ...lines));
    return findings
      .filter(({ code }) => code === 'credit-without-original')
      .map((finding) => `${finding.invoiceNumber} ${finding.column} ${messageOf(finding, 'en')}`);
  }

  test('is named by every line of a credit note, and is in the workspace', async () => {
    expect(await said(credit('AV1', '2025-06-20', 'VISITE', '-10.00'))).toEqual([]);
    expect(await said(credit('AV1', '2025-06-20', 'VISITE', '-10.00').replace(/F2$/, ''))).toEqual([
      'AV1 original_invoice the credit names no original invoice',
    ]);
    const nothing = 'OP,AV1,2025-06-20,2,A1,VISITE,usage,,,2025-06-03,,,0.00,20,F2';
    expect(await said(credit('AV1', '2025-06-20', 'VISITE', '-10.00').replace(/F2$/, ''), nothing)).toEqual([
      'AV1 original_invoice the credit names no original invoice',
    ]);
    expect(await said(credit('AV1', '2025-06-20', 'VISITE', '-10.00').replace(/F2$/, 'F9'))).toEqual([
      'AV1 original_invoice the invoice F9 that the credit names is not among those received',
    ]);
  });

  test('of days that no line bills is asked for on an ordinary invoice too', async () => {
    const refund = (days: string): string =>
      `OP,F2,2025-06-05,3,A1,FIBRE-100,subscription,${days},,,,-10.00,20,`;
    expect(await said(refund('2025-06-30,2025-07-10'))).toEqual([]);
    const unbilled = [
      'F2 original_invoice the refund names no invoice, and no earlier line of the same access and item bills 2025-07-01 to 2025-07-10',
    ];
    expect(await said(refund('2025-07-01,2025-07-10'))).toEqual(unbilled);
    const july = month('F3', '2025-07-05', 1, '2025-07-01', '2025-07-31', '100.00');
    expect(await said(refund('2025-07-01,2025-07-10'), july)).toEqual(unbilled);
    expect(await said(refund('2025-07-01,2025-07-10').replace('subscription', 'usage'))).toEqual([]);
    expect(await said(refund('2025-07-01,2025-07-10').replace('FIBRE-100', ''))).toEqual([]);
    expect(await said(refund('2025-07-01,2025-07-10').replace('A1', ''))).toEqual([]);
  });

  test('is asked for by no refund that names one, and in its own period only', async () => {
    const july = month('F3', '2025-07-05', 1, '2025-07-01', '2025-07-31', '110.00');
    const found = async (period: string, ...refunds: readonly string[]) =>
      (await codes(billed(JUNE, VISIT, ...refunds, july), period)).filter((text) =>
        text.startsWith('credit-without'),
      );
    const refund = (line: number, days: string, original = ''): string =>
      `OP,F2,2025-06-05,${line},A2,FIBRE-100,subscription,${days},,,,-10.00,20,${original}`;
    const unnamed = refund(3, '2025-07-01,2025-07-10');
    const named = refund(4, '2025-08-01,2025-08-10', 'F2');
    expect(await found('2025-06', named)).toEqual([]);
    expect(await found('2025-06', unnamed, named)).toEqual(['credit-without-original F2 3']);
    expect(await found('2025-07', unnamed, named)).toEqual([]);
  });

  test('is no matter of a charge', async () => {
    expect(
      await said(VISIT.replace(/,2,A1/, ',3,A1').replace('06-03', '06-04').replace(/,$/, ',F9')),
    ).toEqual([]);
  });
});

describe('the total of an invoice', () => {
  /** One line of 100.00 with the VAT and gross that it states, and what is declared of its invoice. */
  async function declared(
    total: string,
    vat = '20.00',
    gross = '120.00',
    ...others: readonly string[]
  ): Promise<readonly string[]> {
    const folder = billed();
    const header =
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,period_start,period_end,quantity,unit_price,net_amount,vat_rate,vat_amount,gross_amount';
    const line = `OP,F2,2025-06-05,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-30,1,100.00,100.00,20,${vat},${gross}`;
    writeFileSync(join(folder, 'invoices', 'lines.csv'), `${[header, line, ...others].join('\n')}\n`);
    writeFileSync(
      join(folder, 'invoices.csv'),
      `supplier,invoice_number,net_amount,vat_amount,gross_amount\n${total}\n`,
    );
    const { findings } = await reconciled(folder);
    return findings
      .filter(({ code }) => code === 'invoice-total-mismatch')
      .map(({ column, expected, actual, atStake, row, file }) =>
        [column, expected, actual, atStake ?? 'none', `${file}:${row}`].join(' '),
      );
  }

  test.each([
    ['OP,F2,100.00,20.00,120.00', []],
    ['OP,F2,100.00,,', []],
    ['OP,F2,101.00,21.00,122.00', ['net_amount 100.00 101.00 100 invoices.csv:2']],
    ['OP,F2,99.00,,', ['net_amount 100.00 99.00 -100 invoices.csv:2']],
    ['OP,F2,100.00,21.00,121.00', ['vat_amount 20.00 21.00 none invoices.csv:2']],
    ['OP,F2,100.00,20.00,121.00', ['gross_amount 120.00 121.00 none invoices.csv:2']],
    ['OP,F2,100.00,,121.00', ['gross_amount 120.00 121.00 none invoices.csv:2']],
    [',F2,101.00,,', ['net_amount 100.00 101.00 100 invoices.csv:2']],
    ['OTHER,F2,101.00,,', ['invoice_number 0.00 101.00 none invoices.csv:2']],
    ['OP,F3,101.00,,', ['invoice_number 0.00 101.00 none invoices.csv:2']],
    ['OP,F3,0.00,,', []],
    ['OP,F3,0.00,0.00,12.00', ['invoice_number 0.00 12.00 none invoices.csv:2']],
  ] as const)('%s: %j', async (total, found) => {
    expect(await declared(total)).toEqual(found);
  });

  test('is told of an invoice without a line, whatever the period, but not where one invoice is asked for', async () => {
    const folder = billed(MAY, JUNE);
    writeFileSync(join(folder, 'invoices.csv'), 'invoice_number,net_amount\nF1,100.00\nF3,100.00\n');
    const found = ['invoice-total-mismatch F3'];
    expect(await codes(folder)).toEqual(found);
    expect(await codes(folder, '2025-05')).toEqual(found);
    expect(await codes(folder, '2025-06')).toEqual(found);
    const one = { kind: 'invoices', numbers: ['F1'] } as const;
    expect((await reconcileWorkspace(loadWorkspace(folder), one)).value?.findings).toEqual([]);
    const asCsv = ['reconcile', folder, '--format', 'csv', '--lang', 'en'];
    expect((await runCommand(asCsv)).stdout).toContain(
      'invoice-total-mismatch,error,,F3,,,0.00,100.00,,"the invoice declares 100.00 net, and none of its lines is in invoices/",invoices.csv,3,invoice_number',
    );
  });

  test('is that of the only supplier that declares the number, where the lines name none', async () => {
    const unnamed = JUNE.replace(/^OP/, '');
    const found = async (
      totals: readonly string[],
      ...lines: readonly string[]
    ): Promise<readonly string[]> => {
      const folder = billed(MAY, unnamed, ...lines);
      const rows = ['supplier,invoice_number,net_amount', ...totals];
      writeFileSync(join(folder, 'invoices.csv'), `${rows.join('\n')}\n`);
      const { findings } = await reconciled(folder);
      return findings
        .filter(({ code }) => code === 'invoice-total-mismatch')
        .map(({ supplier, invoiceNumber, actual }) => [supplier, invoiceNumber, actual].join(' '));
    };
    expect(await found(['OP,F2,100.00'])).toEqual([]);
    expect(await found(['OP,F2,101.00'])).toEqual([' F2 101.00']);
    expect(await found(['OP,F2,101.00', 'B,F2,102.00'])).toEqual([]);
    expect(await found(['OP,F2,101.00', ',F2,100.00'])).toEqual([]);
    expect(await found(['B,F2,55.00'], JUNE.replace(/^OP,(.*),100.00,20,$/, 'B,$1,55.00,20,'))).toEqual([]);
    expect(await found(['OP,F1,100.00', ',F1,101.00'])).toEqual([]);
  });

  test('is held against the VAT that is charged where a line states none', async () => {
    const visit = 'OP,F2,2025-06-05,2,A1,VISITE,usage,2025-06-03,2025-06-03,1,80.00,80.00,20,,';
    expect(await declared('OP,F2,180.00,36.00,216.00', '20.00', '120.00', visit)).toEqual([]);
    expect(await declared('OP,F2,180.00,36.01,216.01', '20.00', '120.00', visit)).toEqual([
      'vat_amount 36.00 36.01 none invoices.csv:2',
    ]);
    expect(await declared('OP,F2,100.00,,121.00', '', '')).toEqual([
      'gross_amount 120.00 121.00 none invoices.csv:2',
    ]);
  });

  test('is held against the gross as the lines state it', async () => {
    expect(await declared('OP,F2,100.00,20.00,121.00', '20.00', '121.00')).toEqual([]);
  });

  test('is held against VAT computed on the invoice, though no line states it', async () => {
    const folder = billed(JUNE);
    const path = join(folder, 'convention.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('vat: line', 'vat: invoice'));
    writeFileSync(
      join(folder, 'invoices.csv'),
      'supplier,invoice_number,net_amount,vat_amount\nOP,F2,100.00,21.00\n',
    );
    const { findings } = await reconciled(folder);
    expect(findings.map(({ code, column }) => [code, column])).toEqual([
      ['invoice-total-mismatch', 'vat_amount'],
    ]);
  });

  test('may count a row that is there twice, or not', async () => {
    const twice = (net: string): string => {
      const folder = billed(JUNE, JUNE);
      writeFileSync(join(folder, 'invoices.csv'), `supplier,invoice_number,net_amount\nOP,F2,${net}\n`);
      return folder;
    };
    expect(await codes(twice('100.00'))).toEqual(['duplicate-line F2 1 100.00']);
    expect(await codes(twice('200.00'))).toEqual(['duplicate-line F2 1 100.00']);
    expect(await codes(twice('300.00'))).toContain('invoice-total-mismatch F2  200.00');
  });
});
