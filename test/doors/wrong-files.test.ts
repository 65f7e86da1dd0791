/** What officers give by mistake: a workbook of an old form, the folder of a run in the place of the workspace; or leave out. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

const DETAIL = LINES_HEADER + lineOf('F2', '2025-10-31', '1.00');

async function run(lang: 'en' | 'fr', ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await runCommand([...args, '--lang', lang]);
  return { exitCode, stdout, said: stderr };
}

describe('a workbook of a form that is not read', () => {
  test('is refused among invoices, and both ways out are said', async () => {
    const group = smallGroup();
    group.write('invoices/releve.xls', DETAIL);
    const { exitCode, said } = await run('fr', 'check', group.folder);
    expect(exitCode).toBe(2);
    expect(said).toContain('enregistrez-le en .xlsx ou .ods');
    expect(said).toContain('renommez-le en .csv');
  });

  test('is said of no other file among invoices', async () => {
    const group = smallGroup();
    group.write('invoices/notes.docx', 'x');
    const { said } = await run('en', 'check', group.folder);
    expect(said).toContain('[file-unsupported]');
    expect(said).not.toContain('spreadsheet');
  });

  test.each([
    ['a.EML', 'a.EML est un courriel'],
    ['a.rar', 'a.rar est une archive'],
    ['scan.jpg', 'Rien ne peut être lu dans une image comme scan.jpg'],
  ])('that holds invoices, or shows one, is said how to take them from it: %s', async (name, remedy) => {
    const group = smallGroup();
    group.write(`invoices/${name}`, 'x');
    const { exitCode, said } = await run('fr', 'check', group.folder);
    expect([exitCode, said.includes(remedy)]).toEqual([2, true]);
  });

  test('is not passed over among the tables: the entry that will read it is shown', async () => {
    const group = smallGroup();
    group.write('imputations.xls', 'x');
    group.write('Liste.xlsm', 'x');
    group.write('Modèle.xltx', 'x');
    group.write('prices.ots', 'x');
    const { exitCode, said } = await run('en', 'check', group.folder);
    expect(exitCode).toBe(0);
    expect(said).toContain('imputations.xls: warning[table-unread]');
    expect(said).not.toContain('rename it so');
    expect(said).toContain('tables: { …: { file: "Liste.xlsx" } }');
    expect(said).toContain('have the entry proposed: grappe init --from Liste.xlsx');
    expect(said).toContain('Modèle.xltx: warning[table-unread]');
    expect(said).toContain('prices.ots: warning[table-unread]');
    expect(said).toContain('save it as .xlsx or .ods');
  });

  test('beside the list that a table is read from is no file to give the name of that table', async () => {
    const group = smallGroup();
    group.write('Liste des sites.csv', readFileSync(join(group.folder, 'sites.csv'), 'utf8'));
    group.write('Liste des sites - Copie.csv', 'x\n');
    rmSync(join(group.folder, 'sites.csv'));
    group.edit('convention.yaml', 'rules:', 'tables: { sites: { file: "Liste des sites.csv" } }\nrules:');
    const { exitCode, said } = await run('en', 'check', group.folder);
    expect(exitCode).toBe(0);
    expect(said).toContain('Copie.csv: warning[table-unread]');
    expect(said).toContain('is shared by Liste des sites.csv alone');
    expect(said).toContain('To read its rows, besides Liste des sites.csv, write');
    expect(said).toContain(
      '; if it replaces Liste des sites.csv, write its name instead of that one in the entry',
    );
    expect(said).not.toContain('rename it so');
  });

  test.each([
    ['Adresses des sites.csv', 'sites'],
    ['listes-grappes.csv', 'grappes'],
    ['Prix des services.csv', 'prices'],
    ['imputatoins.csv', 'imputations'],
    ['Services.csv', '…'],
    ['notes.csv', '…'],
  ])('is not taken for another table by its name: %s is %s', async (name, table) => {
    const group = smallGroup();
    group.write(name, 'x\n1\n');
    const { said } = await run('en', 'check', group.folder);
    expect(said).toContain(`tables: { ${table}: { file: "${name}" } }`);
  });

  test.each(['en', 'fr'] as const)(
    'is not passed over where an editor of text has named it, %s',
    async (lang) => {
      const group = smallGroup();
      for (const name of [
        'imputations.csv.txt',
        'advances.CSV.TXT',
        'Mes sites.csv.txt',
        'notes.txt',
        'a.txt.csv',
      ])
        group.write(name, 'x\n');
      const { exitCode, said } = await run(lang, 'check', group.folder);
      expect(exitCode).toBe(0);
      for (const name of ['imputations.csv.txt', 'advances.CSV.TXT', 'Mes sites.csv.txt', 'a.txt.csv'])
        expect(said).toMatch(new RegExp(`^${name}: \\w+\\[table-unread\\]`, 'm'));
      expect(said).not.toContain('notes.txt');
      const rename =
        lang === 'en'
          ? 'If it is imputations.csv, rename it so.'
          : 'Si c’est imputations.csv, renommez-le ainsi.';
      expect(said).toContain(rename);
    },
  );

  test.each([
    ['alone', (_: SmallGroup) => []],
    ['in a workspace', ({ folder }: SmallGroup) => [folder]],
  ])('is told to init --from as what it is, %s', async (_, target) => {
    const group = smallGroup();
    group.write('Liste.xls', 'x');
    const { stdout, said } = await run(
      'en',
      'init',
      ...target(group),
      '--from',
      join(group.folder, 'Liste.xls'),
    );
    expect(stdout).toBe('');
    expect(said).toContain('Liste.xls: a workbook of a form that is not read');
  });
});

test('the folder of a run names the workspace above it, not its copy of the inputs', async () => {
  const group = smallGroup();
  await run('en', 'allocate', group.folder, '--period', '2025-09', '--reports', 'none');
  const draft = join(group.folder, 'runs/2025-09');
  const { exitCode, said } = await run('en', 'allocate', draft, '--period', '2025-09');
  expect(exitCode).toBe(2);
  expect(said).toContain(`The workspace is in ${join(group.folder, '/')}: give that folder`);
  expect(said).not.toContain('inputs/');
  expect(existsSync(join(draft, 'runs'))).toBe(false);
});

test('a row that underlines a total is no mark of git where git marked nothing', async () => {
  const group = smallGroup();
  group.write('invoices/releve.csv', `${DETAIL}=======\n`);
  const lone = await run('en', 'check', group.folder);
  expect(lone.said).toContain('invoices/releve.csv:3: error[cell-count]');
  expect(lone.said).not.toContain('merge-conflict');
  group.write('invoices/releve.csv', `${LINES_HEADER}<<<<<<< HEAD\n=======\n>>>>>>> autre\n`);
  const marked = await run('en', 'check', group.folder);
  expect(marked.said).toContain('invoices/releve.csv:2: error[merge-conflict]');
  expect(marked.said).toContain('also in rows 3, 4 (3 rows in all)');
});

describe('a table that only some groups have', () => {
  const errors = async (folder: string): Promise<readonly string[]> => {
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    return [...stderr.matchAll(/^(\S+): (?:error|warning)\[([a-z-]+)\]/gm)].map(
      ([, at, code]) => `${at} ${code}`,
    );
  };

  test('is told once where it is missing, and not each name that it would explain', async () => {
    const { folder } = smallGroup();
    rmSync(join(folder, 'grappes.csv'));
    rmSync(join(folder, 'measures.csv'));
    expect(await errors(folder)).toEqual(['grappes.csv table-missing', 'measures.csv table-missing']);
  });

  test('is told once for all lines, with what they put at stake, where they name accesses that nothing lists', async () => {
    const { folder, write } = smallGroup();
    rmSync(join(folder, 'accesses.csv'));
    const lines = ['A1', 'A2', 'A3'].map((access, at) =>
      lineOf('F9', '2025-10-31', '100.00', String(at), `${access},`),
    );
    write('invoices/2025-09.csv', LINES_HEADER + lines.join(''));
    expect(await errors(folder)).toEqual(['accesses.csv table-missing']);
    expect((await run('en', 'check', folder)).said).toContain('(300.00 without VAT)');
    const waiting = await run('en', 'allocate', folder, '--allow-unallocated', '--reports', 'none');
    expect([waiting.exitCode, waiting.said]).toEqual([1, '']);
    write('invoices/2025-09.csv', LINES_HEADER + lines.slice(1).join(''));
    expect(await errors(folder)).toEqual([
      'invoices/2025-09.csv:2:access access-unknown',
      'invoices/2025-09.csv:3:access access-unknown',
    ]);
  });

  test('is not what lacks where a table names a school that is on no list', async () => {
    const { folder, edit } = smallGroup();
    rmSync(join(folder, 'grappes.csv'));
    edit('accesses.csv', 'A1,STENAY', 'A1,0550022A');
    expect(await errors(folder)).toContain('accesses.csv:2:serves serves-unknown');
  });

  test('is not what lacks where a name is a slip for one that is known', async () => {
    const { folder, edit } = smallGroup();
    rmSync(join(folder, 'grappes.csv'));
    rmSync(join(folder, 'measures.csv'));
    edit('accesses.csv', 'A1,STENAY', 'A1,0550020X');
    edit('convention.yaml', 'by: students', 'by: equl');
    const found = await errors(folder);
    expect(found).toContain('accesses.csv:2:serves serves-unknown');
    expect(found).toContain('convention.yaml:12:rules[0].share.by measure-unknown');
    expect(found.join()).not.toContain('table-missing');
  });
});
