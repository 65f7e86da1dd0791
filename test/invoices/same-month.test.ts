import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { allocateFolder, cells, withoutPlace } from './allocate-folder.ts';
import { cii } from './einvoice/sample-cii.ts';
import { SAMPLE, type SampleInvoice } from './einvoice/sample-invoice.ts';
import { classicPdf, objectsFor } from './einvoice/sample-pdf.ts';
import { ubl } from './einvoice/sample-ubl.ts';
import { layout } from './read-file.ts';
import { convention, inWorkspace, STENAY, SWITCHES, windows1252 } from './temporary-workspace.ts';

const SUPPLIER = '73282932000074';
const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,item_code,label,category,period_start,period_end,service_date,net_amount,vat_rate,vat_amount,gross_amount';

/** September: 289.90 at the cité scolaire, 1,234.50 at the lycée, a setup fee of 75.00 at the cité; VAT 20 %. */
const CANONICAL = [
  HEADER,
  `${SUPPLIER},F2025-0100,2025-09-30,1,A1,ABO-100,Accès,subscription,2025-09-01,2025-09-30,,289.90,20,57.98,347.88`,
  `${SUPPLIER},F2025-0100,2025-09-30,2,A2,SRV-SUP,Supervision,service,2025-09-01,2025-09-30,,1234.50,20,246.90,1481.40`,
  `${SUPPLIER},F2025-0100,2025-09-30,3,A1,FAS,Frais d’accès,setup,,,2025-09-12,75.00,20,15.00,90.00`,
  '',
].join('\n');

const FRENCH = windows1252(
  [
    'Réseaux du Rhin – relevé n° F2025-0100 du 30/09/2025;;;;;;;;;',
    ';;;;;;;;;',
    'Ligne;Accès;Article;Désignation;Du;Au;Réalisé le;HT;Taux;TVA',
    '1;A1;ABO-100;Accès;01/09/2025;30/09/2025;;289,90 €;20,00 %;57,98',
    ';;;Sous-total A1;;;;289,90;;57,98',
    '2;A2;SRV-SUP;Supervision;01/09/2025;30/09/2025;;1\u00a0234,50 €;20,00 %;246,90',
    '3;A1;FAS;Frais d’accès;;;12/09/2025;75,00 €;20,00 %;15,00',
    ';;;Total;;;;1\u00a0599,40;;319,88',
    '',
  ].join('\r\n'),
);

const FRENCH_LAYOUT = layout(`
files: "*.csv"
supplier: "${SUPPLIER}"
numbers: { decimal: "," }
preamble: 2
from_preamble: ["*relevé n° {invoice_number} du {invoice_date}"]
columns:
  line_number: Ligne
  access: "Accès"
  item_code: Article
  label: "Désignation"
  period_start: Du
  period_end: Au
  service_date: "Réalisé le"
  net_amount: HT
  vat_rate: Taux
  vat_amount: TVA
categories: { "ABO*": subscription, "SRV*": service, "FAS*": setup }
skip_rows: { label: ["Total*", "Sous-total*"] }
`);

/** 289.90 + 1,234.50 + 75.00 = 1,599.40; at 20 %: 319.88; gross 1,919.28. */
const INVOICE: SampleInvoice = {
  ...SAMPLE,
  number: 'F2025-0100',
  date: '2025-09-30',
  seller: { registration: SUPPLIER, scheme: '0009', name: 'Réseaux du Rhin' },
  lines: [
    { id: '1', name: 'Accès', item: 'ABO-100', net: '289.90', rate: '20', objects: [{ id: 'A1' }] },
    { id: '2', name: 'Supervision', item: 'SRV-SUP', net: '1234.50', rate: '20', objects: [{ id: 'A2' }] },
    {
      ...{ id: '3', name: 'Frais d’accès', item: 'FAS', net: '75.00', rate: '20', objects: [{ id: 'A1' }] },
      period: ['2025-09-12', '2025-09-12'],
    },
  ],
  allowances: [],
  rates: [{ base: '1599.40', vat: '319.88', rate: '20' }],
  totals: { lines: '1599.40', net: '1599.40', vat: '319.88', gross: '1919.28' },
};

