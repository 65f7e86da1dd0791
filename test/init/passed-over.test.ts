/** What `init --from` neither reads nor proposes is named. */
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, must, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';

const SITES = 'UAI;Nom;Type;Collectivité\n0550020Y;Stenay;Collège;MEUSE\n0550072E;Kastler;Lycée;REGION\n';
const LINES =
  'N° facture;Date facture;Réf accès;Libellé;Montant HT;Taux TVA\nF1;01/09/2025;A1;Fibre;100,00;20\nF1;01/09/2025;A2;Fibre;50,00;20\n';
const rowsOf = (csv: string): readonly (readonly string[])[] =>
  csv
    .trim()
    .split('\n')
    .map((row) => row.split(';'));

test('the links of a folder, and of folders in it', () =>
  inFolder(async (folder) => {
    writeFiles(folder, { 'own/Sites.csv': SITES, 'own/invoices/op-1.csv': LINES, 'other/op.csv': LINES });
    symlinkSync('../../other/op.csv', join(folder, 'own/invoices/op-2.csv'));
    symlinkSync('../other', join(folder, 'own/archives'));
    const own = join(folder, 'own');
    const { exitCode, stdout } = await runCommand(['init', own, '--lang', 'en', '--from', own]);
    expect(exitCode).toBe(0);
    for (const link of ['archives', 'invoices/op-2.csv'])
      expect(stdout).toContain(`own/${link}: a link, a hidden file, or no plain one`);
  }));

test('the hidden files of a folder that would be lists under another name, and no others', () =>
  inFolder(async (folder) => {
    const files = { '.gitignore': 'x\n', '._Sites.csv': SITES, '.Anciens.csv': SITES, '.git/x.csv': SITES };
    writeFiles(folder, { 'Sites.csv': SITES, '.Prix.xlsx.icloud': '', ...files });
    const { stdout } = await runCommand(['init', folder, '--lang', 'en', '--from', folder]);
    const named = stdout.split('\n').filter((line) => line.includes('a hidden file'));
    expect(named.map((line) => line.slice(line.lastIndexOf('/') + 1).split(':')[0])).toEqual([
      '.Anciens.csv',
      '.Prix.xlsx.icloud',
    ]);
  }));

test('each sheet of a workbook: its lines get a layout beside its table, and what it also shows is named', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'all.xlsx');
    const sheets = Object.entries({ Sites: SITES, Lignes: LINES, Notes: 'Vu;Par\na;b\nc;d\n' }).map(
      ([name, csv]) => ({ name, rows: rowsOf(csv) }),
    );
    writeFileSync(path, writeXlsx({ sheets }));
    const { stdout, stderr } = await runCommand(['init', '--lang', 'en', '--from', path]);
    expect(stdout).toContain('      sheet: "Sites"');
    expect(stdout).toContain('    sheet: "Lignes"');
    expect(stderr).toBe(
      'all.xlsx (Notes): no table that grappe knows. Complete the entry that is proposed for it behind a "#", or leave it out.\n',
    );
  }));

test.each(['elsewhere', 'own'])(
  'a workbook of a table and of lines in %s/ is read from invoices/ once it is there',
  (at) =>
    inFolder(async (folder) => {
      const sheets = Object.entries({ Sites: SITES, Lignes: LINES }).map(([name, csv]) => ({
        name,
        rows: rowsOf(csv),
      }));
      const own = join(folder, 'own');
      const given = join(folder, at, 'all.xlsx');
      writeFiles(folder, { [`${at}/all.xlsx`]: writeXlsx({ sheets }) });
      const { stdout } = await runCommand(['init', own, '--lang', 'en', '--from', given]);
      if (at === 'own') {
        expect(stdout).toContain('move it into invoices/');
        mkdirSync(join(own, 'invoices'), { recursive: true });
        renameSync(given, join(own, 'invoices/all.xlsx'));
      }
      const convention = readFileSync(join(own, 'convention.yaml'), 'utf8');
      expect(convention).toContain('- files: "all.xlsx"\n    sheet: "Lignes"');
      expect(convention).toContain('- file: "invoices/all.xlsx"\n      sheet: "Sites"');
      const { stderr } = await runCommand(['check', own, '--lang', 'en']);
      expect(stderr).not.toContain('list-missing');
    }),
);

