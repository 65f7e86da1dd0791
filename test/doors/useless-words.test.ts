import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/diagnostics/codes.ts';
import { runCommand } from '../cli/run-command.ts';
import { classicPdf } from '../invoices/einvoice/sample-pdf.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

async function check(folder: string, lang = 'en') {
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', lang]);
  return { exitCode, stderr };
}

describe('words that help nobody', () => {
  test('an empty text is a key left out, and no rules are none', async () => {
    const { folder, edit, write } = smallGroup();
    edit('convention.yaml', 'article: "Article 6"', 'article: ""');
    expect(await check(folder)).toEqual({ exitCode: 0, stderr: '' });
    edit('sites.csv', ',MEUSE,', ',REGION,');
    const text =
      'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: REGION\n';
    write('convention.yaml', `${text}rules: []\n`);
    expect((await check(folder)).exitCode).toBe(0);
  });

  test('of rules that are none, few lines are told at their place, and many once', async () => {
    const { folder, write } = smallGroup();
    write(
      'convention.yaml',
      'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: REGION\nrules: []\n',
    );
    const lines = ['1', '2', '3'].map((line) => lineOf('F9', '2025-09-30', '100.00', line));
    write('invoices/2025-09.csv', LINES_HEADER + lines.slice(1).join(''));
    const few = (await check(folder)).stderr;
    expect(few).toContain('invoices/2025-09.csv:2: error[no-rule]');
    expect(few).toContain('also in row 3');
    write('invoices/2025-09.csv', LINES_HEADER + lines.join(''));
    const many = (await check(folder)).stderr;
    expect(many).toContain('convention.yaml:6:rules: error[rules-none]');
    expect(many).not.toContain('no-rule');
  });

  test('a list that must hold something says so where it holds nothing', async () => {
    const { folder, edit } = smallGroup();
    edit('convention.yaml', 'rules:', 'invoices: [{ files: "*.csv", ignore_columns: [] }]\nrules:');
    expect((await check(folder)).stderr).toContain('expected `[ …, … ]`, found an empty list');
  });

  test('nothing near is named where nothing is near', async () => {
    const { folder, edit } = smallGroup();
    edit('convention.yaml', 'rules:', 'zzzzzzzzzzzz: 1\nrules:');
    const { stderr } = await check(folder);
    expect(stderr).toContain('error[key-unknown]');
    expect(stderr).not.toMatch(/Nearest|Did you mean|—/);
  });

  test('nothing is said to be found in a PDF without a file', async () => {
    const { folder, write } = smallGroup();
    const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'];
    write('invoices/scan.pdf', classicPdf(objects));
    const { stderr } = await check(folder);
    expect(stderr).toMatch(/\[pdf-without-invoice\]: the PDF carries no invoice as an embedded file\n/);
  });

  test('of imputations that tie, no site type and no days are named where any is meant', async () => {
    const { folder, write } = smallGroup();
    const rows = 'MEUSE,paid,,011,221,6262\nMEUSE,,subscription,011,222,6262\n';
    write('imputations.csv', `member,flow,category,chapter,function,nature\n${rows}`);
    const { stderr } = await check(folder);
    expect(stderr).toContain(
      'row 2 is as specific as this one for paid, category subscription: an invoice line',
    );
    expect((await check(folder, 'fr')).stderr).toContain(
      'flux paye, catégorie abonnement : une ligne de facture',
    );
  });

  test('no message sends to a page that there is not', () => {
    expect(JSON.stringify(CODES)).not.toContain('README');
  });

  test('nobody is asked to change the header of an operator’s file', async () => {
    const { folder, write } = smallGroup();
    write('invoices/2025-09.csv', 'Facture,Montant\nF1,10.00\n');
    const { stderr } = await check(folder);
    expect(stderr).toContain('error[column-missing]');
    expect(stderr).not.toContain('dd it to the header');
    expect(stderr).toMatch(
      /have one proposed, to be pasted there: grappe init --from \S*2025-09\.csv\. If it is no invoice/m,
    );
    expect(stderr.match(/grappe init --from/g)).toHaveLength(1);
    expect(stderr).not.toContain('column-unknown');
    const ours = LINES_HEADER.replace('net_amount', 'Montant').replace('vat_rate', 'TVA');
    write('invoices/2025-09.csv', `${ours}\n`);
    expect((await check(folder)).stderr).toContain(
      'columns: { net_amount: "…" } }]`, with the one of these headers that holds it: ',
    );
  });

  test('of a file that no layout is for, that is said once, and not what each of its columns lacks', async () => {
    const { folder, write } = smallGroup();
    const layout = 'invoices: [{ files: "op-*.csv", columns: { invoice_number: Facture } }]\n';
    write('convention.yaml', readFileSync(join(folder, 'convention.yaml'), 'utf8') + layout);
    write('invoices/other (1).csv', 'Facture,Montant\nF1,10.00\n');
    const { stderr } = await check(folder);
    expect(stderr.match(/error\[column-missing\]/g)?.length).toBe(6);
    expect(stderr).not.toContain('column-unknown');
    expect(stderr.match(/^ +No entry .*$/gm)).toEqual([
      '    No entry under `invoices:` in convention.yaml is for a file of this name (they are for "op-*.csv"): widen `files` of the one that reads such files, or have one proposed: grappe init --from "invoices/other (1).csv". If it is a copy of another file, or no invoice, take it out of the folder.',
    ]);
    write(
      'invoices/other (1).csv',
      LINES_HEADER.replace('vat_rate', 'taux') + lineOf('F9', '2025-09-30', '1.00'),
    );
    expect((await check(folder)).stderr).toContain('columns: { vat_rate: "…" } }]`');
  });

  test('of a workbook of several sheets that no layout is for, one is offered', async () => {
    const { folder, edit, write } = smallGroup();
    const month = (name: string) => ({
      name,
      rows: [
        ['Facture', 'Montant'],
        ['F1', '10.00'],
      ],
    });
    write('invoices/op 2026.xlsx', writeXlsx({ sheets: [month('Janvier'), month('Février')] }));
    const proposed =
      'Or have an entry for it proposed, to be pasted there: grappe init --from "invoices/op 2026.xlsx"';
    expect((await check(folder)).stderr).toContain(proposed);
    edit('convention.yaml', 'rules:', 'invoices: [{ files: "op *.xlsx" }]\nrules:');
    const { stderr } = await check(folder);
    expect(stderr).toContain('error[sheet-several]');
    expect(stderr).not.toContain('grappe init');
  });

  test('a workbook renamed .csv is called one', async () => {
    const { folder, write } = smallGroup();
    write('invoices/2025-10.csv', zipSync({ 'xl/workbook.xml': new Uint8Array([60]) }));
    const { stderr } = await check(folder, 'fr');
    expect(stderr).toContain('erreur[file-mislabelled]');
    expect(stderr).not.toContain('NUL');
  });

  test('days are told once, however many rows they come from', async () => {
    const { folder, write } = smallGroup();
    write(
      'grappes.csv',
      'grappe,name,kind,site,valid_from,valid_to\n' +
        'STENAY,Stenay,cite_scolaire,0550020Y,,\nSTENAY,Stenay,cite_scolaire,0550072E,,\n' +
        'G2,Autre,cite_scolaire,0550072E,2025-01-01,2025-12-31\nG3,Encore,cite_scolaire,0550072E,2025-06-01,\n',
    );
    write('accesses.csv', 'access,serves,valid_from\nA1,0550072E,2025-03-01\n');
    const { stderr } = await check(folder);
    expect(stderr).toContain('0550072E is served, and is in G2, G3, STENAY on 2025-03-01..:');
  });

  test('one fault in five hundred lines is told once, with their number, and errors come first', async () => {
    const { folder, write } = smallGroup();
    const lines = Array.from({ length: 543 }, (_, index) =>
      lineOf('F2', '2025-10-31', '1.00', String(index + 1), 'A9,'),
    );
    write('invoices/2025-10.csv', LINES_HEADER + lines.join(''));
    write('price.csv', 'x\n');
    const { stderr } = await check(folder);
    expect(stderr.match(/error\[access-unknown\]/g)).toHaveLength(1);
    expect(stderr).toContain('543');
    expect(stderr.indexOf('error[')).toBeLessThan(stderr.indexOf('warning['));
  });
});