const EINVOICE_LAYOUT = layout(`
files: "*"
einvoice: { access: BT-128 }
categories: { "ABO*": subscription, "SRV*": service, "FAS*": setup }
`);

/** One workspace with these files in `invoices/`, and what its convention says of them. */
const month = (
  invoices: Readonly<Record<string, string | Uint8Array>>,
  layouts = '',
  switches = SWITCHES,
) => ({
  ...STENAY,
  'convention.yaml': convention(layouts, switches),
  ...Object.fromEntries(Object.entries(invoices).map(([name, content]) => [`invoices/${name}`, content])),
});

/**
 * By hand, of 677 pupils: 289.90 is the line of ALLOCATION.md §9; 7500 × 414/677 = 4586 + 278/677,
 * 7500 × 263/677 = 2913 + 399/677 (the cent left is REGION's); 1500 × 414/677 = 917 + 191/677,
 * 1500 × 263/677 = 582 + 486/677 (the cent left is REGION's).
 */
const SHARES = [
  '1 MEUSE 414/677 177.28 35.46 212.74',
  '1 REGION 263/677 112.62 22.52 135.14',
  '2 REGION 1/1 1234.50 246.90 1481.40',
  '3 MEUSE 414/677 45.86 9.17 55.03',
  '3 REGION 263/677 29.14 5.83 34.97',
];
const AMOUNTS = ['line_number', 'member', 'share', 'net_amount', 'vat_amount', 'gross_amount'];

describe('the same month', () => {
  it.each([
    ['canonical CSV', month({ 'sept.csv': CANONICAL })],
    ['a French supplier’s file', month({ 'sept.csv': FRENCH }, FRENCH_LAYOUT)],
    ['UBL', month({ 'sept.xml': ubl(INVOICE) }, EINVOICE_LAYOUT)],
    ['CII', month({ 'sept.XML': cii(INVOICE) }, EINVOICE_LAYOUT)],
    [
      'Factur-X',
      month(
        {
          'sept.Pdf': classicPdf(objectsFor([{ name: 'factur-x.xml', content: Buffer.from(cii(INVOICE)) }])),
        },
        EINVOICE_LAYOUT,
      ),
    ],
  ])('yields the same shares and amounts as %s', async (_, files) => {
    const { codes, rows, inputs } = await allocateFolder(files);
    expect(codes).toEqual([]);
    expect(cells(rows, ...AMOUNTS)).toEqual(SHARES);
    expect(cells(rows, 'supplier', 'invoice_number', 'invoice_date', 'category', 'item_code')).toEqual([
      `${SUPPLIER} F2025-0100 2025-09-30 subscription ABO-100`,
      `${SUPPLIER} F2025-0100 2025-09-30 subscription ABO-100`,
      `${SUPPLIER} F2025-0100 2025-09-30 service SRV-SUP`,
      `${SUPPLIER} F2025-0100 2025-09-30 setup FAS`,
      `${SUPPLIER} F2025-0100 2025-09-30 setup FAS`,
    ]);
    expect(inputs.filter((path) => path.startsWith('invoices/'))).toHaveLength(1);
  });

  it('cannot be given twice, in two forms', async () => {
    const files = month({ 'a.csv': CANONICAL, 'b.xml': ubl(INVOICE) }, EINVOICE_LAYOUT);
    const { exitCode, codes } = await allocateFolder(files);
    expect([exitCode, codes]).toEqual([2, ['invoice-in-files']]);
  });

  it('stands in one sequence, by name, whatever the type of the files', async () => {
    const other = ubl({ ...INVOICE, number: 'F2025-0101' });
    const { rows } = await allocateFolder(month({ 'b.csv': CANONICAL, 'a.xml': other }, EINVOICE_LAYOUT));
    expect([...new Set(cells(rows, 'file', 'invoice_number'))]).toEqual([
      'invoices/a.xml F2025-0101',
      'invoices/b.csv F2025-0100',
    ]);
  });

  it('in another currency than the convention’s is an error, and can be imported all the same', async () => {
    const pounds = ubl({ ...INVOICE, currency: 'GBP' });
    const files = month({ 'sept.xml': pounds }, EINVOICE_LAYOUT);
    expect((await allocateFolder(files)).codes).toEqual(['currency-differs']);
    await inWorkspace(files, async (folder) => {
      const { exitCode, stdout } = await runCommand(['import', join(folder, 'invoices/sept.xml')]);
      expect([exitCode, stdout.split('\n').length]).toEqual([0, 5]);
    });
  });
});

