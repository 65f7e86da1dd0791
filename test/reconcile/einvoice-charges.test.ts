/** Allowances and charges of an electronic invoice: those of a line (BG-27, BG-28), and of the whole (BG-20, BG-21). */
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { type SmallGroup, smallGroup } from '../doors/small-group.ts';
import { cii } from '../invoices/einvoice/sample-cii.ts';
import { oneLine, type SampleInvoice, type SampleLine } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';

const LAYOUT =
  'invoices:\n  - { files: "*.xml", supplier: OP, defaults: { access: A1, category: subscription } }\n';

/** 10 × 10.00, less 7.00, and 2.00 more: 95.00, to which 19.00 of VAT. */
const OWN = [
  { charge: 'false', amount: '7.00', reason: 'Remise' },
  { charge: 'true', amount: '2.00', reason: 'Option' },
];
const priced = (line: Partial<SampleLine>, header: Partial<SampleInvoice> = {}): SampleInvoice =>
  oneLine(
    { quantity: '10', price: '10.00', net: '95.00', own: OWN, ...line },
    {
      number: 'E1',
      rates: [{ base: '95.00', vat: '19.00', rate: '20' }],
      totals: { lines: '95.00', net: '95.00', vat: '19.00', gross: '114.00' },
      ...header,
    },
  );

function billed(xml: string): SmallGroup {
  const group = smallGroup();
  group.write('invoices/e.xml', xml);
  group.edit('convention.yaml', 'rules:', `${LAYOUT}rules:`);
  return group;
}

/** What reconcile finds in E1. */
async function found(
  xml: string,
  lang = 'en',
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const group = billed(xml);
  for (const [path, content] of Object.entries(files)) group.write(path, content);
  const { stdout } = await runCommand(['reconcile', group.folder, '--format', 'csv', '--lang', lang]);
  return stdout.split('\n').filter((row) => row.includes(',E1,'));
}

/** What it finds in the amounts of its lines. */
async function ofAmounts(xml: string, lang?: string): Promise<readonly string[]> {
  return (await found(xml, lang)).filter((row) => /^(?:line-arithmetic|prorata-mismatch),/.test(row));
}

describe.each([
  ['UBL', ubl],
  ['CII', cii],
])('a line in %s', (_, write) => {
  test('comes to quantity × price with its own allowances and charges', async () => {
    expect(await ofAmounts(write(priced({})))).toEqual([]);
  });

  test('is off by what they do not explain', async () => {
    const [row = '', ...others] = await ofAmounts(write(priced({ price: '10.50' })));
    expect(others).toEqual([]);
    // 10 × 10.50 − 5.00 = 100.00.
    expect(row).toContain(',100.00,95.00,-5.00,');
    expect(row).toContain(
      '10 × 10.50, with -5.00 of charges and allowances of the line itself, makes 100.00',
    );
  });

  test('says so in French', async () => {
    const [row] = await ofAmounts(write(priced({ price: '10.50' })), 'fr');
    expect(row).toContain('10 × 10,50, avec -5,00 de frais et remises propres à la ligne, font 100,00');
  });

  test('of a credit note has them with the other sign', async () => {
    expect(await ofAmounts(write(priced({}, { type: '381' })))).toEqual([]);
  });

  test('may be below zero by them alone', async () => {
    const gift = (line: Partial<SampleLine>): string =>
      write(
        priced(
          { quantity: '1', net: '-5.00', own: [{ charge: 'false', amount: '15.00' }], ...line },
          {
            rates: [{ base: '-5.00', vat: '-1.00', rate: '20' }],
            totals: { lines: '-5.00', net: '-5.00', vat: '-1.00', gross: '-6.00' },
          },
        ),
      );
    const period = ['2025-09-16', '2025-09-30'] as const;
    const own = 'with -15.00 of charges and allowances of the line itself, makes -4.50';
    expect(await ofAmounts(gift({ price: '10.00' }))).toEqual([]);
    expect(await ofAmounts(gift({ price: '10.50' }))).toEqual([
      expect.stringContaining(`"1 × 10.50, ${own}`),
    ]);
    expect(await ofAmounts(gift({ price: '20.00', period }))).toEqual([]);
    expect(await ofAmounts(gift({ price: '21.00', period }))).toEqual([
      expect.stringContaining(`"21.00 × 1/2 of a cycle, ${own}`),
    ]);
  });

  test('over part of a cycle has them whole', async () => {
    const half = (price: string): string =>
      write(priced({ quantity: '1', price, period: ['2025-09-16', '2025-09-30'] }));
    // 200.00 × 15/30 − 5.00 = 95.00; 198.00 × 15/30 − 5.00 = 94.00.
    expect(await ofAmounts(half('200.00'))).toEqual([]);
    const [row] = await ofAmounts(half('198.00'));
    expect(row).toContain(
      '198.00 × 1/2 of a cycle, with -5.00 of charges and allowances of the line itself, makes 94.00',
    );
  });

  test('of another amount than the month before by them alone is told', async () => {
    const august = priced({ period: ['2025-08-01', '2025-08-31'] }, { number: 'E0', date: '2025-08-31' });
    // 10 × 10.00 − 15.00 = 85.00, after 95.00: quantity × price explains no difference.
    const september = priced(
      {
        net: '85.00',
        own: [{ charge: 'false', amount: '15.00', reason: 'Remise' }],
        period: ['2025-09-01', '2025-09-30'],
      },
      {
        rates: [{ base: '85.00', vat: '17.00', rate: '20' }],
        totals: { lines: '85.00', net: '85.00', vat: '17.00', gross: '102.00' },
      },
    );
    const rows = await found(write(september), 'en', { 'invoices/e0.xml': write(august) });
    expect(rows.filter((row) => row.startsWith('unexpected-amount,'))).toEqual([
      expect.stringContaining(',95.00,85.00,,'),
    ]);
  });
});

