import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { junitNoResult } from '../../src/reconcile/outputs/junit.ts';
import { EXAMPLE, inFolder, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';
import { LINES_HEADER, lineOf, linesOfLycee, type SmallGroup, smallGroup } from './small-group.ts';

/** As macOS writes a file of attributes beside another one (AppleDouble, RFC 1740). */
const ATTRIBUTES = new Uint8Array([0x00, 0x05, 0x16, 0x07, 0x00, 0x02, 0x00, 0x00]);

const OCTOBER = LINES_HEADER + lineOf('F2', '2025-10-31', '100.00');

/** `file invoice line` of each row of the lycée in allocations.csv. */
async function charged(group: SmallGroup): Promise<readonly string[]> {
  await must('allocate', group.folder, '--reports', 'none', '--force', '-q');
  return linesOfLycee(group, 'all');
}

async function refusals({ folder }: SmallGroup, ...options: readonly string[]): Promise<readonly string[]> {
  const { exitCode, stdout } = await runCommand(['check', folder, '--format', 'json', ...options]);
  const { diagnostics } = JSON.parse(stdout);
  return [
    String(exitCode),
    ...diagnostics.map((found: { code: string; file: string }) => `${found.file} ${found.code}`),
  ];
}

describe('files of invoices/', () => {
  test('are read from all folders, in one sequence by their paths', async () => {
    const group = smallGroup();
    group.write('invoices/2025/10/op.csv', OCTOBER);
    group.write('invoices/2025.csv', OCTOBER.replaceAll('F2', 'F3'));
    group.write('invoices/2025/9.CSV', OCTOBER.replaceAll('F2', 'F4'));
    expect(await charged(group)).toEqual([
      'invoices/2025-09.csv F1 1',
      'invoices/2025.csv F3 1',
      'invoices/2025/10/op.csv F2 1',
      'invoices/2025/9.CSV F4 1',
    ]);
  });

  test('are read from archives, which a run keeps, and verify reads again', async () => {
    const group = smallGroup();
    const text = new TextEncoder().encode(OCTOBER);
    group.write(
      'invoices/2025/envoi.zip',
      zipSync({ 'op/2025-10.csv': text, '__MACOSX/op/._2025-10.csv': ATTRIBUTES }),
    );
    expect(await charged(group)).toEqual([
      'invoices/2025-09.csv F1 1',
      'invoices/2025/envoi.zip/op/2025-10.csv F2 1',
    ]);
    const manifest = JSON.parse(readFileSync(join(group.folder, 'runs/all/manifest.json'), 'utf8'));
    expect(manifest.inputs.map(({ path }: { path: string }) => path)).toContain('invoices/2025/envoi.zip');
    expect((await runCommand(['verify', join(group.folder, 'runs/all')])).exitCode).toBe(0);
  });

  test('of an archive are read from the folder too in which macOS keeps attributes, where they are none', async () => {
    const group = smallGroup();
    const text = new TextEncoder().encode(OCTOBER);
    group.write('invoices/envoi.zip', zipSync({ '__MACOSX/2025-10.csv': text, '__MACOSX/avis.txt': text }));
    expect(await refusals(group)).toEqual(['2', 'invoices/envoi.zip/__MACOSX/avis.txt file-unsupported']);
    group.write(
      'invoices/envoi.zip',
      zipSync({ '__MACOSX/2025-10.csv': text, '__MACOSX/._avis.txt': ATTRIBUTES }),
    );
    expect(await charged(group)).toEqual([
      'invoices/2025-09.csv F1 1',
      'invoices/envoi.zip/__MACOSX/2025-10.csv F2 1',
    ]);
  });

  test.each([
    ['a folder', { 'factures/': new Uint8Array(0) }],
    ['what a system made', { '.DS_Store': new Uint8Array(4), '__MACOSX/._avis.txt': ATTRIBUTES }],
  ])('are shared beside an archive that holds none but %s, which is told', async (_, content) => {
    const group = smallGroup();
    group.write('invoices/envoi.zip', zipSync(content));
    const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    expect(stderr).toContain('invoices/envoi.zip: warning[archive-empty]');
    expect(await charged(group)).toEqual(['invoices/2025-09.csv F1 1']);
  });

  test.runIf(has.foreignNames)(
    'that have their names in another encoding than UTF-8 are refused, and so are folders',
    async () => {
      const group = smallGroup();
      const latin1 = (path: string): Buffer =>
        Buffer.concat([Buffer.from(`${group.folder}/`), Buffer.from(path, 'latin1')]);
      writeFileSync(latin1('invoices/août.csv'), OCTOBER);
      mkdirSync(latin1('invoices/été'));
      writeFileSync(latin1('invoices/été/2025-10.csv'), OCTOBER);
      expect(await refusals(group)).toEqual([
        '2',
        'invoices/ao\uFFFDt.csv file-name-unread',
        'invoices/\uFFFDt\uFFFD file-name-unread',
      ]);
      const { exitCode, stderr } = await runCommand(['init', '--from', group.folder, '--lang', 'en']);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('t.csv: error[file-name-unread]')]);
      rmSync(join(group.folder, 'invoices'), { recursive: true });
    },
  );

  test.runIf(has.anySigns)('that hold a backslash are refused, as no manifest could name them', async () => {
    const group = smallGroup();
    group.write('invoices/2025\\10.csv', OCTOBER);
    group.write('invoices/a\\b/2025-11.csv', OCTOBER.replaceAll('F2', 'F3'));
    expect(await refusals(group)).toEqual([
      '2',
      'invoices/2025\\10.csv file-name-unread',
      'invoices/a\\b/2025-11.csv file-name-unread',
    ]);
  });

  test.runIf(has.links)('are no links, not even one that leads to itself, nor in a folder', async () => {
    const group = smallGroup();
    symlinkSync('op.csv', join(group.folder, 'invoices/op.csv'));
    group.write('invoices/2025/real.csv', OCTOBER);
    symlinkSync('real.csv', join(group.folder, 'invoices/2025/link.csv'));
    expect(await refusals(group)).toEqual([
      '2',
      'invoices/2025/link.csv file-unsupported',
      'invoices/op.csv file-unsupported',
    ]);
    rmSync(join(group.folder, 'invoices/op.csv'));
  });

  test.runIf(has.links)('have no run among them, by whatever links its folder is named', async () => {
    const { folder } = smallGroup();
    const [group, year] = [`${folder}-link`, join(folder, 'year')];
    symlinkSync(folder, group);
    symlinkSync('invoices', year);
    for (const [of, out] of [
      [folder, join(group, 'invoices/new/run')],
      [group, join(folder, 'invoices/run')],
      [folder, join(year, 'run')],
    ] as const) {
      const { exitCode, stderr } = await runCommand(['allocate', of, '--out', out, '--lang', 'en']);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`${out}: error[out-in-invoices]`)]);
    }
    expect(readdirSync(join(folder, 'invoices'))).toEqual(['2025-09.csv']);
    rmSync(group);
    rmSync(year);
  });

  test('have their names in archives as Windows writes them, too', async () => {
    const group = smallGroup();
    const zip = zipSync({ '123456.csv': new TextEncoder().encode(OCTOBER) });
    // “Détail” in code page 850, and no flag that says it is UTF-8.
    const named = Buffer.from(
      Buffer.from(zip).toString('latin1').replaceAll('123456', 'D\u0082tail'),
      'latin1',
    );
    group.write('invoices/envoi.zip', named);
    expect(await charged(group)).toEqual(['invoices/2025-09.csv F1 1', 'invoices/envoi.zip/Détail.csv F2 1']);
  });

  test.each(['avis.txt', 'note.docx', 'liste.xls', 'sans-extension', '2025/courriel.eml'])(
    '%s is refused, by allocate and by close',
    async (name) => {
      const group = smallGroup();
      await must('allocate', group.folder, '--period', '2025-09', '--reports', 'none', '-q');
      group.write(`invoices/${name}`, 'x');
      expect(await refusals(group)).toEqual(['2', `invoices/${name} file-unsupported`]);
      const closing = await runCommand(['close', join(group.folder, 'runs/2025-09'), '--on', '2025-10-20']);
      expect([closing.exitCode, closing.stderr]).toEqual([2, expect.stringContaining('file-unsupported')]);
    },
  );

  test('so is one in an archive', async () => {
    const group = smallGroup();
    group.write(
      'invoices/a.zip',
      zipSync({ 'lisez-moi.txt': new Uint8Array([65]), 'b.zip': new Uint8Array([65]) }),
    );
    expect(await refusals(group)).toEqual([
      '2',
      'invoices/a.zip/b.zip file-unsupported',
      'invoices/a.zip/lisez-moi.txt file-unsupported',
    ]);
  });

  test('so is one that an archive calls a folder, which bytes are packed in', async () => {
    const group = smallGroup();
    const text = new TextEncoder().encode(OCTOBER);
    group.write('invoices/a.zip', zipSync({ 'op/': new Uint8Array(0), 'op/2025-10.csv/': text }));
    expect(await refusals(group)).toEqual(['2', 'invoices/a.zip/op/2025-10.csv file-unsupported']);
    const listed = 'ignore_files: { "invoices/a.zip/op/2025-10.csv": "copy" }';
    group.edit('convention.yaml', 'rules:', `${listed}\nrules:`);
    expect(await charged(group)).toEqual(['invoices/2025-09.csv F1 1']);
  });

  test('a folder by the separators of Windows is one, and passed over', async () => {
    const group = smallGroup();
    const text = new TextEncoder().encode(OCTOBER);
    group.write('invoices/a.zip', zipSync({ 'op\\': new Uint8Array(0), 'op\\2025-10.csv': text }));
    expect(await charged(group)).toEqual(['invoices/2025-09.csv F1 1', 'invoices/a.zip/op/2025-10.csv F2 1']);
  });

  test('may be left aside by the convention, with a reason that the manifest keeps', async () => {
    const group = smallGroup();
    group.write('invoices/2025/avis.txt', 'x');
    group.write('invoices/copie.csv', OCTOBER);
    group.edit('convention.yaml', 'rules:', 'ignore_files: { "*.txt": accusés, copie.csv: double }\nrules:');
    expect(await charged(group)).toEqual(['invoices/2025-09.csv F1 1']);
    const manifest = JSON.parse(readFileSync(join(group.folder, 'runs/all/manifest.json'), 'utf8'));
    expect(manifest.ignore_files).toEqual([
      { files: '*.txt', reason: 'accusés' },
      { files: 'copie.csv', reason: 'double' },
    ]);
    expect((await runCommand(['verify', join(group.folder, 'runs/all')])).exitCode).toBe(0);
  });

  test('that two archives hold, one behind the other, are refused: one of them was read, and the other passed over', async () => {
    const group = smallGroup();
    const [one, other] = ['F2', 'F3'].map((number) =>
      zipSync({ 'a.csv': new TextEncoder().encode(OCTOBER.replace('F2', number)) }),
    );
    group.write(
      'invoices/envoi.zip',
      Buffer.concat([one, other].map((archive) => archive ?? Buffer.alloc(0))),
    );
    expect(await refusals(group)).toEqual(['2', 'invoices/envoi.zip archive-unreadable']);
    group.write('invoices/envoi.zip', other ?? '');
    expect(await refusals(group)).toEqual(['0']);
  });

  test('that systems make by themselves go without a word', async () => {
    const group = smallGroup();
    for (const name of ['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$liste.xlsx', '.~lock.a.ods#']) {
      group.write(`invoices/${name}`, 'x');
    }
    group.write('invoices/._a.csv', ATTRIBUTES);
    expect(await refusals(group)).toEqual(['0']);
  });

  test('that have a name as macOS gives to attributes, and hold none, are read or refused like any other', async () => {
    const group = smallGroup();
    const text = new TextEncoder().encode(OCTOBER);
    group.write('invoices/._avis.txt', 'x');
    group.write('invoices/envoi.zip', zipSync({ '__MACOSX/._avis.txt': text }));
    expect(await refusals(group)).toEqual([
      '2',
      'invoices/._avis.txt file-unsupported',
      'invoices/envoi.zip/__MACOSX/._avis.txt file-unsupported',
    ]);
    rmSync(join(group.folder, 'invoices/._avis.txt'));
    group.write('invoices/envoi.zip', zipSync({ '__MACOSX/._2025-10.csv': text }));
    expect(await charged(group)).toEqual([
      'invoices/2025-09.csv F1 1',
      'invoices/envoi.zip/__MACOSX/._2025-10.csv F2 1',
    ]);
  });

  test.each(['2025-10.csv.nextcloud', '2025-10.csv.owncloud', '.2025-10.csv.icloud'])(
    'that are kept online only are told by what stands for them: %s',
    async (name) => {
      const group = smallGroup();
      group.write(`invoices/${name}`, ' ');
      const { exitCode, stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
      expect([exitCode, stderr]).toEqual([
        2,
        expect.stringContaining(
          '    It is only a placeholder for 2025-10.csv, which is not on this computer: ',
        ),
      ]);
    },
  );

  test('are listed by status where nobody reads them', async () => {
    const group = smallGroup();
    group.write('invoices/avis.txt', 'x');
    const { exitCode, stdout } = await runCommand(['status', group.folder, '--lang', 'en']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('invoices/avis.txt: error[file-unsupported]');
  });
});

