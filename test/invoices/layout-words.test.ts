/** What a layout says of words, of columns that may lack, and of lines without an access (DATA.md, "convention.yaml"). */
import { describe, expect, it } from 'vitest';
import { layout, readFolder } from './read-file.ts';

const HEADER = 'invoice_number,invoice_date,line_number,Réf. accès,category,net_amount,vat_rate,Compte';
const file = (...rows: readonly string[]): string =>
  [HEADER, ...rows.map((row) => `F1,2025-09-05,${row}`), ''].join('\n');

const MAPPED = `files: "*"
columns: { access: "Réf. accès", billed_to: "Compte", original_invoice: "Facture d’origine" }
optional: [original_invoice]`;

describe('`values` of a layout', () => {
  const VALUES = `${MAPPED}
values:
  billed_to: { "C-10023*": REGION, "C-2*": MEUSE }
  category: { Location: subscription, "Mise en service": setup }`;

  it('gives the word that a cell means, whole or by its pattern', async () => {
    const { lines, problems } = await readFolder(
      {
        'a.csv': file('1,A1,Location,10.00,20,C-10023 Nancy', '2,A1,Mise en service,5.00,20,C-2'),
      },
      layout(VALUES),
    );
    expect(problems).toEqual([]);
    expect(lines.map(({ category, billedTo }) => [category, billedTo])).toEqual([
      ['subscription', 'REGION'],
      ['setup', 'MEUSE'],
    ]);
  });

  it('takes a whole cell before a pattern, and the first of two patterns', async () => {
    const { lines, problems } = await readFolder(
      { 'a.csv': file('1,A1,setup,10.00,20,C-23', '2,A1,setup,5.00,20,C-24', '3,A1,setup,5.00,20,C-31') },
      layout(`${MAPPED}\nvalues: { billed_to: { "C-2*": REGION, "C-*": MEUSE, C-23: MEUSE } }`),
    );
    expect(problems).toEqual([]);
    expect(lines.map(({ billedTo }) => billedTo)).toEqual(['MEUSE', 'REGION', 'MEUSE']);
  });

  it('leaves other cells to say what they say, right or wrong', async () => {
    const { lines, problems } = await readFolder(
      { 'a.csv': file('1,A1,service,10.00,20,MEUSE', '2,A1,Locations,5.00,20,') },
      layout(VALUES),
    );
    expect(lines.map(({ category, billedTo }) => [category, billedTo])).toEqual([['service', 'MEUSE']]);
    expect(problems).toEqual(['invoices/a.csv:3:category choice-invalid']);
  });

  it('names columns that there are', async () => {
    const { problems } = await readFolder({}, layout('files: "*"\nvalues: { categorie: { a: setup } }'));
    expect(problems).toEqual(['convention.yaml:9:invoices[0].values.categorie key-unknown']);
  });
});

describe('`optional` of a layout', () => {
  it('lets some files lack a mapped column', async () => {
    const without = await readFolder({ 'a.csv': file('1,A1,setup,1.00,20,REGION') }, layout(MAPPED));
    expect(without.problems).toEqual([]);
    const rows = [`${HEADER},Facture d’origine`, 'F1,2025-09-05,1,A1,setup,-1.00,20,REGION,F0', ''];
    const withIt = await readFolder({ 'a.csv': rows.join('\n') }, layout(MAPPED));
    expect(withIt.lines.map(({ originalInvoice }) => originalInvoice)).toEqual(['F0']);
  });

  it('is not for columns that every line needs', async () => {
    const { problems } = await readFolder(
      {
        'a.csv': 'invoice_number,invoice_date,line_number,category,net_amount\nF1,2025-09-05,1,setup,1.00\n',
      },
      layout('files: "*"\ncolumns: { vat_rate: "Taux" }\noptional: [vat_rate]'),
    );
    expect(problems).toEqual(['invoices/a.csv:1:vat_rate column-missing']);
  });

  it('may name a column by our own header, which no file need have', async () => {
    const { problems } = await readFolder(
      { 'a.csv': file('1,A1,setup,1.00,20,REGION') },
      layout(
        'files: "*"\ncolumns: { access: "Réf. accès", billed_to: Compte }\noptional: [original_invoice, label]',
      ),
    );
    expect(problems).toEqual([]);
  });

  it('names columns that there are', async () => {
    const { problems } = await readFolder({}, layout('files: "*"\noptional: [labell]'));
    expect(problems).toEqual(['convention.yaml:9:invoices[0].optional[0] key-unknown']);
  });
});

describe('`without_access` of a layout', () => {
  const WITHOUT = `${MAPPED}\nwithout_access: "*"`;

  it('is what a line without an access serves, and no other', async () => {
    const { lines, problems } = await readFolder(
      { 'a.csv': file('1,,other,-10.00,20,REGION', '2,A1,setup,5.00,20,REGION') },
      layout(WITHOUT),
    );
    expect(problems).toEqual([]);
    expect(lines.map(({ access, serves }) => [access, serves])).toEqual([
      [undefined, '*'],
      ['A1', undefined],
    ]);
  });

  it('names a site, a grappe or a member that there is', async () => {
    const { problems } = await readFolder({}, layout('files: "*"\nwithout_access: STENAI'));
    expect(problems).toEqual(['convention.yaml:9:invoices[0].without_access serves-unknown']);
  });
});

it.each([
  [layout('files: "2026/*.csv"'), ['convention.yaml:8:invoices[0].files files-folder']],
  [layout("files: 'sous\\*.csv'"), ['convention.yaml:8:invoices[0].files files-folder']],
  ['ignore_files: { "accuses/": "accusés" }\n', ['convention.yaml:7:ignore_files.accuses/ files-folder']],
  [layout('files: "*.csv"'), []],
])('tells of a pattern of files that holds a folder, which no name does: %s', async (yaml, expected) => {
  const { problems } = await readFolder({}, yaml);
  expect(problems).toEqual(expected);
});

describe('a key of a layout that says nothing of its files', () => {
  const told = async (entry: string) => (await readFolder({}, layout(entry))).problems;

  it('is told where the pattern names only CSV files or sheets, and the key electronic invoices', async () => {
    expect(await told('files: "detail-*.csv"\nlines: elsewhere')).toEqual([
      'convention.yaml:9:invoices[0].lines key-of-others',
    ]);
    expect(await told('files: "*.XLSX"\neinvoice: { access: BT-128 }')).toEqual([
      'convention.yaml:9:invoices[0].einvoice key-of-others',
    ]);
  });

  it('is told where the pattern names only electronic invoices, and the key columns', async () => {
    expect(await told('files: "*.xml"\nsupplier: SFR\nskip_rows: { label: ["Total*"] }\nvat: line')).toEqual([
      'convention.yaml:10:invoices[0].skip_rows key-of-others',
      'convention.yaml:11:invoices[0].vat key-of-others',
    ]);
  });

  it('is not where the pattern may name both', async () => {
    expect(await told('files: "sfr-*"\nlines: elsewhere\nvat: line')).toEqual([]);
    expect(await told('files: "sfr.*"\nlines: elsewhere\nvat: line')).toEqual([]);
  });
});
