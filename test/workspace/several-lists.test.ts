/** A workbook whose sheets are lists of several tables: what is said of a row names its sheet. */
import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/render.ts';
import { inExample, inFolder, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from '../doors/small-group.ts';
import { writeXlsx, type XlsxSheet } from './sheet/write-xlsx.ts';

const SETTINGS =
  'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: REGION\n';

const MEMBERS = [
  ['Membre', 'Nom'],
  ['REGION', 'Région Grand Est'],
  ['MEUSE', 'Département de la Meuse'],
];

/** What `check` says of lists in one workbook, under an entry of each table. */
async function told(
  entries: string,
  sites: readonly (readonly string[])[],
  format: readonly string[] = [],
  name = 'Sites',
): Promise<string> {
  return inFolder(async (folder) => {
    const sheets = [
      { name, rows: sites },
      { name: 'Membres', rows: MEMBERS },
    ];
    writeFileSync(join(folder, 'listes.xlsx'), writeXlsx({ sheets }));
    writeFileSync(join(folder, 'convention.yaml'), `${SETTINGS}tables:\n${entries}`);
    const { stdout, stderr } = await runCommand(['check', folder, '--lang', 'en', ...format]);
    return stdout + stderr;
  });
}

const ENTRIES = `  members: { file: listes.xlsx, sheet: Membres, columns: { member: Membre, name: Nom } }
  sites:
    file: listes.xlsx
    sheet: Sites
    columns: { site: Site, name: Nom, type: Type, member: Membre }
`;

const HEADER = ['Site', 'Nom', 'Type', 'Membre'];

describe('of two lists in one workbook', () => {
  const SITES = [HEADER, ['CLG', 'Kastler', 'college', 'MEUSE'], ['LYC', 'Kastler', 'lycee', 'REGOIN']];

  test('a row is told with the sheet of its list, and the other list with its own', async () => {
    const text = await told(ENTRIES, SITES);
    expect(text).toContain('listes.xlsx[Sites]:3:Membre: error[member-unknown]: the member REGOIN is not in');
    expect(text).toContain('is not in listes.xlsx[Membres]');
  });

  test('JSON says the same place', async () => {
    const { diagnostics, files } = JSON.parse(await told(ENTRIES, SITES, ['--format', 'json']));
    expect(diagnostics.map(({ file, row }: Diagnostic) => [file, row])).toEqual([['listes.xlsx[Sites]', 3]]);
    expect(files.map(({ path }: { readonly path: string }) => path)).toEqual([
      'convention.yaml',
      'listes.xlsx',
      'listes.xlsx',
    ]);
  });

  test('rows repeated in a list are told at its sheet', async () => {
    const text = await told(ENTRIES, [...SITES.slice(0, 2), ['CLG', 'Other', 'college', 'MEUSE']]);
    expect(text).toMatch(/^listes\.xlsx\[Sites\]:3:\w+: error\[/m);
  });

  test('a remedy names the file as the convention does', async () => {
    const text = await told(ENTRIES, [
      [...HEADER, 'Téléphone'],
      ['CLG', 'Kastler', 'college', 'MEUSE', '03'],
    ]);
    expect(text).toContain('listes.xlsx[Sites]:1:Téléphone: warning[column-unknown]');
    expect(text).not.toContain('"listes.xlsx[');
  });

  test('a sheet that is not there is told at the name that was asked', async () => {
    const text = await told(ENTRIES.replace('sheet: Sites', 'sheet: Sitez'), SITES);
    expect(text).toContain('listes.xlsx[Sitez]: error[sheet-unknown]');
    expect(text).not.toContain('"listes.xlsx[');
  });

  test('a sheet that several lists name and that is not there is told once', async () => {
    const text = await told(ENTRIES.replaceAll(/sheet: \w+/g, 'sheet: Liste'), SITES);
    expect(text).toContain('listes.xlsx: error[sheet-unknown]');
    expect(text).toContain('1 error, 0 warnings.');
  });

  test('a sheet may have brackets in its name', async () => {
    const text = await told(
      ENTRIES.replace('sheet: Sites', 'sheet: "Sites [2025]"'),
      SITES,
      [],
      'Sites [2025]',
    );
    expect(text).toContain('listes.xlsx[Sites [2025]]:3:Membre: error[member-unknown]');
    expect(text).not.toContain('"listes.xlsx[');
  });

  test('check -v lists each', async () => {
    const text = await told(ENTRIES, SITES.slice(0, 2), ['-v']);
    expect(text).toMatch(/^listes\.xlsx\[Sites\] .*\b1$/m);
    expect(text).toMatch(/^listes\.xlsx\[Membres\] .*\b2$/m);
  });
});

test('of one list alone the file is enough', async () => {
  const entry = ENTRIES.slice(ENTRIES.indexOf('  sites:'));
  const text = await told(entry, [HEADER, ['CLG', 'Kastler', 'collage', 'MEUSE']]);
  expect(text).toMatch(/^listes\.xlsx:2:Type: error\[/m);
});

/** A workbook with a sheet of sites for each department, all with one header, and what `check` says of it in a language. */
async function toldOfDepartments(
  listed: readonly string[],
  lang: string,
  vosges: Partial<XlsxSheet> = {},
): Promise<string> {
  return inFolder(async (folder) => {
    const sheets = ['Meuse', 'Marne', 'Vosges'].map((name, index) => ({
      name,
      rows: [HEADER, [`CLG${index}`, 'Kastler', 'college', 'MEUSSE']],
      ...(name === 'Vosges' ? vosges : {}),
    }));
    writeFileSync(join(folder, 'sites.liste.xlsx'), writeXlsx({ sheets }));
    const books = [['Membres 1'], ['Membres 2']].map(([name = ''], index) => ({
      name,
      rows: [MEMBERS[0] ?? [], MEMBERS[index + 1] ?? []],
    }));
    writeFileSync(join(folder, 'membres.liste.xlsx'), writeXlsx({ sheets: books }));
    const columns = 'columns: { site: Site, name: Nom, type: Type, member: Membre }';
    const sites = listed.map((sheet) => `    - { file: sites.liste.xlsx, sheet: ${sheet}, ${columns} }\n`);
    const members = books.map(
      ({ name }) =>
        `    - { file: membres.liste.xlsx, sheet: ${name}, columns: { member: Membre, name: Nom } }\n`,
    );
    const tables = `tables:\n  members:\n${members.join('')}  sites:\n${sites.join('')}`;
    writeFileSync(join(folder, 'convention.yaml'), SETTINGS + tables);
    const { stdout, stderr } = await runCommand(['check', folder, '--lang', lang]);
    return stdout + stderr;
  });
}

test('a workbook of which several sheets are lists of a table is named once', async () => {
  const text = await toldOfDepartments(['Meuse', 'Marne', 'Vosges'], 'fr');
  expect(text).toContain('le membre MEUSSE n’est pas dans membres.liste.xlsx\n');
});

test.each([
  ['en', 'the member BAS is not in a.csv, b.csv or c.csv\n'],
  ['fr', 'le membre BAS n’est pas dans a.csv, b.csv ou c.csv\n'],
])('three files of one table are listed as a sentence lists them, %s', (lang, words) =>
  inFolder(async (folder) => {
    const lists = ['a', 'b', 'c'].map((name) => {
      writeFileSync(join(folder, `${name}.csv`), `member,name\n${name},Membre ${name}\n`);
      return `{ file: ${name}.csv }`;
    });
    writeFileSync(join(folder, 'sites.csv'), 'site,name,type,member\nCLG,Kastler,college,BAS\n');
    writeFileSync(join(folder, 'convention.yaml'), `${SETTINGS}tables: { members: [${lists.join(', ')}] }\n`);
    expect((await runCommand(['check', folder, '--lang', lang])).stderr).toContain(words);
  }),
);

describe('a sheet beside those that are lists of a table', () => {
  const listed = ['Meuse', 'Marne'];
  const told = 'warning[list-sheet-unread]';

  test('is told where it has their columns, once', async () => {
    const text = await toldOfDepartments(listed, 'en');
    expect(text.split(told)).toHaveLength(2);
    expect(text).toContain(
      `sites.liste.xlsx: ${told}: the sheet "Vosges" has the columns of a sheet of the same workbook that is read, and is not read itself (rows: 1)`,
    );
    expect(text).toContain('the entry of the sheet that is read, with `sheet: "Vosges"`');
  });

  test('is not told where a list names it, where it is hidden, or lacks a column or rows', async () => {
    const texts = [
      await toldOfDepartments([...listed, 'Vosges'], 'en'),
      await toldOfDepartments(listed, 'en', { state: 'hidden' }),
      await toldOfDepartments(listed, 'en', { rows: [HEADER.slice(1), ['Kastler', 'college', 'MEUSE']] }),
      await toldOfDepartments(listed, 'en', { rows: [HEADER] }),
    ];
    expect(texts.map((text) => text.includes('list-sheet-unread'))).toEqual([false, false, false, false]);
  });

  test('is not told where it shares the only header of a list: any sheet may have that', async () => {
    const { folder, write, edit } = smallGroup();
    const parc = [['Ligne'], ['A2']];
    const streets = [
      ['Ligne', 'Rue'],
      ['A2', 'rue Haute'],
    ];
    const sheets = Object.entries({ Parc: parc, Adresses: streets }).map(([name, rows]) => ({ name, rows }));
    write('parc.xlsx', writeXlsx({ sheets }));
    const list = '{ file: parc.xlsx, sheet: Parc, columns: { access: Ligne }, defaults: { serves: STENAY } }';
    edit('convention.yaml', 'rules:', `tables: { accesses: ${list} }\nrules:`);
    expect(await runCommand(['check', folder, '--lang', 'en'])).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('lists in the place of accesses.csv and imputations.csv', () => {
  test('are named by every command that tells of them', () =>
    inExample(async (folder) => {
      const at = (name: string): string => join(folder, name);
      await must('allocate', folder, '--period', '2025-09', '--reports', 'none', '-q');
      await must('close', at('runs/2025-09'), '--on', '2025-10-20', '-q');
      const inventory = readFileSync(at('accesses.csv'), 'utf8').replace(';GR-GUEBWILLER;', ';CS-STENAY;');
      writeFileSync(at('accesses.csv'), inventory);
      renameSync(at('accesses.csv'), at('parc.csv'));
      appendFileSync(at('convention.yaml'), 'tables:\n  accesses: { file: parc.csv }\n');
      for (const args of [
        ['check', folder],
        ['reconcile', folder, '--period', '2025-09'],
        ['explain', folder, '--invoice', 'NONE', '--line', '1'],
        ['status', folder],
        ['account', folder, '--period', '2025-09'],
        ['forecast', folder, '--period', '2026'],
        ['forecast', folder, '--check', '2025-10'],
      ]) {
        const { stderr } = await runCommand([...args, '--lang', 'en']);
        expect([args, stderr]).toEqual([args, expect.stringContaining('no access of parc.csv serves')]);
      }
    }));

  test('are where a title is told that has several imputations, or none', () =>
    inExample(async (folder) => {
      const at = (name: string): string => join(folder, name);
      const rows = readFileSync(at('imputations.csv'), 'utf8')
        .trim()
        .split('\n')
        .filter((row) => !row.startsWith('CEA;recouvre'));
      rows[0] = rows[0]?.replace('flux', 'Sens') ?? '';
      const tie = 'REGION;recouvre;;subscription;70;221;11111;;2025-10-01;';
      writeFileSync(at('comptes.csv'), `${[...rows, tie].join('\n')}\n`);
      rmSync(at('imputations.csv'));
      appendFileSync(
        at('convention.yaml'),
        'tables:\n  imputations: { file: comptes.csv, columns: { flow: Sens } }\n',
      );
      const { stderr } = await runCommand(['allocate', folder, '--period', '2025-10', '--lang', 'en']);
      expect(stderr).toContain(
        'comptes.csv:Sens: error[imputation-tie]: several imputations of REGION (comptes.csv:10',
      );
      expect(stderr).toContain('comptes.csv:Sens: warning[revenue-imputation-missing]');
      expect(stderr).not.toContain('imputations.csv');
    }));
});

test('a workbook that a list seeks in invoices/, and that is still beside the convention, is to be moved', async () => {
  const entries = ENTRIES.replaceAll('file: listes.xlsx', 'file: invoices/listes.xlsx');
  expect(await told(entries, [['Code']])).toContain(
    '"listes.xlsx" is beside convention.yaml: if it is this list, move it to invoices/listes.xlsx. Put',
  );
});

test('a workbook of invoices/ that has a table beside its lines is one input of a run, which verifies', async () => {
  const group = smallGroup();
  const lines = (invoice: string, month: string) => [
    LINES_HEADER.trim().split(','),
    lineOf(invoice, `2025-${month}-28`, '10.00').trim().split(','),
  ];
  const access = readFileSync(join(group.folder, 'accesses.csv'), 'utf8').trim().split('\n');
  const parc = access.map((row) => row.split(','));
  const sheets = [
    { name: 'Oct', rows: lines('F8', '10') },
    { name: 'Nov', rows: lines('F9', '11') },
    { name: 'Parc', rows: parc },
  ];
  group.write('invoices/op.xlsx', writeXlsx({ sheets }));
  rmSync(join(group.folder, 'accesses.csv'));
  const convention = readFileSync(join(group.folder, 'convention.yaml'), 'utf8');
  group.write(
    'convention.yaml',
    `${convention}invoices: [{ files: op.xlsx, sheets: [Oct, Nov] }]\ntables: { accesses: { file: invoices/op.xlsx, sheet: Parc } }\n`,
  );
  for (const [period, day] of [
    ['2025-09', '2025-10-05'],
    ['2025-10', '2025-11-05'],
    ['2025-11', '2025-12-05'],
  ] as const)
    await group.close(period, day);
  const run = join(group.folder, 'runs/2025-10');
  const { inputs } = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'));
  const ofBook = inputs.filter(({ path }: { readonly path: string }) => path === 'invoices/op.xlsx');
  expect(ofBook.map(({ rows }: { readonly rows: number }) => rows)).toEqual([1 + access.length - 1]);
  await must('verify', '--all', group.folder);
  // A run without a line of the workbook keeps it for its table, with lines that only closed runs say are spent.
  group.write('invoices/late.csv', `${LINES_HEADER}${lineOf('F10', '2025-12-01', '10.00')}`);
  await must('allocate', group.folder, '--pending', '--reports', 'none', '-q');
  await must('verify', join(group.folder, 'runs/pending'));
});
