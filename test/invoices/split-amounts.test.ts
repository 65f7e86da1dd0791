import { describe, expect, it } from 'vitest';
import { layout, readFolder } from './read-file.ts';

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

  it('cannot stand in one column too', async () => {
    const { problems } = await one('1;;20;', `${ENTRY}\ncolumns: { net_amount: "Débit" }`);
    expect(problems).toEqual(['convention.yaml:11:invoices[0].columns.net_amount column-repeated']);
  });
});

describe('the convention', () => {
  it.each([
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
