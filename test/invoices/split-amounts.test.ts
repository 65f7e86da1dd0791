import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/domain/release.ts';
import { layout, readFolder } from './read-file.ts';
import { SWITCHES } from './temporary-workspace.ts';

const read = (content: string, entry: string) => readFolder({ 'releve-09.csv': content }, layout(entry));

const CANONICAL =
  'invoice_number,invoice_date,line_number,access,category,period_start,period_end,net_amount,vat_rate';

describe('amounts in a column of charges and one of credits', () => {
  const HEADER = 'invoice_number;invoice_date;line_number;access;category;Débit;Crédit;vat_rate;vat_amount';
  const ENTRY = 'files: "*"\namounts: { charge: "Débit", credit: "Crédit" }\nnumbers: { decimal: "," }';
  const one = (cells: string, entry = ENTRY) => read(`${HEADER}\nF1;2025-09-05;1;A1;setup;${cells}\n`, entry);

  it.each([
    ['12,50;;20;2,50', 1250n],
    [';1 012,50;20;-202,50', -101250n],
    ['0,00;12,50;20;-2,50', -1250n],
    ['0,00;;20;', 0n],
  ])('%s', async (cells, net) => {
    const { lines, problems } = await one(cells);
    expect(problems).toEqual([]);
    expect(lines.map((line) => line.net)).toEqual([net]);
  });

  it.each([
    ['12,50;3,00;20;', 'Crédit charge-and-credit'],
    [';-12,50;20;', 'Crédit charge-negative'],
    ['-12,50;;20;', 'Débit charge-negative'],
    [';;20;', 'Débit cell-empty'],
    ['douze;;20;', 'Débit number-invalid'],
    // The VAT of a credit without a sign would be added to what is given back.
    [';12,50;20;2,50', 'vat_amount vat-sign'],
  ])('refuse %s', async (cells, problem) => {
    expect((await one(cells)).problems).toEqual([`invoices/releve-09.csv:2:${problem}`]);
  });

  it('may split each amount', async () => {
    const entry =
      'files: "*"\namounts:\n  net_amount: { charge: "Débit", credit: "Crédit" }\n  vat_amount: { charge: "TVA +", credit: "TVA -" }';
    const content =
      'invoice_number;invoice_date;line_number;access;category;Débit;Crédit;vat_rate;TVA +;TVA -\nF1;2025-09-05;1;A1;setup;;12,50;20;;2,50\n';
    const { lines, problems } = await read(content, entry);
    expect(problems).toEqual([]);
    expect([lines[0]?.net, lines[0]?.statedVat]).toEqual([-1250n, -250n]);
  });

  it('may be credits alone, without a sign, as in a file of credit notes', async () => {
    const credits = 'files: "*"\namounts: { credit: "Montant" }\nnumbers: { decimal: "," }';
    const header = 'invoice_number;invoice_date;line_number;access;category;Montant;vat_rate';
    const ofNet = (net: string) => read(`${header}\nAV1;2025-09-05;1;A1;setup;${net};20\n`, credits);
    expect((await ofNet('12,50')).lines.map(({ net }) => net)).toEqual([-1250n]);
    expect((await ofNet('-12,50')).problems).toEqual(['invoices/releve-09.csv:2:Montant charge-negative']);
    expect((await ofNet('')).problems).toEqual(['invoices/releve-09.csv:2:Montant cell-empty']);
  });

  it('are no default in a total, which states what is written', async () => {
    const entry = `${ENTRY}\ntotals: { invoice_number: "Total*" }\ndefaults: { vat_amount: "2,50" }`;
    const total = (cells: string) =>
      read(`${HEADER}\nF1;2025-09-05;1;A1;setup;12,50;;20;2,50\nTotal;;;;;${cells}\n`, entry);
    expect((await total('12,50;;;')).files[0]?.stated?.()).toMatchObject([{ net: 1250n, vat: undefined }]);
    expect((await total(';;;')).problems).toEqual(['invoices/releve-09.csv:3:Débit cell-empty']);
  });

  it('cannot stand in one column too', async () => {
    const { problems } = await one('1;;20;', `${ENTRY}\ncolumns: { net_amount: "Débit" }`);
    expect(problems).toEqual(['convention.yaml:11:invoices[0].columns.net_amount column-repeated']);
  });
});