describe('beside the tables', () => {
  test.each([
    ['convention (copie en conflit de PC-42 2026-11-20).yaml', true],
    ['convention (2024).yaml', false],
    ['convention (conflicted copy 2026-11-20 101112).yaml', true],
    ['convention.sync-conflict-20261120-101112-ABCDEFG.yaml', true],
    ['convention (1).yaml', true],
    ['convention-PC42.yaml', true],
    ['convention-DESKTOP-7H2K9QF.yaml', true],
    ['convention-PC42 (1).yaml', true],
    ['listes/Prix-CG55-P0123.csv', true],
    ['convention-V2.yaml', false],
    ['convention-MAJ2025.yaml', false],
    ['convention-LOT12.yaml', false],
    ['convention-AVENANT1.yaml', false],
    ['convention-MEUSE.yaml', false],
    ['convention-essai-42.yaml', false],
    ['listes/Prix (1).csv', true],
    ['convention-2026.yaml', false],
    ['listes/Prix 2026.csv', false],
    ['convention (1).txt', false],
  ])('%s is told as a copy that was set aside: %s', async (name, told) => {
    const group = smallGroup();
    group.edit('convention.yaml', 'rules:', 'tables: { prices: { file: listes/Prix.csv } }\nrules:');
    group.write('listes/Prix.csv', 'item_code,unit_price,valid_from,valid_to\n');
    expect(await refusals(group)).not.toContain(`${name} copy-unread`);
    group.write(name, 'x');
    expect((await refusals(group)).includes(`${name} copy-unread`)).toBe(told);
  });

  test.each(['convention.yaml', 'sites.csv', 'withdrawn-lines.csv', 'budget.ods', 'Liste.xlsx'])(
    'what stands for %s, which is kept online only, is an error, and that it is missing is not told besides',
    async (name) => {
      const group = smallGroup();
      group.edit('convention.yaml', 'rules:', 'tables: { prices: { file: Liste.xlsx } }\nrules:');
      group.write('Liste.xlsx', 'x');
      group.write(`.${name}.icloud`, ' ');
      rmSync(join(group.folder, name), { force: true });
      const told = await refusals(group);
      expect(told).toContain(`.${name}.icloud file-online-only`);
      expect(told.filter((refusal) => /table-missing|list-missing/.test(refusal))).toEqual([]);
    },
  );

  test.runIf(has.links).each(['prices.csv', 'sites.csv'])(
    'a link named %s that leads nowhere is a table that is missing',
    async (name) => {
      const group = smallGroup();
      rmSync(join(group.folder, name), { force: true });
      symlinkSync('nowhere', join(group.folder, name));
      expect(await refusals(group)).toContain(`${name} table-missing`);
      rmSync(join(group.folder, name));
    },
  );

  test.runIf(has.links).each(['empty', 'nowhere', 'draft'])(
    'a run is put in the place of no link, wherever it leads: %s',
    async (to) => {
      const group = smallGroup();
      const link = join(group.folder, 'runs/link');
      mkdirSync(join(group.folder, 'runs/empty'), { recursive: true });
      await must('allocate', group.folder, '--out', join(group.folder, 'runs/draft'), '--reports', 'none');
      symlinkSync(to, link);
      const { exitCode, stderr } = await runCommand(['allocate', group.folder, '--out', link, '--force']);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('not-a-run')]);
      expect(readlinkSync(link)).toBe(to);
      rmSync(link);
    },
  );

  test.each(['convention.yml', 'Convention.YAML.txt', '.convention.yaml'])(
    'a convention under the name %s is an error, and beside none that it is missing is not told',
    async (name) => {
      const group = smallGroup();
      group.write(name, 'x');
      expect(await refusals(group)).toContain(`${name} convention-misnamed`);
      rmSync(join(group.folder, 'convention.yaml'));
      const { exitCode, stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Rename it to convention.yaml.')]);
      expect(stderr).not.toContain('table-missing');
    },
  );

  test.each(['convention.yaml.bak', 'convention-2026.yml', 'conventions.yaml'])(
    'a file of another name is not taken for the convention: %s',
    async (name) => {
      const group = smallGroup();
      group.write(name, 'x');
      expect(await refusals(group)).not.toContain(`${name} convention-misnamed`);
    },
  );

  test('a hidden list beside the tables is told, and what macOS writes for its attributes is not', async () => {
    const group = smallGroup();
    group.write('.members.csv', 'x');
    group.write('._members.csv', 'x');
    const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    expect(stderr).toContain('warning[table-unread]: .members.csv is not');
    expect(stderr).not.toContain('._');
  });

  test.each(['listes/.Prix.csv.icloud', 'listes/Prix.csv.nextcloud'])(
    'what stands in a folder for a list that is kept online only is an error, and that it is missing is not told besides: %s',
    async (name) => {
      const group = smallGroup();
      group.edit('convention.yaml', 'rules:', 'tables: { prices: { file: listes/Prix.csv } }\nrules:');
      group.write(name, ' ');
      group.write('listes/Autre.csv.owncloud', ' ');
      expect(await refusals(group)).toEqual(['2', `${name} file-online-only`]);
    },
  );

  test('a convention that is kept online only is not taken for that of a folder near it', async () => {
    const group = smallGroup();
    cpSync(join(group.folder, 'convention.yaml'), join(group.folder, 'essai/convention.yaml'));
    rmSync(join(group.folder, 'convention.yaml'));
    group.write('convention.yaml.nextcloud', ' ');
    const told = 'convention.yaml.nextcloud file-online-only';
    expect(await refusals(group)).toEqual(['2', told]);
    const { exitCode, stderr } = await runCommand(['schema', '--package', group.folder, '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error[file-online-only]')]);
  });

  test.each([
    ['imputation.csv', 'If it is imputations.csv, rename it so. To read its rows, ', 'imputations'],
    ['Prix 2025.XLSX', 'If it is prices.xlsx, rename it so. To read its rows, ', 'prices'],
    [
      'Sites 2025.ods',
      'To read its rows, besides sites.csv (a row there replaces that of a list with the same id), ',
      'sites',
    ],
  ])('%s is told, with the table that it may be', async (name, remedy, table) => {
    const group = smallGroup();
    group.write(name, 'x');
    const { exitCode, stderr } = await runCommand(['check', group.folder, '-q', '--lang', 'en']);
    const entry = `\`tables: { ${table}: { file: "${name}" } }\``;
    const told = `    ${remedy}write in convention.yaml: ${entry}`;
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining(told)]);
  });

  test('a list of invoice lines is told with their sum, and where it belongs', async () => {
    const group = smallGroup();
    group.write('2025-10.csv', OCTOBER);
    const { stderr } = await runCommand(['check', group.folder, '-q', '--lang', 'en']);
    expect(stderr).toContain(
      'warning[table-unread]: 2025-10.csv is not a table of the workspace and is not read, with lines of 100.00 without VAT\n    If it holds invoices, move it to invoices/.',
    );
    rmSync(join(group.folder, '2025-10.csv'));
    group.write('invoices/2025-10.csv', OCTOBER);
    expect((await runCommand(['check', group.folder, '-q', '--lang', 'en'])).stderr).toBe('');
  });

  test.each([
    ['allocations.csv', 'Allocations sept.csv', 'en', 'It is allocations.csv as grappe writes it'],
    ['settlement.csv', 'settlement (1).csv', 'fr', 'C’est settlement.csv, que grappe écrit lui-même'],
    ['charges.csv', 'sites-2025.csv', 'en', 'It is charges.csv as grappe writes it'],
  ])(
    '%s beside the tables is told as what grappe wrote, and to no table and not to invoices/: %s',
    async (output, name, lang, said) => {
      const group = smallGroup();
      await must('allocate', group.folder, '--period', '2025-09', '--reports', 'none', '-q');
      cpSync(join(group.folder, 'runs/2025-09', output), join(group.folder, name));
      const { stderr } = await runCommand(['check', group.folder, '--lang', lang]);
      expect(stderr).toMatch(/\[table-unread\]: .* (?:is not read|n’est pas lu)\n/);
      expect(stderr).toContain(`    ${said}`);
      expect(stderr).not.toMatch(/tables: \{|move it|déplacez/);
    },
  );

  test('a list with a column that grappe writes nowhere is none of its own', async () => {
    const group = smallGroup();
    group.write('dettes.csv', 'debtor,creditor,corrects,lignes,net_amount,vat_amount,gross_amount\n');
    const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    expect(stderr).toContain('[table-unread]');
    expect(stderr).not.toContain('as grappe writes it');
  });

  test('a list that nothing is near to is told without a name', async () => {
    const group = smallGroup();
    group.write('expected.csv', 'x');
    const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    expect(stderr).toContain('warning[table-unread]');
    expect(stderr).toContain(
      '`tables: { …: { file: "expected.csv" } }`, where … is one of: members, sites, ',
    );
  });

  test('for a list near a table that no layout reads, the name is proposed, and no entry that would be refused', async () => {
    const group = smallGroup();
    group.write('withdrawn lines.csv', 'x');
    const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    expect(stderr).toContain('If it is withdrawn-lines.csv, rename it so.');
    expect(stderr).toContain('where … is one of: members, sites, ');
    expect(stderr).not.toContain('withdrawn-lines: {');
  });

  test('sites.xlsx beside sites.csv is refused: one table has two sources', async () => {
    const group = smallGroup();
    group.write('sites.xlsx', 'x');
    expect(await refusals(group)).toContain('sites.xlsx table-twice');
  });

  test('a folder of invoices that is not read is told', async () => {
    const group = smallGroup();
    group.write('factures/2025-10.csv', OCTOBER);
    expect(await refusals(group)).toEqual(['0', 'factures folder-unread']);
  });

  test.each([
    ['Décembre 2025/export.csv', 'Décembre 2025'],
    ['2025-12/export.xlsx', '2025-12'],
    ['Archive/2025/covage_dec25.csv', 'Archive'],
    ['Scans/12/Facture n° 12.pdf', 'Scans'],
    ['2025/export.csv', '2025'],
    ['SFR/2025-10.xlsx', 'SFR'],
    ['Réception/E-12.xml', 'Réception'],
  ])('so is one of another name with %s in it', async (path, told) => {
    const group = smallGroup();
    group.edit('convention.yaml', 'rounding:', 'invoices: [{ files: "covage_*.csv" }]\nrounding:');
    group.write(path, 'x');
    expect(await refusals(group)).toEqual(['0', `${told} folder-unread`]);
  });

  test.each([
    ['grappe’s own', OCTOBER],
    ['those of a layout', '"Facture";Total HT;TVA\n'],
  ])('so is one with a CSV of any name whose headers are %s', async (_, text) => {
    const group = smallGroup();
    const columns = 'columns: { invoice_number: Facture, net_amount: Total HT, vat_rate: TVA }';
    group.edit(
      'convention.yaml',
      'rounding:',
      `invoices: [{ files: "covage_*.csv", ${columns} }]\nrounding:`,
    );
    // As macOS writes the é: e, then the accent.
    group.write('SFR/Relevé.csv'.normalize('NFD'), text);
    expect(await refusals(group)).toEqual(['0', 'SFR folder-unread']);
  });

  test('but not one whose files seem to be none: lists, what a table is read from, what grappe wrote, another workspace, what is deep in it', async () => {
    const group = smallGroup();
    const list = 'tables: { prices: { file: 2025-12/covage_prix.csv } }';
    group.edit('convention.yaml', 'rounding:', `invoices: [{ files: "covage_*.csv" }]\n${list}\nrounding:`);
    group.write('2025-12/covage_prix.csv', 'item_code,unit_price,valid_from\nX,1.00,2025-01-01\n');
    for (const path of ['docs/notes.csv', 'Scans/12.pdf', '2025-11/.facture.xml', 'a/b/c/covage_dec25.csv'])
      group.write(path, 'x');
    for (const path of ['2025/Convention signée.pdf', 'Avis/2025-10.pdf', '12-sites/sites.xlsx'])
      group.write(path, 'x');
    group.write('sent/REGION.csv', `member,${OCTOBER}`);
    group.write('2025-10/manifest.json', '{}');
    group.write('Copie/convention.yaml', 'x');
    group.write('Copie/invoices/2025-10.csv', OCTOBER);
    group.write('2025-10/covage_10.csv', 'x');
    expect((await refusals(group)).filter((found) => found.includes('folder-unread'))).toEqual([]);
  });

  test('but not for a report of grappe’s that a pipeline keeps beside the tables, in any encoding', async () => {
    const group = smallGroup();
    const report = 'report/grappe.xml';
    await runCommand(['reconcile', group.folder, '--format', 'junit', '--out', join(group.folder, report)]);
    const text = readFileSync(join(group.folder, report), 'utf8');
    for (const path of ['grappe.xml', '2025-09/grappe.xml', '2025/09.xml']) group.write(path, text);
    group.write('ci/grappe.xml', Buffer.from(`\uFEFF${text}`, 'utf16le'));
    group.write('ci/refused.xml', `\uFEFF${junitNoResult('no period')}`);
    expect(await refusals(group)).toEqual(['0']);
    for (const [name, other] of [
      ['E-12.xml', `<Invoice>${text}</Invoice>`],
      ['tests.xml', '<?xml version="1.0"?><testsuites name="grappelli"/>'],
      ['2025-10.csv', text],
    ] as const) {
      group.write(`ci/${name}`, other);
      expect([name, ...(await refusals(group))]).toEqual([name, '0', 'ci folder-unread']);
      rmSync(join(group.folder, 'ci', name));
    }
  });

  test.runIf(has.links)('an XML that cannot be opened is told, and stops nothing', async () => {
    const group = smallGroup();
    group.write('scans/.keep', '');
    symlinkSync('gone.xml', join(group.folder, 'scans/E-12.xml'));
    expect(await refusals(group)).toEqual(['0', 'scans folder-unread']);
    rmSync(join(group.folder, 'scans/E-12.xml'));
  });

  test('an invoice beside the tables is reported: an XML of any name, and a PDF or zip with such a name, whatever it contains', async () => {
    const group = smallGroup();
    for (const file of ['E-12.xml', 'Facture n° 12.pdf', 'invoices.ZIP', '.facture.xml'])
      group.write(file, 'x');
    for (const file of ['convention.pdf', 'manufacture.pdf', '.project.xml', '._facture.xml'])
      group.write(file, 'x');
    for (const file of ['Facture Manuel SARL.pdf', 'Facturation septembre.pdf']) group.write(file, 'x');
    expect(await refusals(group)).toEqual([
      '0',
      '.facture.xml invoice-unread',
      'E-12.xml invoice-unread',
      'Facturation septembre.pdf invoice-unread',
      'Facture Manuel SARL.pdf invoice-unread',
      'Facture n° 12.pdf invoice-unread',
      'invoices.ZIP invoice-unread',
    ]);
  });

  test.each([
    'Guide facturation.pdf',
    'Procédure facturation 2025.pdf',
    'Facturation - mode d’emploi.pdf',
    'Modèle de facture.pdf',
    'guide-invoicing.zip',
  ])('what is written about invoices is none: %s', async (name) => {
    const group = smallGroup();
    group.write(name, 'x');
    group.write(`${name}s/1.txt`, 'x');
    expect(await refusals(group)).toEqual(['0']);
  });

  test('an invoice beside the tables is not told where the convention says what it is', async () => {
    const group = smallGroup();
    group.write('Facture type.pdf', 'x');
    expect(await refusals(group)).toEqual(['0', 'Facture type.pdf invoice-unread']);
    group.edit('convention.yaml', 'rules:', 'ignore_files: { "Facture type.pdf": exemple }\nrules:');
    expect(await refusals(group)).toEqual(['0']);
  });

  test('an invoice beside the tables is told with what its lines come to', async () => {
    await inFolder(async (folder) => {
      cpSync(EXAMPLE, folder, { recursive: true });
      cpSync(join(folder, 'invoices/efacture-C2025-0012.xml'), join(folder, 'efacture-C2025-0013.xml'));
      const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
      expect(stderr).toContain('next to the tables and is not read, with lines of 2877.95 without VAT');
    });
  });
});

