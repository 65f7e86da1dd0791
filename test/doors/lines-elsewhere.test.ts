import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { cii } from '../invoices/einvoice/sample-cii.ts';
import { oneLine, type SampleInvoice } from '../invoices/einvoice/sample-invoice.ts';
import { classicPdf, objectsFor } from '../invoices/einvoice/sample-pdf.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { monthsXlsx } from './month-sheets.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

/** E1 of 289.90, whose operator states 57.97 of VAT: one cent under what two lines rounded apart would have. */
const E1 = oneLine(
  { net: '289.90', price: '289.90' },
  {
    number: 'E1',
    rates: [{ base: '289.90', vat: '57.97', rate: '20' }],
    totals: { lines: '289.90', net: '289.90', vat: '57.97', gross: '347.87' },
  },
);

/** Its two lines. VAT by hand: 189.90 × 57.97 / 289.90 = 37.973… → 37.97; the second completes it: 20.00. */
const DETAIL =
  LINES_HEADER + lineOf('E1', '2025-09-30', '189.90', 'D1') + lineOf('E1', '2025-09-30', '100.00', 'D2');

function groupWith(layouts: string, files: Readonly<Record<string, string | Uint8Array>>): SmallGroup {
  const group = smallGroup();
  for (const [path, content] of Object.entries(files)) group.write(`invoices/${path}`, content);
  group.edit('convention.yaml', 'rules:', `invoices:\n${layouts}rules:`);
  return group;
}

const ELSEWHERE = '  - { files: "*.xml", supplier: OP, lines: elsewhere }\n';
const ATTACHED = '  - { files: "detail*.csv" }\n  - { files: "facture.*", supplier: OP, lines: attached }\n';

async function check({ folder }: SmallGroup, lang = 'en') {
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', lang]);
  return { exitCode, said: stderr };
}

/** The rows of E1: `file line member net vat`. */
async function rowsOf({ folder }: SmallGroup): Promise<readonly string[]> {
  await must('allocate', folder, '--period', '2025-09', '--reports', 'none', '-q');
  const [header = '', ...rows] = readFileSync(join(folder, 'runs/2025-09/allocations.csv'), 'utf8')
    .trim()
    .split('\n');
  const names = header.split(',');
  const cells = rows.map((row) => row.split(','));
  const cell = (row: readonly string[], name: string) => row[names.indexOf(name)];
  return cells
    .filter((row) => cell(row, 'invoice_number') === 'E1')
    .map((row) =>
      ['file', 'line_number', 'member', 'net_amount', 'vat_amount'].map((name) => cell(row, name)).join(' '),
    );
}

/** Stenay: 414 pupils of MEUSE, 263 of REGION. */
const rowsIn = (file: string): readonly string[] => [
  `${file} D1 MEUSE 116.13 23.22`,
  `${file} D1 REGION 73.77 14.75`,
  `${file} D2 MEUSE 61.15 12.23`,
  `${file} D2 REGION 38.85 7.77`,
];

