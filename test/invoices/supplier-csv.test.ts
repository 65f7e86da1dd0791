import { describe, expect, it } from 'vitest';
import { formatCents } from '../../src/domain/numbers/money.ts';
import type { Release } from '../../src/domain/release.ts';
import { formatDay } from '../../src/domain/time/calendar.ts';
import { layout, readFolder } from './read-file.ts';
import { SWITCHES, windows1252 } from './temporary-workspace.ts';

/** A statement as an operator sends it: 289,90 + 57,98; a service, a credit of 1 234,50, subtotal and total. */
const STATEMENT = [
  'RÉSEAUX DU RHIN – Relevé;;;;;;;;',
  'Facture n° :;F2025-0077;Date :;05/09/2025;;;;;',
  '',
  'N° ligne;Réf. accès;Libellé;Du;Au;Montant HT (€);Taux;TVA (€);TTC (€)',
  '1;A1;ABO fibre dédiée;01/09/2025;30/09/2025;289,90;20,00 %;57,98;347,88',
  '2;A2;"SRV supervision ; cœur de réseau";01/09/2025;30/09/2025;12,35 €;20;2,47;14,82',
  ';;Sous-total abonnements;;;302,25;;60,45;362,70',
  '3;A2;ABO avoir d’août;01/08/2025;31/08/2025;-1\u00a0234,50;20;-246,90;-1 481,40',
  ';;Total;;;-932,25;;-186,45;-1\u202f118,70'.replace('\u202f', '\u00a0'),
  '',
].join('\r\n');

const OPERATOR = `
files: "releve-*.csv"
supplier: "73282932000074"
numbers: { decimal: "," }
preamble: { until: "N° ligne" }
from_preamble:
  - "Facture n° : {invoice_number}"
  - "Date : {invoice_date}"
columns:
  line_number: "N° ligne"
  access: "Réf. accès"
  label: "Libellé"
  period_start: "Du"
  period_end: "Au"
  net_amount: "Montant HT (€)"
  vat_rate: "Taux"
  vat_amount: "TVA (€)"
  gross_amount: "TTC (€)"
categories: { "ABO*": subscription, "SRV*": service }
skip_rows: { label: ["Total*", "Sous-total*"] }
`;

const read = (content: string | Uint8Array, entry = OPERATOR, name = 'releve-09.csv') =>
  readFolder({ [name]: content }, layout(entry));

it.each(['skip_rows', 'totals'])(
  'a column of %s that is there twice is refused, even if it is ignored',
  async (key) => {
    const text =
      'invoice_number,invoice_date,line_number,serves,category,net_amount,vat_rate,Note,Note\nTotal,,,,,,,,Total\n';
    const entry = `files: "*.csv"\n${key}: { Note: ["Total"] }\nignore_columns: [Note]`;
    expect((await read(text, entry)).problems).toContain('invoices/releve-09.csv:1:Note column-repeated');
  },
);