describe('the folders of invoices and of runs', () => {
  test.runIf(has.links).each([['invoices'], ['runs']])(
    '%s: a link whose target is not there stops every command',
    async (name) => {
      const { folder, write } = smallGroup();
      write(`${name}/.keep`, '');
      rmSync(join(folder, name), { recursive: true });
      symlinkSync(join(folder, 'share-that-is-not-mounted'), join(folder, name));
      for (const command of ['check', 'status', 'reconcile']) {
        const { exitCode, stderr } = await runCommand([command, folder, '--lang', 'en']);
        expect([command, exitCode]).toEqual([command, 2]);
        expect(stderr).toContain(
          `${name}: error[not-a-folder]: ${name} is a link, and there is no folder where it leads`,
        );
      }
      const out = join(folder, 'out');
      const { exitCode } = await runCommand(['allocate', folder, '--out', out, '-q']);
      expect([exitCode, readdirSync(folder).includes('out')]).toEqual([2, false]);
      rmSync(join(folder, name));
    },
  );

  test('runs that is a file has no closed runs to verify', async () => {
    const { folder, write } = smallGroup();
    write('runs', 'on the share P:');
    const { exitCode, stderr } = await runCommand(['verify', '--all', folder, '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([
      2,
      `${folder} has no folder runs/: give the folder of a workspace.\n`,
    ]);
  });
});