describe('an invoice as XML beside the CSV of its lines', () => {
  test('or beside a sheet of a workbook, whose other sheets are not left aside with it', async () => {
    const layouts = `${ELSEWHERE}  - { files: "*.xlsx", sheets: "*" }\n`;
    const sheets = (csv: string): Uint8Array => monthsXlsx([{ name: 'Septembre', csv }]);
    const group = groupWith(layouts, { 'detail.xlsx': sheets(DETAIL), 'facture.xml': ubl(E1) });
    expect(await rowsOf(group)).toEqual(rowsIn('invoices/detail.xlsx[Septembre]'));
    group.write('invoices/detail.xlsx', sheets(DETAIL.replace('100.00', '99.00')));
    expect((await check(group)).said).toContain(
      '`ignore_files: { "invoices/facture.xml": "waiting" }`, and take its lines away: invoices/detail.xlsx[Septembre].',
    );
  });

  test('is refused, with the sum that would be charged twice', async () => {
    const layouts =
      '  - { files: "*.xml", supplier: OP, defaults: { access: A1, category: subscription } }\n';
    const { exitCode, said } = await check(
      groupWith(layouts, { 'detail.csv': DETAIL, 'facture.xml': ubl(E1) }),
    );
    expect(exitCode).toBe(2);
    expect(said).toContain('error[invoice-in-files]');
    expect(said).toContain('its lines here (1, 289.90 without VAT) would be charged once more');
  });

  test('is refused though both layouts say `in_parts`, for an electronic invoice is whole', async () => {
    const layouts =
      '  - { files: "*.xml", supplier: OP, in_parts: yes, defaults: { serves: STENAY, category: subscription } }\n  - { files: "*.csv", in_parts: yes }\n';
    const files = { 'detail.csv': DETAIL, 'facture.xml': ubl(E1) };
    const { exitCode, said } = await check(groupWith(layouts, files));
    expect(exitCode).toBe(2);
    expect(said).toContain('error[invoice-in-files]');
    expect(said).toContain('write in the entry of invoices/facture.xml: `lines: elsewhere`');
    expect(said).toContain('invoices[0].in_parts: warning[key-of-others]');
    expect(said).not.toContain('in_parts: yes');
  });

  test('is refused as a copy where the other file is electronic too', async () => {
    const layouts =
      '  - { files: "*.xml", supplier: OP, defaults: { serves: STENAY, category: subscription } }\n';
    const { said } = await check(groupWith(layouts, { 'a.xml': ubl(E1), 'b.xml': ubl(E1) }));
    expect(said).toContain('invoices/b.xml:');
    expect(said).toContain('ignore_files: { "invoices/b.xml": "copy" }');
    expect(said).not.toMatch(/in_parts|elsewhere/);
  });

  test('without lines names the file that has an invoice of its date and sum, whose number is written otherwise', async () => {
    const files = { 'detail.csv': DETAIL.replaceAll('E1', '0E1'), 'facture.xml': ubl(E1) };
    const { said } = await check(groupWith(ELSEWHERE, files));
    expect(said).toContain('error[lines-absent]');
    expect(said).toContain(
      'Of the same date and sum: F1 (OP, invoices/2025-09.csv), 0E1 (OP, invoices/detail.csv). If it is this one, ',
    );
    expect(said).toContain(
      'If its own lines are right, and not those of invoices/2025-09.csv, invoices/detail.csv',
    );
    const other = { ...files, 'detail.csv': files['detail.csv'].replace('100.00', '99.00') };
    const { said: alone } = await check(groupWith(ELSEWHERE, other));
    expect(alone).toContain('error[lines-absent]');
    expect(alone).toContain('Of the same date and sum: F1 (OP, invoices/2025-09.csv). If');
  });

  test('is not told of invoices of its sum and another date, nor of one whose number another supplier has too', async () => {
    const detail =
      DETAIL.replaceAll('E1', '0E1') +
      lineOf('0E1', '2025-09-30', '5.00').replace('OP', 'XX') +
      lineOf('E-1', '2025-09-30', '289.90') +
      lineOf('E-2', '2025-09-29', '289.90');
    const { said } = await check(groupWith(ELSEWHERE, { 'detail.csv': detail, 'facture.xml': ubl(E1) }));
    expect(said).toContain(
      'Of the same date and sum: F1 (OP, invoices/2025-09.csv), 0E1 (OP, invoices/detail.csv), E-1 (OP, invoices/detail.csv). If',
    );
    expect(said).toContain('and not those of invoices/2025-09.csv, invoices/detail.csv, take');
  });

  test('without lines names both files of an invoice that comes in parts and has its date and sum', async () => {
    const parts = [lineOf('0E1', '2025-09-30', '189.90', 'D1'), lineOf('0E1', '2025-09-30', '100.00', 'D2')];
    const [one = '', two = ''] = parts.map((line) => LINES_HEADER + line);
    const layouts = `${ELSEWHERE}  - { files: "part*.csv", in_parts: yes }\n`;
    const files = { 'part1.csv': one, 'part2.csv': two, 'facture.xml': ubl(E1) };
    const { said } = await check(groupWith(layouts, files));
    expect(said).toContain('0E1 (OP, invoices/part1.csv, invoices/part2.csv). If');
    expect(said).toContain(
      'and not those of invoices/2025-09.csv, invoices/part1.csv, invoices/part2.csv, take',
    );
  });

  test('has its lines from the CSV and its VAT from the XML with `lines: elsewhere`', async () => {
    const group = groupWith(ELSEWHERE, { 'detail.csv': DETAIL, 'facture.xml': ubl(E1) });
    expect(await rowsOf(group)).toEqual(rowsIn('invoices/detail.csv'));
  });

  test('has its VAT from the XML whatever `vat` is: lines that state one are told to be read without it', async () => {
    const detail =
      LINES_HEADER.replace('\n', ',vat_amount\n') +
      lineOf('E1', '2025-09-30', '289.90').replace('\n', ',57.98\n');
    const group = groupWith(ELSEWHERE, { 'detail.csv': detail, 'facture.xml': ubl(E1) });
    const { said } = await check(group);
    expect(said).toContain('invoices/detail.csv:2:vat_amount: error[vat-stated]');
    expect(said).not.toContain('vat: line');
    const [, entry = ''] = /`invoices: \[(.*?\})\]`/.exec(said) ?? [];
    group.edit('convention.yaml', 'invoices:\n', `invoices:\n  - ${entry}\n`);
    expect((await check(group)).exitCode).toBe(0);
  });

  test('has its net held against its lines though they state VAT: both are told at once', async () => {
    const detail =
      LINES_HEADER.replace('\n', ',vat_amount\n') +
      lineOf('E1', '2025-09-30', '289.80').replace('\n', ',57.96\n');
    const { said } = await check(groupWith(ELSEWHERE, { 'detail.csv': detail, 'facture.xml': ubl(E1) }));
    expect(said.match(/error\[.*?\]/g)).toEqual(['error[vat-stated]', 'error[lines-differ]']);
  });

  test('is packed with the run, which verifies', async () => {
    const group = groupWith(ELSEWHERE, { 'detail.csv': DETAIL, 'facture.xml': ubl(E1) });
    await rowsOf(group);
    await must('verify', join(group.folder, 'runs/2025-09'));
    const manifest = readFileSync(join(group.folder, 'runs/2025-09/manifest.json'), 'utf8');
    expect(manifest).toContain('invoices/facture.xml');
  });

  test('needs no line of its own: the profile BASIC WL will do', async () => {
    const bare: SampleInvoice = { ...E1, profile: 'urn:factur-x.eu:1p0:basicwl', lines: [] };
    const group = groupWith(ELSEWHERE, { 'detail.csv': DETAIL, 'facture.xml': cii(bare) });
    expect(await rowsOf(group)).toEqual(rowsIn('invoices/detail.csv'));
  });

  test('is refused where the lines do not sum to its net, rate by rate', async () => {
    const detail = DETAIL.replace('100.00', '99.00');
    const group = groupWith(ELSEWHERE, { 'detail.csv': detail, 'facture.xml': ubl(E1) });
    const { exitCode, said } = await check(group);
    expect(exitCode).toBe(2);
    expect(said).toContain(
      'error[lines-differ]: invoice E1 states 289.90 without VAT at 20%, its lines in other files sum to 288.90: a difference of 1.00',
    );
  });

  test('of a credit note whose lines have no sign, has `amounts` proposed, which then reads them', async () => {
    const credit = { ...E1, type: '381' };
    const group = groupWith(ELSEWHERE, { 'detail.csv': DETAIL, 'facture.xml': cii(credit) });
    const unsigned =
      'If the lines of this credit note have no sign, have them read as credits, in the entry of ';
    const { said } = await check(group);
    expect(said).toContain('error[lines-differ]');
    expect(said).toContain(`${unsigned}invoices/detail.csv in convention.yaml`);
    const [own] = [/`(amounts: \{ credit: )"…" \}`/.exec(said)?.[1]];
    const entry = `  - { files: "detail.csv", ${own}net_amount } }\n`;
    const files = { 'detail.csv': DETAIL, 'facture.xml': cii(credit) };
    expect((await check(groupWith(ELSEWHERE + entry, files))).said).not.toContain('lines-differ');
    const less = { ...files, 'detail.csv': DETAIL.replace('100.00', '99.00') };
    expect((await check(groupWith(ELSEWHERE, less))).said).not.toContain(unsigned);
  });

  test('whose lines have the opposite sign is no credit note', async () => {
    const detail = DETAIL.replace('189.90', '-189.90').replace('100.00', '-100.00');
    const { said } = await check(groupWith(ELSEWHERE, { 'detail.csv': detail, 'facture.xml': ubl(E1) }));
    expect(said).toContain('its lines in other files sum to -289.90');
    expect(said).not.toContain('credit note');
  });

  test('is refused where a line has a rate that it does not state', async () => {
    const other = lineOf('E1', '2025-09-30', '10.00', 'D3').replace(/20$/m, '5.5');
    const group = groupWith(ELSEWHERE, { 'detail.csv': DETAIL + other, 'facture.xml': ubl(E1) });
    const { exitCode, said } = await check(group);
    expect(exitCode).toBe(2);
    expect(said).toContain(
      'error[lines-differ]: invoice E1 states 0.00 without VAT at 5.5%, its lines in other files sum to 10.00: a difference of -10.00',
    );
  });

  test('in an archive is to be taken out of it for an error alone: a warning replaces nothing', async () => {
    const files = { 'detail.csv': DETAIL, 'a.zip': zipSync({ 'facture.xml': Buffer.from(ubl(E1)) }) };
    const { said } = await check(groupWith(ELSEWHERE, files));
    expect(said).toMatch(/invoices\/a\.zip\/facture\.xml:\d+:BT-117: warning\[einvoice-sum-tolerated\]/);
    expect(said).not.toContain('unpack the archive');
    const less = { ...files, 'detail.csv': DETAIL.replace('100.00', '99.00') };
    expect((await check(groupWith(ELSEWHERE, less))).said).toContain('unpack the archive');
  });

  test('may stand in two files that state the same', async () => {
    const files = { 'detail.csv': DETAIL, 'facture.xml': ubl(E1), 'facture-bis.xml': cii(E1) };
    expect(await rowsOf(groupWith(ELSEWHERE, files))).toEqual(rowsIn('invoices/detail.csv'));
  });

  test('is refused where no file has its lines', async () => {
    const { exitCode, said } = await check(groupWith(ELSEWHERE, { 'facture.xml': ubl(E1) }));
    expect(exitCode).toBe(2);
    expect(said).toContain('error[lines-absent]: invoice E1, 289.90 without VAT');
  });

  test('is refused where the lines have another date', async () => {
    const detail = DETAIL.replaceAll('E1,2025-09-30', 'E1,2025-10-01');
    const group = groupWith(ELSEWHERE, { 'detail.csv': detail, 'facture.xml': ubl(E1) });
    expect((await check(group)).said).toContain('error[invoice-date-differs]');
  });

  test('is not the one to leave aside where a closed run has read it, and another file of it states other sums', async () => {
    const group = groupWith(ELSEWHERE, { 'detail.csv': DETAIL, 'facture.xml': ubl(E1) });
    await group.close('2025-09', '2025-10-20');
    const totals = { lines: '289.90', net: '289.90', vat: '57.98', gross: '347.88' };
    const other = { ...E1, rates: [{ base: '289.90', vat: '57.98', rate: '20' }], totals };
    group.write('invoices/facture-corrigee.xml', ubl(other));
    const { said } = await check(group);
    expect(said).toContain('invoices/facture.xml:');
    expect(said).toContain('error[invoice-in-files]');
    expect(said).toContain('to leave "invoices/facture-corrigee.xml" aside');
  });

  test('says nothing false of its sum where a line could not be read', async () => {
    const detail = DETAIL.replace('100.00', 'cent');
    const group = groupWith(ELSEWHERE, { 'detail.csv': detail, 'facture.xml': ubl(E1) });
    const { said } = await check(group);
    expect(said).toContain('error[number-invalid]');
    expect(said).not.toContain('lines-differ');
  });

  test('is not said to lack lines where those of a sheet could not be read', async () => {
    const csv = DETAIL.replaceAll('2025-09-30', '30.9');
    const sheets = '  - { files: "*.xlsx", sheets: "*" }\n';
    const year = { 'facture.xml': ubl(E1), 'year.xlsx': monthsXlsx([{ name: 'Septembre', csv }]) };
    const { said } = await check(groupWith(ELSEWHERE + sheets, year));
    expect(said).toContain('error[date-invalid]');
    expect(said).not.toContain('lines-absent');
  });

  test('is a finding of reconcile where it contradicts itself', async () => {
    const rates = [{ base: '289.90', vat: '60.00', rate: '20' }];
    const wrong = { ...E1, rates, totals: { ...E1.totals, vat: '60.00', gross: '349.90' } };
    const group = groupWith(ELSEWHERE, { 'detail.csv': DETAIL, 'facture.xml': ubl(wrong) });
    const { stdout, exitCode } = await runCommand(['reconcile', group.folder, '--format', 'csv']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^invoice-total-mismatch,error,OP,E1,,,57\.98,60\.00,,.*,BT-117$/m);
  });

  test('is a finding of reconcile where its total differs', async () => {
    const detail = DETAIL.replace('100.00', '99.00');
    const group = groupWith(ELSEWHERE, { 'detail.csv': detail, 'facture.xml': ubl(E1) });
    const { stdout, exitCode } = await runCommand(['reconcile', group.folder, '--format', 'csv']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('invoice-total-mismatch,error,OP,E1,,,288.90,289.90,1.00');
  });
});

describe('the lines in a table that an electronic invoice carries', () => {
  const withDetail: SampleInvoice = { ...E1, attachments: { 'detail.csv': DETAIL } };
  const file = (name: string): string => `invoices/${name}/detail.csv`;
  function pdfWithDetail(invoice: SampleInvoice): Buffer {
    const xml = { name: 'factur-x.xml', content: Buffer.from(cii(invoice)) };
    return classicPdf(objectsFor([xml, { name: 'detail.csv', content: Buffer.from(DETAIL) }]));
  }

  test.each([
    ['UBL', 'facture.xml', ubl(withDetail)],
    ['CII', 'facture.xml', cii(withDetail)],
    [
      'Factur-X',
      'facture.pdf',
      classicPdf(objectsFor([{ name: 'factur-x.xml', content: Buffer.from(cii(withDetail)) }])),
    ],
    ['the PDF of a Factur-X', 'facture.pdf', pdfWithDetail(E1)],
    ['the XML and the PDF of a Factur-X', 'facture.pdf', pdfWithDetail(withDetail)],
  ])('are read with `lines: attached` from %s, and the run verifies', async (_, name, content) => {
    const group = groupWith(ATTACHED, { [name]: content });
    expect(await rowsOf(group)).toEqual(rowsIn(file(name)));
    await must('verify', join(group.folder, 'runs/2025-09'));
  });

  test('may be longer than a cell', async () => {
    const long: SampleInvoice = { ...E1, attachments: { 'detail.csv': DETAIL + '\n'.repeat(40_000) } };
    const group = groupWith(ATTACHED, { 'facture.xml': ubl(long) });
    expect(await rowsOf(group)).toEqual(rowsIn(file('facture.xml')));
  });

  test.each([
    ['facture.xml', ubl(withDetail)],
    ['facture.pdf', pdfWithDetail(E1)],
  ])('that no layout reads are told, also with -q: of %s', async (name, content) => {
    const layouts =
      '  - { files: "facture.*", supplier: OP, defaults: { access: A1, category: subscription } }\n';
    const group = groupWith(layouts, { [name]: content });
    const { stderr } = await runCommand(['check', group.folder, '-q', '--lang', 'en']);
    expect(stderr).toContain('warning[attachment-unread]');
    group.edit('convention.yaml', 'rules:', 'ignore_files: { "detail.csv": "une copie" }\nrules:');
    expect((await check(group)).said).not.toContain('attachment-unread');
    const { stdout } = await runCommand(['status', group.folder, '--lang', 'en']);
    expect(stdout).toContain(`detail.csv (une copie): invoices/${name}/detail.csv`);
  });

  test('are the only attachments of which a word is said: a picture or a PDF is none', async () => {
    const layouts =
      '  - { files: "*.xml", supplier: OP, defaults: { access: A1, category: subscription } }\n';
    const carried: SampleInvoice = { ...E1, attachments: { 'facture.pdf': '%PDF-1.7', 'logo.png': 'x' } };
    const { said } = await check(groupWith(layouts, { 'facture.xml': ubl(carried) }));
    expect(said).not.toContain('attachment-unread');
  });

  test('that are cut are an error of their own', async () => {
    const xml = ubl(withDetail).replace(/(filename="detail.csv">)./, '$1');
    const { said, exitCode } = await check(groupWith(ATTACHED, { 'facture.xml': xml }));
    expect(exitCode).toBe(2);
    expect(said).toContain('invoices/facture.xml/detail.csv: error[archive-unreadable]');
    expect(said).not.toContain('lines-absent');
  });
});