describe('amounts without a sign, of which a column says whether they are credits', () => {
  const HEADER =
    'Type;invoice_number;invoice_date;line_number;access;category;net_amount;vat_rate;vat_amount;gross_amount';
  const ENTRY =
    'files: "*"\ncharge_or_credit: { Type: { "Fact*": charge, Avoir: credit } }\nnumbers: { decimal: "," }';
  const rows = (...cells: readonly string[]) =>
    cells.map((row, at) => row.replace(';', `;F1;2025-09-05;${at + 1};A1;setup;`)).join('\n');
  const readRows = (entry: string, ...cells: readonly string[]) =>
    read(`${HEADER}\n${rows(...cells)}\n`, entry);

  it('count with a minus where the row is a credit, and as they stand where it is a charge', async () => {
    const { lines, problems } = await readRows(
      ENTRY,
      'Facture;1 012,50;20;202,50;1 215,00',
      'Fact.;-12,50;20;-2,50;-15,00',
      'Avoir;12,50;20;2,50;15,00',
      'Avoir;0;20;;',
    );
    expect(problems).toEqual([]);
    const amounts = lines.map(({ net, statedVat, statedGross }) => [net, statedVat, statedGross]);
    expect(amounts).toEqual([
      [101250n, 20250n, 121500n],
      [-1250n, -250n, -1500n],
      [-1250n, -250n, -1500n],
      [0n, undefined, undefined],
    ]);
  });

  it.each([
    ['AVOIR;12,50;20;2,50;', 'Type charge-or-credit-unknown'],
    [';12,50;20;2,50;', 'Type charge-or-credit-unknown'],
    ['Avoir;-12,50;20;;', 'net_amount credit-negative'],
    ['Avoir;12,50;20;-2,50;', 'vat_amount credit-negative'],
    ['Avoir;douze;20;;', 'net_amount number-invalid'],
    ['Avoir;;20;;', 'net_amount cell-empty'],
    ['Facture;12,50;20;-2,50;', 'vat_amount vat-sign'],
  ])('refuse %s', async (cells, problem) => {
    expect((await readRows(ENTRY, cells)).problems).toEqual([`invoices/releve-09.csv:2:${problem}`]);
  });

  it('give their sign to the default of an empty cell too', async () => {
    const entry = `${ENTRY}\ndefaults: { net_amount: "7" }`;
    const { lines } = await readRows(entry, 'Facture;;20;;', 'Avoir;;20;;');
    expect(lines.map(({ net }) => net)).toEqual([700n, -700n]);
    const without = HEADER.replace(';net_amount', '');
    const rowsOf = rows('Facture;20;;', 'Avoir;20;;');
    const { lines: absent } = await read(`${without}\n${rowsOf}\n`, entry);
    expect(absent.map(({ net }) => net)).toEqual([700n, -700n]);
  });

  it('may be told by a column that is read for itself, the whole cell before the patterns', async () => {
    const entry = 'files: "*"\ncharge_or_credit: { label: { "*": charge, "Avoir A2": credit } }';
    const content =
      'label,invoice_number,invoice_date,line_number,access,category,net_amount,vat_rate\nAvoir A2,F1,2025-09-05,1,A1,setup,2,20\nAvoir A3,F1,2025-09-05,2,A1,setup,3,20\n';
    const { lines } = await read(content, entry);
    expect(lines.map(({ label, net }) => [label, net])).toEqual([
      ['Avoir A2', -200n],
      ['Avoir A3', 300n],
    ]);
  });

  it('are summed in a total by the sign of its row, which need not be one of either kind', async () => {
    const entry = `${ENTRY}\ntotals: { invoice_number: "Total*" }`;
    const content = (type: string, total: string) =>
      `${HEADER}\nFacture;F1;2025-09-05;1;A1;setup;12,50;20;;\nAvoir;F2;2025-09-05;1;A1;setup;20,00;20;;\n${type};Total;;;;;${total};;;\n`;
    for (const [type, total] of [
      ['', '-7,50'],
      ['Avoir', '7,50'],
    ] as const)
      expect((await read(content(type, total), entry)).problems).toEqual([]);
  });

  it('are no default in a total, which states what is written', async () => {
    const entry = `${ENTRY}\ntotals: { invoice_number: "Total*" }\ndefaults: { net_amount: "12,50", vat_amount: "2,50" }`;
    const content = (type: string, total: string) =>
      `${HEADER}\nFacture;F1;2025-09-05;1;A1;setup;12,50;20;2,50;\n${type};Total;;;;;${total}\n`;
    for (const type of ['Facture', 'Avoir', ''])
      expect((await read(content(type, ';;;'), entry)).problems).toEqual([
        'invoices/releve-09.csv:3:net_amount cell-empty',
      ]);
    expect((await read(content('Facture', ';;;15,00'), entry)).files[0]?.stated?.()).toMatchObject([
      { net: undefined, vat: undefined, gross: 1500n },
    ]);
  });

  it('need their column, and no other one for credits', async () => {
    const { problems } = await read(`${CANONICAL}\n`, ENTRY);
    expect(problems).toEqual(['convention.yaml:9:invoices[0].charge_or_credit.Type layout-header-missing']);
    const both = await readRows(`${ENTRY}\namounts: { charge: "a", credit: "b" }`, 'Facture;1;20;;');
    expect(both.problems).toContain('convention.yaml:9:invoices[0].charge_or_credit keys-exclude');
  });
});

