/** Lines of an electronic invoice that have allowances and charges of their own (BG-27, BG-28): their net has them. */
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

/** What reconcile finds in the amounts of E1. */
async function found(xml: string, lang = 'en'): Promise<readonly string[]> {
  const { stdout } = await runCommand(['reconcile', billed(xml).folder, '--format', 'csv', '--lang', lang]);
  return stdout.split('\n').filter((row) => /^(?:line-arithmetic|prorata-mismatch),.*,E1,/.test(row));
}

describe.each([
  ['UBL', ubl],
  ['CII', cii],
])('a line in %s', (_, write) => {
  test('comes to quantity × price with its own allowances and charges', async () => {
    expect(await found(write(priced({})))).toEqual([]);
  });

  test('is off by what they do not explain', async () => {
    const [row = '', ...others] = await found(write(priced({ price: '10.50' })));
    expect(others).toEqual([]);
    // 10 × 10.50 − 5.00 = 100.00.
    expect(row).toContain(',100.00,95.00,-5.00,');
    expect(row).toContain(
      '10 × 10.50, with -5.00 of charges and allowances of the line itself, makes 100.00',
    );
  });

  test('says so in French', async () => {
    const [row] = await found(write(priced({ price: '10.50' })), 'fr');
    expect(row).toContain('10 × 10,50, avec -5,00 de frais et remises propres à la ligne, font 100,00');
  });

  test('of a credit note has them with the other sign', async () => {
    expect(await found(write(priced({}, { type: '381' })))).toEqual([]);
  });

  test('may be below zero by them alone', async () => {
    const gift = priced(
      { quantity: '1', net: '-5.00', own: [{ charge: 'false', amount: '15.00' }] },
      {
        rates: [{ base: '-5.00', vat: '-1.00', rate: '20' }],
        totals: { lines: '-5.00', net: '-5.00', vat: '-1.00', gross: '-6.00' },
      },
    );
    expect(await found(write(gift))).toEqual([]);
  });

  test('over part of a cycle has them whole', async () => {
    const half = (price: string): string =>
      write(priced({ quantity: '1', price, period: ['2025-09-16', '2025-09-30'] }));
    // 200.00 × 15/30 − 5.00 = 95.00; 198.00 × 15/30 − 5.00 = 94.00.
    expect(await found(half('200.00'))).toEqual([]);
    const [row] = await found(half('198.00'));
    expect(row).toContain(
      '198.00 × 1/2 of a cycle, with -5.00 of charges and allowances of the line itself, makes 94.00',
    );
  });
});