describe('an operator’s statement, as received', () => {
  it('gives its lines, with the invoice that only the rows above the header name', async () => {
    const { lines, problems } = await read(windows1252(STATEMENT));
    expect(problems).toEqual([]);
    expect(
      lines.map((line) => [line.lineNumber, line.access, line.category, formatCents(line.net), line.vatRate]),
    ).toEqual([
      ['1', 'A1', 'subscription', '289.90', '20'],
      ['2', 'A2', 'service', '12.35', '20'],
      ['3', 'A2', 'subscription', '-1234.50', '20'],
    ]);
    for (const line of lines) {
      expect([line.supplier, line.invoiceNumber, formatDay(line.invoiceDate)]).toEqual([
        '73282932000074',
        'F2025-0077',
        '2025-09-05',
      ]);
    }
    expect(lines[1]?.label).toBe('SRV supervision ; cœur de réseau');
    expect(formatDay(lines[2]?.periodEnd ?? 0)).toBe('2025-08-31');
  });

  it('counts rows as a spreadsheet shows them, the preamble included', async () => {
    const { lines } = await read(windows1252(STATEMENT));
    expect(lines.map(({ row }) => row)).toEqual([5, 6, 8]);
    const { problems } = await read(windows1252(STATEMENT.replace('289,90', '289,905')));
    expect(problems).toEqual(['invoices/releve-09.csv:5:Montant HT (€) number-decimals']);
  });

  it('is read for what it is, and its totals are left aside and summed', async () => {
    const { files } = await read(windows1252(STATEMENT));
    expect(files[0]?.dialect).toEqual({ delimiter: ';', encoding: 'windows-1252', lineEnd: 'CRLF' });
    // 302,25 − 932,25 = −630,00; 60,45 − 186,45 = −126,00; 362,70 − 1 118,70 = −756,00.
    const { rows, net, vat, gross } = files[0]?.skipped() ?? {};
    expect([rows, net, vat, gross]).toEqual([2, -63000n, -12600n, -75600n]);
  });

  it('may have a preamble of so many rows', async () => {
    const counted = OPERATOR.replace('{ until: "N° ligne" }', '3');
    expect((await read(windows1252(STATEMENT), counted)).lines).toHaveLength(3);
    const { problems } = await read(windows1252(STATEMENT), OPERATOR.replace('{ until: "N° ligne" }', '2'));
    expect(problems).toEqual(['invoices/releve-09.csv:3 csv-empty']);
  });

  it('is refused where the header that ends the preamble is not there', async () => {
    const { problems } = await read(windows1252(STATEMENT.replace('N° ligne', 'N° de ligne')));
    expect(problems).toEqual(['invoices/releve-09.csv header-not-found']);
  });

  it('is refused where no row above the header says the invoice, or two say another one', async () => {
    const without = await read(windows1252(STATEMENT.replace('Facture n° :', 'Facture :')));
    expect(without.problems).toEqual(['convention.yaml:13:invoices[0].from_preamble pattern-unmatched']);
    const twice = STATEMENT.replace('RÉSEAUX DU RHIN – Relevé;;', 'Facture n° : F2025-0078;;');
    const { problems } = await read(windows1252(twice));
    expect(problems).toEqual(['convention.yaml:13:invoices[0].from_preamble pattern-ambiguous']);
    const same = STATEMENT.replace('RÉSEAUX DU RHIN – Relevé;;', 'Facture n° : F2025-0077;;');
    expect((await read(windows1252(same))).problems).toEqual([]);
  });
});

const CANONICAL =
  'invoice_number,invoice_date,line_number,access,category,period_start,period_end,net_amount,vat_rate';
const ROW = 'F1,2025-09-05,1,A1,subscription,2025-09-01,2025-09-30,289.90,20';