describe('the VAT', () => {
  const HEADER = 'invoice_number,invoice_date,line_number,access,category,M,N';
  const read = (entry: string, release?: Release) =>
    readFolder(
      { 'releve-09.csv': `${HEADER}\nF1,2025-09-05,1,A1,setup,20.00,20\n` },
      layout(`files: "*"\n${entry}`),
      SWITCHES,
      release,
    );

  it.each([
    ['columns: { net_amount: M, vat_amount: M, vat_rate: N }', 'columns.vat_amount'],
    ['columns: { net_amount: M, vat_amount: N, vat_rate: N }', 'columns.vat_amount'],
    [
      'columns: { net_amount: M, unit_price: N, vat_amount: N }\ndefaults: { vat_rate: "20" }',
      'columns.vat_amount',
    ],
    [
      'columns: { net_amount: M, gross_amount: N, vat_amount: N }\ndefaults: { vat_rate: "20" }',
      'columns.vat_amount',
    ],
    [
      'columns: { vat_rate: N }\namounts: { net_amount: { charge: M, credit: C }, vat_amount: { charge: V, credit: C } }',
      'amounts.vat_amount',
    ],
    ['columns: { vat_amount: M, vat_rate: N }\namounts: { credit: M }', 'columns.vat_amount'],
  ])('is not read from the column of another amount, or of its rate: %s', async (entry, key) => {
    const { problems } = await read(entry);
    const found = problems.filter((one) => one.endsWith('vat-of-others'));
    expect(found).toEqual([
      expect.stringMatching(`^convention.yaml:\\d+:invoices\\[0\\].${key} vat-of-others$`),
    ]);
  });

  it('may be so in a run of 0.1', async () => {
    const entry = 'columns: { net_amount: M, vat_amount: M, vat_rate: N }';
    const { problems, lines } = await read(entry, [0, 1]);
    expect(problems).not.toContainEqual(expect.stringContaining('vat-of-others'));
    expect(lines.map(({ net, statedVat }) => [net, statedVat])).toEqual([[2000n, 2000n]]);
  });

  it('may be of any column while other amounts share one', async () => {
    const { problems, lines } = await read(
      'columns: { net_amount: M, unit_price: M, gross_amount: M, vat_rate: N }\nvalues: { vat_rate: { "20": "0" } }',
    );
    expect(problems).toEqual([]);
    expect(lines.map(({ net }) => net)).toEqual([2000n]);
  });
});

describe('the convention', () => {
  it.each([
    ['charge_or_credit: { Type: {} }', 'convention.yaml:9:invoices[0].charge_or_credit value-invalid'],
    [
      'charge_or_credit: { Type: { F: plus } }',
      'convention.yaml:9:invoices[0].charge_or_credit.Type.F value-invalid',
    ],
    ['from_preamble: ["n° {invoice_number}"]', 'convention.yaml:9:invoices[0].from_preamble key-missing'],
    ['from_name: "{numero}.csv"', 'convention.yaml:9:invoices[0].from_name value-invalid'],
    ['preamble: 1001', 'convention.yaml:9:invoices[0].preamble value-invalid'],
    ['amounts: { charge: "Débit" }', 'convention.yaml:9:invoices[0].amounts.net_amount.credit key-missing'],
    ['einvoice: { access: BT-1 }', 'convention.yaml:9:invoices[0].einvoice.access value-invalid'],
    ['defaults: { vat_rate: vingt }', 'convention.yaml:9:invoices[0].defaults.vat_rate number-invalid'],
  ])('cannot say %s', async (key, problem) => {
    const { problems } = await read(`${CANONICAL}\n`, `files: "*"\n${key}`);
    expect(problems).toEqual([problem]);
  });
});
