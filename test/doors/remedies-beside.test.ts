/** What a remedy would touch besides the file at fault is said with it. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { SAMPLE } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { has } from '../windows.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

const OTHERS =
  'That entry reads other files too: if this is right for some of them only, give these an entry';

async function said(folder: string, ...argv: readonly string[]): Promise<string> {
  const { stderr } = await runCommand([...argv, folder, '--lang', 'en']);
  return stderr;
}

test('other files of the entry in which something is to be written', async () => {
  const { folder, edit, write } = smallGroup();
  edit('convention.yaml', 'rules:', 'invoices: [{ files: "*.csv" }]\nrules:');
  write('invoices/2025-09.csv', LINES_HEADER + lineOf('F1', '30.09.2025', '289.90'));
  const alone = await said(folder, 'check');
  expect(alone).toContain('`invoices: [{ files: "*.csv", dates: DD.MM.YYYY }]`');
  expect(alone).not.toContain(OTHERS);
  write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '289.90'));
  expect(await said(folder, 'check')).toContain(OTHERS);
  edit('convention.yaml', '"*.csv"', '"2025-09.csv"');
  expect(await said(folder, 'check')).not.toContain(OTHERS);
});

test('other files of the name for which an entry is to be written', async () => {
  const { folder, write } = smallGroup();
  write('invoices/a/op.csv', LINES_HEADER + lineOf('F1', '30.09.2025', '289.90'));
  const alone = await said(folder, 'check');
  expect(alone).toContain('`invoices: [{ files: "op.csv", dates: DD.MM.YYYY }]`');
  expect(alone).not.toContain(OTHERS);
  write('invoices/b/op.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '289.90'));
  expect(await said(folder, 'check')).toContain(OTHERS);
});

test('other files of the name of one that is left aside stay: the remedy is its path', async () => {
  const { folder, write, edit } = smallGroup();
  write('invoices/a/facture.xml', '<Quote/>');
  write('invoices/b/facture.xml', ubl(SAMPLE));
  write('facture.xml', '<Quote/>');
  const told = await said(folder, 'check');
  const remedies = [...told.matchAll(/ignore_files: \{ ("[^"]*"): /g)].map(([, path]) => path);
  expect(remedies).toEqual(['"invoices/a/facture.xml"', '"./facture.xml"']);
  edit(
    'convention.yaml',
    'rules:',
    `ignore_files: { ${remedies.map((path) => `${path}: x`).join(', ')} }\nrules:`,
  );
  const after = await said(folder, 'check');
  expect(after).not.toMatch(/einvoice-unknown|invoice-unread|files-folder/);
  expect(after).toContain('invoices/b/facture.xml:');
});

test.runIf(has.anySigns)('a * in the name of a file to be left aside is written ?', async () => {
  const { folder, write } = smallGroup();
  write('invoices/a*.xml', '<Quote/>');
  write('facture*.xml', '<Quote/>');
  write('invoices/2025-09bis*.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '289.90', 'D1'));
  const told = await said(folder, 'check');
  const remedies = [...told.matchAll(/ignore_files: \{ ("[^"]*"): /g)].map(([, path]) => path);
  expect(remedies).toEqual(['"invoices/2025-09bis?.csv"', '"invoices/a?.xml"', '"./facture?.xml"']);
});

test('a path that can match nothing, and what to write', async () => {
  const { folder, edit } = smallGroup();
  const paths = [
    '2025-09/f.xml',
    './invoices/f.xml',
    'C:\\\\x\\\\invoices\\\\f.xml',
    'accuses/',
    'invoices/accuses/',
    'invoices/*',
    '*/f.xml',
    '*09/f.xml',
    'invoice?/f.xml',
    'invoices?2025/f.xml',
    '?/f.xml',
    './f.xml',
    'f.*',
  ];
  edit(
    'convention.yaml',
    'rules:',
    `ignore_files: { ${paths.map((path) => `"${path}": x`).join(', ')} }\nrules:`,
  );
  const text = await said(folder, 'check');
  expect(text).toContain('"accuses/" matches no file: a path begins with invoices/\n');
  expect(text).toContain('"invoices/accuses/" matches no file\n');
  const told = text.split('\n').filter((line) => line.includes('here perhaps'));
  expect(told.map((line) => /here perhaps `(.*?)`/.exec(line)?.[1])).toEqual([
    'invoices/f.xml',
    'invoices/2025-09/f.xml',
    'invoices/f.xml',
    'invoices/accuses/*',
  ]);
});

test('a folder as the pattern of a layout, and the pattern for all names', async () => {
  const { folder, edit } = smallGroup();
  edit('convention.yaml', 'rules:', 'invoices: [{ files: "2026/" }, { files: "2026/op-*.csv" }]\nrules:');
  const told = await said(folder, 'check');
  expect(told.match(/(?<=Write the name alone: ).*?`(?=\. )/g)).toEqual(['`*`', '`op-*.csv`']);
});

test('where a closed run is in the way, the runs that were to be corrected', async () => {
  const { folder, write, close } = smallGroup();
  await close('2025-09', '2025-10-20');
  write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '289.90'));
  await close('2025-10', '2025-11-20');
  const again = ['allocate', '--period', '2025-10'];
  expect(await said(folder, ...again)).toContain('--regularise 2025-10 --out');
  const corrected = await said(folder, ...again, '--pending', '--regularise', '2025-09');
  expect(corrected).toContain('--pending --regularise 2025-09 --out');
});

test('of a key that stands twice, that both are to be put under one', async () => {
  const { folder, edit } = smallGroup();
  edit('convention.yaml', 'rules:', 'ignore_files: { "a.csv": "cancelled" }\nrules:');
  appendFileSync(join(folder, 'convention.yaml'), '\nignore_files: { "b.csv": "copy" }\n');
  expect(await said(folder, 'check')).toContain('put what both say under one');
});

test('a header like that of a column that is read from another is not said to be the next column', async () => {
  const { folder, edit, write } = smallGroup();
  const columns = 'columns: { net_amount: "HT", vat_amount: "TVA" }, optional: [vat_amount]';
  edit('convention.yaml', 'rules:', `invoices: [{ files: "*.csv", ${columns} }]\nrules:`);
  const header = LINES_HEADER.replace('net_amount', 'HT').replace('\n', ',Montant TVA\n');
  write('invoices/2025-09.csv', header + lineOf('F1', '2025-09-30', '289.90').replace('\n', ',57.98\n'));
  const found = await said(folder, 'check');
  expect(found).toContain('convention.yaml has vat_amount read from "TVA".');
  expect(found).not.toContain('gross_amount');
});