describe('an inventory beside the lines of a workbook in invoices/', () => {
  const PARC = 'Réf accès;UAI;Débit\nA1;0550020Y;100\nA2;0550072E;200\n';
  const book = (sheets: Readonly<Record<string, string>>) =>
    writeXlsx({ sheets: Object.entries(sheets).map(([name, csv]) => ({ name, rows: rowsOf(csv) })) });
  const MONTHS = {
    'invoices/op-2025-09.xlsx': book({ Lignes: LINES, Parc: PARC }),
    'invoices/op-2025-10.xlsx': book({ Lignes: LINES.replaceAll('F1', 'F2'), Parc: PARC }),
  };
  const begun = async (folder: string, files: Readonly<Record<string, string | Uint8Array>>) => {
    writeFiles(folder, { 'Sites.csv': SITES, ...files });
    await must('init', folder, '--lang', 'en', '--from', folder);
    const path = join(folder, 'convention.yaml');
    return { path, convention: readFileSync(path, 'utf8') };
  };
  const again = (folder: string) => runCommand(['init', folder, '--lang', 'en', '--from', folder]);

  test('is proposed once, from the last month, and fits its layout', () =>
    inFolder(async (folder) => {
      const { convention } = await begun(folder, MONTHS);
      expect(convention.match(/- file: "invoices.*\n.*/g)).toEqual([
        '- file: "invoices/op-2025-10.xlsx"\n      sheet: "Parc"',
      ]);
      const { stderr } = await again(folder);
      expect(stderr).toContain('op-2025-10.xlsx (Parc): in the form that its layout');
      expect(stderr).toContain('op-2025-09.xlsx (Parc): other sheets of the workbook are read, not this one');
    }));

  test('is proposed later too, where nothing else is the inventory', () =>
    inFolder(async (folder) => {
      const { path, convention } = await begun(folder, MONTHS);
      writeFileSync(path, convention.replace(/ {2}accesses:.*?\n\n/s, '\n'));
      expect((await again(folder)).stdout).toContain('- file: "invoices/op-2025-10.xlsx"');
      writeFiles(folder, { 'accesses.csv': 'access,serves\nA1,0550020Y\n' });
      expect((await again(folder)).stdout).toBe('');
    }));

  test('is left aside where a list of its own is the inventory', () =>
    inFolder(async (folder) => {
      const { convention } = await begun(folder, { ...MONTHS, 'Accès.csv': PARC });
      expect(convention).not.toContain('- file: "invoices');
    }));
});

test.each(['with a convention', 'without one'])('a file with all its columns in one, %s', (when) =>
  inFolder(async (folder) => {
    const path = join(folder, 'liste.csv');
    writeFileSync(path, SITES.replace(/.+/g, '"$&"').replaceAll(';', '|'));
    const choices = 'prorata: daily\nrounding: carry\nvat: line\nbasis: service\n';
    if (when === 'with a convention') writeFileSync(join(folder, 'convention.yaml'), choices);
    const where = when === 'with a convention' ? [folder] : [];
    const { stderr } = await runCommand(['init', ...where, '--lang', 'en', '--from', path]);
    expect(stderr).toContain('liste.csv: all its columns are in one, separated by "|"');
  }),
);

test('a table itself needs no layout, and gets none', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'members.csv');
    writeFileSync(path, 'member,name,siret\nMEUSE,Meuse,22550001600152\n');
    const { exitCode, stdout, stderr } = await runCommand(['init', '--lang', 'en', '--from', path]);
    expect([exitCode, stdout, stderr]).toEqual([0, '', 'members.csv: the table itself, read as it is.\n']);
  }));

test('the damaged letters of a file, alone or in a folder', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'Sites.csv');
    writeFiles(folder, { 'Sites.csv': SITES.replace('Collectivité', 'CollectivitÃ©') });
    const alone = await runCommand(['init', '--lang', 'en', '--from', path]);
    expect(alone.stderr).toContain('Sites.csv: its letters are damaged ("CollectivitÃ©")');
    const { stdout } = await runCommand(['init', folder, '--lang', 'en', '--from', folder]);
    expect(stdout).toContain('Sites.csv: its letters are damaged ("CollectivitÃ©")');
  }));