/** Three lines of 10.03 at 20 %: 2.006 each, but 6.018 on the invoice: the lines bear 2.01, 2.00, 2.01. */
const ROUNDED: SampleInvoice = {
  ...INVOICE,
  lines: ['1', '2', '3'].map((id) => ({ ...lineOne(), id, net: '10.03' })),
  rates: [{ base: '30.09', vat: '6.02', rate: '20' }],
  totals: { lines: '30.09', net: '30.09', vat: '6.02', gross: '36.11' },
};

function lineOne() {
  return { name: 'Accès', item: 'ABO-100', rate: '20', objects: [{ id: 'A1' }] };
}

describe('an imported invoice', () => {
  const imported = (switches: string) =>
    inWorkspace(month({ 'sept.xml': ubl(ROUNDED) }, EINVOICE_LAYOUT, switches), async (folder) => {
      const out = join(folder, 'import.csv');
      const argv = ['import', join(folder, 'invoices/sept.xml'), '--workspace', folder, '--out', out, '-q'];
      expect(await runCommand(argv)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
      return readFileSync(out, 'utf8');
    });

  it('carries the VAT that the invoice’s own gives each line', async () => {
    const [header = '', ...rows] = (await imported(SWITCHES)).trimEnd().split('\n');
    const at = ['net_amount', 'vat_amount', 'gross_amount'].map((name) => header.split(',').indexOf(name));
    expect(rows.map((row) => at.map((index) => row.split(',')[index]))).toEqual([
      ['10.03', '2.01', '12.04'],
      ['10.03', '2.00', '12.03'],
      ['10.03', '2.01', '12.04'],
    ]);
  });

  it.each([
    ['VAT by line', SWITCHES, ''],
    [
      'VAT by invoice, with the layout that docs/layouts.md gives for it',
      SWITCHES.replace('vat: line', 'vat: invoice'),
      'invoices: [{ files: "import*.csv", vat: line }]\n',
    ],
    ['carried remainders', SWITCHES.replace('largest_remainder', 'carry'), ''],
  ])('gives the same allocation as its XML: %s', async (_, switches, layouts) => {
    const direct = await allocateFolder(month({ 'sept.xml': ubl(ROUNDED) }, EINVOICE_LAYOUT, switches));
    const files = month({ 'import.csv': await imported(switches) }, layouts, switches);
    const again = await allocateFolder(files);
    expect(direct.codes).toEqual([]);
    expect(direct.rows).toHaveLength(6);
    expect(withoutPlace(again.rows)).toEqual(withoutPlace(direct.rows));
  });
});

describe('a credit note', () => {
  const credit = { ...ROUNDED, number: 'A2025-0100', type: '381', preceding: [{ number: 'F2025-0100' }] };

  it.each([
    ['UBL', ubl(ROUNDED), ubl(credit, 'CreditNote')],
    ['CII', cii(ROUNDED), cii(credit)],
  ])('cancels its invoice to the cent, line by line and member by member: %s', async (_, invoice, note) => {
    const { codes, rows } = await allocateFolder(month({ 'a.xml': invoice, 'b.xml': note }, EINVOICE_LAYOUT));
    expect(codes).toEqual([]);
    const of = (number: string) => rows.filter((row) => row['invoice_number'] === number);
    const opposite = (amount = '') => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);
    expect(of('A2025-0100')).toHaveLength(6);
    expect(cells(of('A2025-0100'), ...AMOUNTS)).toEqual(
      of('F2025-0100').map((row) =>
        [
          ...AMOUNTS.slice(0, 3).map((name) => row[name]),
          ...AMOUNTS.slice(3).map((name) => opposite(row[name])),
        ].join(' '),
      ),
    );
  });
});