describe.each([
  ['UBL', ubl],
  ['CII', cii],
])('allowances and charges on the whole, in %s', (_, write) => {
  // At 20 %: 100.00 − 10.00 + 7.00 = 97.00, VAT 19.40; at 5.5 %: 50.00 − 5.00 + 3.00 = 48.00, VAT 2.64.
  const whole = (header: Partial<SampleInvoice> = {}): SampleInvoice =>
    oneLine(
      {},
      {
        number: 'E1',
        lines: [
          { id: '1', name: 'Accès', net: '100.00', rate: '20' },
          { id: '2', name: 'Guide', net: '50.00', rate: '5.5' },
        ],
        allowances: [
          { charge: 'false', amount: '10.00', reason: 'Remise', rate: '20' },
          { charge: 'false', amount: '5.00', reason: 'Remise', rate: '5.5' },
          { charge: 'true', amount: '7.00', code: 'FC', reason: 'Port', rate: '20' },
          { charge: 'true', amount: '3.00', code: 'FC', reason: 'Port', rate: '5.5' },
        ],
        rates: [
          { base: '97.00', vat: '19.40', rate: '20' },
          { base: '48.00', vat: '2.64', rate: '5.5' },
        ],
        totals: {
          lines: '150.00',
          allowances: '15.00',
          charges: '10.00',
          net: '145.00',
          vat: '22.04',
          gross: '167.04',
        },
        ...header,
      },
    );
  const prices = {
    'prices.csv': 'item_code,label,category,unit_price,vat_rate\nFTTO,Fibre,subscription,100.00,20\n',
  };

  test('are neither billed twice, rate by rate, nor refunds of what nobody billed, nor items of a schedule', async () => {
    expect(await found(write(whole()), 'en', prices)).toEqual([]);
  });

  /** An invoice that names the first one, with a charge of its own: it takes back no credit of that. */
  const another = whole({
    number: 'E3',
    preceding: [{ number: 'E1' }],
    allowances: [{ charge: 'true', amount: '1.00', reason: 'Port', rate: '20' }],
    rates: [
      { base: '101.00', vat: '20.20', rate: '20' },
      { base: '50.00', vat: '2.75', rate: '5.5' },
    ],
    totals: { lines: '150.00', charges: '1.00', net: '151.00', vat: '22.95', gross: '173.95' },
  });

  test('lower what their invoice billed, and what their credit note credits', async () => {
    const credited = async (header: Partial<SampleInvoice>): Promise<readonly string[]> => {
      const note = whole({ number: 'E2', type: '381', preceding: [{ number: 'E1' }], ...header });
      const group = billed(write(whole()));
      group.write('invoices/e2.xml', write(note));
      group.write('invoices/e3.xml', write(another));
      const { stdout } = await runCommand(['reconcile', group.folder, '--format', 'csv', '--lang', 'en']);
      return stdout.split('\n').filter((row) => row.startsWith('credit-exceeds-original,'));
    };
    expect(await credited({})).toEqual([]);
    // 150.00 less 10.00, of 145.00.
    const [row = '', ...others] = await credited({
      allowances: [{ charge: 'false', amount: '4.00', reason: 'Remise', rate: '20' }],
      rates: [
        { base: '96.00', vat: '19.20', rate: '20' },
        { base: '50.00', vat: '2.75', rate: '5.5' },
      ],
      totals: {
        ...{ lines: '150.00', allowances: '4.00', charges: '0.00' },
        ...{ net: '146.00', vat: '21.95', gross: '167.95' },
      },
    });
    expect(others).toEqual([]);
    expect(row).toContain(',145.00,146.00,-1.00,');
  });

  test('do not make a credit note an original that a credit of it could exceed', async () => {
    const note = (number: string, original: string): string =>
      write(whole({ number, type: '381', preceding: [{ number: original }] }));
    const group = billed(write(whole()));
    group.write('invoices/e2.xml', note('E2', 'E1'));
    group.write('invoices/e3.xml', note('E3', 'E2'));
    const { stdout } = await runCommand(['reconcile', group.folder, '--format', 'csv', '--lang', 'en']);
    expect(stdout).not.toContain('credit-exceeds-original');
  });

  test('make no invoice of a credit note', async () => {
    const rows = await found(write(whole({ type: '381' })));
    // Both lines and both charges are credits; the allowances, taken back, are none.
    expect(rows.map((row) => row.split(',').slice(0, 5).join(' ')).sort()).toEqual(
      ['1', '2', 'AC3', 'AC4'].map((line) => `credit-without-original warning OP E1 ${line}`),
    );
    expect(rows.every((row) => row.includes('the credit names no original invoice'))).toBe(true);
  });
});