describe('a layout', () => {
  it('takes header fields from the file’s name, and a cell before them', async () => {
    const columns = 'line_number,access,category,net_amount,vat_rate,invoice_number';
    const content = `${columns}\n1,A1,setup,10.00,20,\n2,A1,setup,10.00,20,F9\n`;
    const { lines, problems } = await read(
      content,
      'files: "op*"\nfrom_name: "op-{invoice_number}-{invoice_date}.csv"\nsupplier: OP',
      'op-F2025-0012-20250905.csv',
    );
    expect(problems).toEqual([]);
    expect(lines.map((line) => [line.supplier, line.invoiceNumber, formatDay(line.invoiceDate)])).toEqual([
      ['OP', 'F2025-0012', '2025-09-05'],
      ['OP', 'F9', '2025-09-05'],
    ]);
  });

  it('believes a file that names its supplier before itself', async () => {
    const entry =
      'files: "op*"\nfrom_name: "op-{supplier}.csv"\nsupplier: LAYOUT\ndefaults: { supplier: DEFAULT }';
    const { lines } = await read(`${CANONICAL}\n${ROW}\n`, entry, 'op-99900421100010.csv');
    expect(lines.map(({ supplier }) => supplier)).toEqual(['99900421100010']);
  });

  it('is in error where the file’s name is another', async () => {
    const entry = 'files: "op*"\nfrom_name: "op-{invoice_number}-{invoice_date}.csv"';
    const { problems } = await read(`${CANONICAL}\n${ROW}\n`, entry, 'op-F2025-0012.csv');
    expect(problems).toEqual(['convention.yaml:9:invoices[0].from_name pattern-unmatched']);
  });

  it('is the first whose glob matches the whole name, case counting', async () => {
    const two =
      'invoices:\n  - { files: "OP*.csv", supplier: WRONG }\n  - { files: "op?.csv", supplier: RIGHT }\n';
    const { lines } = await readFolder({ 'op1.csv': `${CANONICAL}\n${ROW}\n` }, two);
    expect(lines.map(({ supplier }) => supplier)).toEqual(['RIGHT']);
  });

  it('fills what is empty: the cell, else pattern or layout supplier, else the default', async () => {
    const content = 'supplier,invoice_number,invoice_date,access,label,category,net_amount,vat_rate\n';
    const rows =
      'S1,F1,2025-09-05,A1,x,setup,1.00,5.5\n,F1,2025-09-05,,FAS 4G,,1.00,\n,F1,2025-09-05,A1,y,,1.00,\n';
    const entry =
      'files: "*.csv"\nsupplier: L\nline_number: row\ndefaults: { vat_rate: "20", access: A2, category: other, supplier: D }\ncategories: { "FAS*": setup }';
    const { lines, problems } = await read(content + rows, entry);
    expect(problems).toEqual([]);
    expect(
      lines.map((line) => [line.supplier, line.lineNumber, line.access, line.category, line.vatRate]),
    ).toEqual([
      ['S1', '2', 'A1', 'setup', '5.5'],
      ['L', '3', 'A2', 'setup', '20'],
      ['L', '4', 'A1', 'other', '20'],
    ]);
  });

  describe('whose default is 0,125', () => {
    const entry = 'defaults: { unit_price: "0,125" }\nfiles: "*.csv"';
    const content =
      'invoice_number;invoice_date;line_number;access;category;unit_price;net_amount;vat_rate\n' +
      'F1;2025-09-05;1;A1;setup;;1,00;20\nF1;2025-09-05;2;A1;setup;2,5;1,00;20\n';

    it('reads it by the decimal mark that is declared for the cells', async () => {
      const { lines, problems } = await read(content, `${entry}\nnumbers: { decimal: "," }`);
      expect(problems).toEqual([]);
      expect(lines.map(({ unitPrice }) => unitPrice)).toEqual(['0.125', '2.5']);
    });

    it('is in doubt without one', async () => {
      const { problems } = await read(content, entry);
      expect(problems).toEqual(['convention.yaml:8:invoices[0].defaults.unit_price number-ambiguous']);
    });
  });

  it('gives the category of the first pattern that matches item code or label', async () => {
    const content = 'invoice_number,invoice_date,line_number,access,item_code,label,net_amount,vat_rate\n';
    const rows = 'F1,2025-09-05,1,A1,FAS-4G,ABO 4G,1.00,20\nF1,2025-09-05,2,A1,X,abo,1.00,20\n';
    const entry = 'files: "*"\ncategories: { "ABO*": subscription, "FAS*": setup }';
    const { lines, problems } = await read(content + rows, entry);
    expect(lines.map(({ category }) => category)).toEqual(['subscription']);
    expect(problems).toEqual(['invoices/releve-09.csv:3:category category-missing']);
  });

  it('may ignore a column, which is then neither read nor judged', async () => {
    const content = `${CANONICAL},gross_amount,Note\n${ROW},999.00,=1+1\n`;
    expect((await read(content, 'files: "*"\nignore_columns: [gross_amount, Note]')).problems).toEqual([]);
    const { lines } = await read(content, 'files: "*"\nignore_columns: [gross_amount, Note]');
    expect(lines[0]?.statedGross).toBeUndefined();
  });

  it('may ignore a header that has our name for a column read from another one', async () => {
    const entry = 'files: "*"\ncolumns: { item_code: "Réf" }\nignore_columns: [item_code]';
    const { lines, problems } = await read(`${CANONICAL},item_code,Réf\n${ROW},old,ABO-4G\n`, entry);
    expect(problems).toEqual([]);
    expect(lines.map(({ itemCode }) => itemCode)).toEqual(['ABO-4G']);
    const lacking = await read(`${CANONICAL},item_code\n${ROW},old\n`, entry);
    expect(lacking.problems).toEqual([
      'convention.yaml:9:invoices[0].columns.item_code layout-header-missing',
    ]);
  });

  it('has its own VAT mode', async () => {
    const content = `${CANONICAL}\n${ROW}\n`;
    const { lines } = await read(content, 'files: "*"\nvat: invoice');
    expect(lines[0]?.vatMode).toBe('invoice');
    const { problems } = await read(`${CANONICAL},vat_amount\n${ROW},57.98\n`, 'files: "*"\nvat: invoice');
    expect(problems).toEqual(['invoices/releve-09.csv:2:vat_amount vat-stated']);
  });

  it('has its own decimal mark, before the convention’s', async () => {
    const content = `${CANONICAL.replaceAll(',', ';')}\n${ROW.replaceAll(',', ';').replace('289.90', '1.234,5')}\n`;
    const plain = content.replace('1.234,5', '12,5');
    const point = readFolder({ 'a.csv': plain }, layout('files: "*"\nnumbers: { decimal: "." }'), SWITCHES);
    expect((await point).problems).toEqual(['invoices/a.csv:2:net_amount number-invalid']);
    const comma = await readFolder({ 'a.csv': plain }, layout('files: "*"\nnumbers: { decimal: "," }'));
    expect(comma.lines[0]?.net).toBe(1250n);
  });

  it('has decimal commas between quotes in a comma-delimited file too, where it says so', async () => {
    const content = `${CANONICAL}\n${ROW.replace('289.90', '"1 289,90"')}\n${ROW.replace('F1', 'F2')}\n`;
    const general = `${layout('files: "*"')}numbers: { decimal: "," }\n`;
    expect((await readFolder({ 'a.csv': content }, general)).problems).toEqual([
      'invoices/a.csv:2:net_amount number-invalid',
    ]);
    const { lines, problems } = await read(content, 'files: "*"\nnumbers: { decimal: "," }');
    expect(problems).toEqual([]);
    expect(lines.map(({ net }) => net)).toEqual([128_990n, 28_990n]);
  });

  it('may say that a cell means nothing', async () => {
    const content = `${CANONICAL}\n${ROW.replace('289.90', '-')}\n`;
    const values = (column: string) => `files: "*"\nvalues: { ${column}: { "-": "" } }`;
    expect((await read(content, values('net_amount'))).problems).toEqual([
      'invoices/releve-09.csv:2:net_amount cell-empty',
    ]);
    const dashed = content.replace(',-,', ',289.90,').replace('2025-09-01', '-').replace('2025-09-30', '-');
    const entry = 'files: "*"\nvalues: { period_start: { "-": "" }, period_end: { "-": "" } }';
    const { lines } = await read(dashed, entry);
    expect(lines.map(({ periodStart, periodEnd }) => [periodStart, periodEnd])).toEqual([
      [undefined, undefined],
    ]);
  });

  it('names headers and conditions that the file must have', async () => {
    const entry =
      'files: "*"\ncolumns: { label: "Libellé" }\nskip_rows: { "Type": ["T"] }\namounts: { charge: D, credit: C }';
    const { problems } = await read(`${CANONICAL.replace('net_amount,', '')}\n`, entry);
    expect(problems).toEqual([
      'convention.yaml:9:invoices[0].columns.label layout-header-missing',
      'convention.yaml:10:invoices[0].skip_rows.Type layout-header-missing',
      'convention.yaml:11:invoices[0].amounts.charge layout-header-missing',
      'convention.yaml:11:invoices[0].amounts.credit layout-header-missing',
    ]);
  });

  it('counts of a row left aside its charges less its credits, as 0.1 did not', async () => {
    const header = CANONICAL.replace('net_amount', 'D,C');
    const rows =
      'F1,2025-09-05,1,A1,subscription,2025-09-01,2025-09-30,289.90,,20\nTotal,,,,,,,300.00,10.10,\n';
    const entry = 'files: "*"\namounts: { charge: D, credit: C }\nskip_rows: { invoice_number: ["Total"] }';
    const net = async (release?: Release): Promise<bigint | undefined> => {
      const content = { 'a.csv': `${header}\n${rows}` };
      const { files } = await readFolder(content, layout(entry), SWITCHES, release);
      return files[0]?.skipped().net;
    };
    expect(await net()).toBe(28_990n);
    expect(await net([0, 1])).toBe(0n);
  });

  it('leaves rows aside whose other cells could not be read, but not those of another width', async () => {
    const rows = `${ROW}\nTotal,,,,,,,abc,\nTotal,,\n`;
    const { problems, files } = await read(
      `${CANONICAL}\n${rows}`,
      'files: "*"\nskip_rows: { invoice_number: ["Total"] }',
    );
    expect(problems).toEqual(['invoices/releve-09.csv:4 cell-count']);
    expect(files[0]?.skipped().rows).toBe(1);
  });
});
