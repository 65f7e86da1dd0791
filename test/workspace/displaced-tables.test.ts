/** A table, or the convention, that is there under a spoilt name or in a folder below is told; a backup beside it is not. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from '../doors/small-group.ts';

const IMPUTATIONS = 'member,category,chapter,function,nature\nREGION,,011,222,6262\nMEUSE,,011,221,6262\n';

async function check({ folder }: SmallGroup): Promise<string> {
  return (await runCommand(['check', folder, '--lang', 'en'])).stderr;
}

test.each([
  'imputations.csv.bak',
  'imputations.csv~',
  'imputations.cvs',
  'imputations.txt',
  'imputations.OLD',
  'imputations',
])('%s is told where no other file is that table, until it has its name', async (file) => {
  const group = smallGroup();
  group.write(file, IMPUTATIONS);
  expect(await check(group)).toBe(
    `${file}: warning[table-unread]: ${file} is not a table of the workspace and is not read; 289.90 without VAT is shared without it
    If it is imputations.csv, rename it so. If nothing needs ${file}, take it out of this folder.
0 errors, 1 warning.
`,
  );
  renameSync(join(group.folder, file), join(group.folder, 'imputations.csv'));
  expect(await check(group)).toBe('');
});

test('so is a table in a folder below, until the convention names it', async () => {
  const group = smallGroup();
  group.write('Listes/imputations.csv', IMPUTATIONS);
  expect(await check(group)).toBe(
    `Listes/imputations.csv: warning[table-unread]: Listes/imputations.csv is not a table of the workspace and is not read; 289.90 without VAT is shared without it
    If it is imputations.csv, put it under this name beside convention.yaml. To read its rows, write in convention.yaml: \`tables: { imputations: { file: "Listes/imputations.csv" } }\`. If nothing needs Listes/imputations.csv, take it out of this folder.
0 errors, 1 warning.
`,
  );
  const entry = 'tables: { imputations: { file: "Listes/imputations.csv" } }';
  group.edit('convention.yaml', 'rules:', `${entry}\nrules:`);
  expect(await check(group)).toBe('');
});

test('a table that no entry of the convention reads has one remedy', async () => {
  const group = smallGroup();
  group.write('runs/accepted-findings.csv', 'code,reason\n');
  expect(await check(group)).toBe(
    `runs/accepted-findings.csv: warning[table-unread]: runs/accepted-findings.csv is not a table of the workspace and is not read
    If it is accepted-findings.csv, put it under this name beside convention.yaml. If nothing needs runs/accepted-findings.csv, take it out of this folder.
0 errors, 1 warning.
`,
  );
});

test('under its French name it is told with its own', async () => {
  const group = smallGroup();
  group.write('Listes/prix.csv', 'a,b\n');
  expect(await check(group)).toContain('If it is prices.csv, put it under this name beside convention.yaml.');
});

test.each([
  ['a backup of a table that is there', 'sites.csv.bak'],
  ['an older table of one that is there', 'archives/sites.csv'],
  ['a document named after a table', 'imputations.pdf'],
  ['a text that has a table in its name', 'imputations 2024.txt'],
  ['a backup in a folder', 'archives/imputations.csv.bak'],
  ['a table deeper down', 'archives/2024/imputations.csv'],
  ['an invoice in its folder', 'invoices/prix.csv'],
  ['a table in a hidden folder', '.cache/imputations.csv'],
])('nothing is said of %s', async (_, file) => {
  const group = smallGroup();
  group.write(
    file,
    file.startsWith('invoices/') ? LINES_HEADER + lineOf('F2', '2025-10-30', '1.00') : IMPUTATIONS,
  );
  expect(await check(group)).toBe('');
});

test('nothing is said of the tables of another workspace, or of a name that is to be ignored', async () => {
  const group = smallGroup();
  group.write('autre/convention.yaml', 'title: Another\n');
  group.write('autre/imputations.csv', IMPUTATIONS);
  group.write('imputations.bak', IMPUTATIONS);
  group.edit('convention.yaml', 'rules:', 'ignore_files: { "imputations.bak": "last year" }\nrules:');
  expect(await check(group)).toBe('');
});

test.each(['conventio.yaml', 'Convetion.yml', 'conventions.yaml'])(
  'without a convention, %s is named',
  async (file) => {
    const group = smallGroup();
    renameSync(join(group.folder, 'convention.yaml'), join(group.folder, file));
    expect(await check(group)).toBe(
      `${file}: error[convention-misnamed]: ${file} is not read: a convention has the name convention.yaml
    Rename it to convention.yaml.
1 error, 0 warnings.
`,
    );
  },
);

test.each(['conventio.yaml', 'conventions.yaml'])('beside a convention, %s is not', async (file) => {
  const group = smallGroup();
  group.write(file, 'title: Another\n');
  expect(await check(group)).toBe('');
});

test('nor is a file of another name in its place', async () => {
  const group = smallGroup();
  renameSync(join(group.folder, 'convention.yaml'), join(group.folder, 'groupement.yaml'));
  expect(await check(group)).toContain('convention.yaml: error[table-missing]');
});
