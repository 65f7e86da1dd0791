import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../audit/tables.ts';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

/** F1 of 289.90 once more, as the operator's detail with numbers of its own. */
const DETAIL =
  LINES_HEADER + lineOf('F1', '2025-09-30', '189.90', 'D1') + lineOf('F1', '2025-09-30', '100.00', 'D2');

async function check({ folder }: SmallGroup, lang = 'en') {
  const { exitCode, stdout, stderr } = await runCommand(['check', folder, '--lang', lang]);
  return { exitCode, said: stderr, stdout };
}

describe('one invoice whose lines stand in two files', () => {
  test('is refused, with the sum that would be charged twice', async () => {
    const group = smallGroup();
    group.write('invoices/detail.csv', DETAIL);
    const { exitCode, said } = await check(group);
    expect(exitCode).toBe(2);
    expect(said).toContain('invoices/detail.csv:2:invoice_number: error[invoice-in-files]');
    expect(said).toContain('its lines here (2, 289.90 without VAT) would be charged once more');
  });

  test('is told once, and not line by line as well, where the second file is a plain copy', async () => {
    const group = smallGroup();
    const lines = Array.from({ length: 40 }, (_, index) => lineOf('F2', '2025-10-31', '1.00', `${index}`));
    group.write('invoices/2025-10.csv', LINES_HEADER + lines.join(''));
    group.write('invoices/2025-10-bis.csv', LINES_HEADER + lines.join(''));
    const { said } = await check(group);
    expect(said.match(/error\[/g)).toHaveLength(1);
    expect(said).toContain('its lines here (40, 40.00 without VAT) would be charged once more');
  });

  test.each([
    ['2025-09 (1).csv', '2025-09 (1).csv'],
    ['2025-09 - Copie.csv', '2025-09 - Copie.csv'],
    ['2025-08.csv', '2025-09.csv'],
    ['2025-09-detail.csv', '2025-09.csv'],
  ])('beside 2025-09.csv, %s: the one to leave aside is %s', async (name, copy) => {
    const group = smallGroup();
    group.write(`invoices/${name}`, DETAIL);
    const { said } = await check(group);
    expect(said).toContain(
      `to leave "invoices/${copy}" aside without taking it away, write in convention.yaml: \`ignore_files: { "invoices/${copy}": "copy" }\``,
    );
    group.edit('convention.yaml', 'rules:', `ignore_files: { "invoices/${copy}": "copy" }\nrules:`);
    expect((await check(group)).exitCode).toBe(0);
  });

  test.each([
    [
      'en',
      'are of two suppliers, say in the entry of each in convention.yaml whose it is: `invoices: [{ files: "b.csv", supplier: "…" }]`',
    ],
    [
      'fr',
      'sont de deux fournisseurs, dites à l’entrée de chacun dans convention.yaml de qui il est : `invoices: [{ files: "b.csv", supplier: "…" }]`',
    ],
  ])('of which neither names a supplier, may be two invoices: %s', async (lang, way) => {
    const group = smallGroup();
    for (const name of ['a.csv', 'b.csv']) group.write(`invoices/${name}`, DETAIL.replaceAll('OP,', ','));
    expect((await check(group, lang)).said).toContain(way);
    group.edit('convention.yaml', 'rules:', 'invoices: [{ files: "b.csv", supplier: "OTHER" }]\nrules:');
    expect((await check(group)).said).not.toContain('invoice-in-files');
  });

  describe('of which neither names a supplier, and one is of a closed run', () => {
    const UNSAID = DETAIL.replaceAll('OP,', ',').replaceAll('F1', 'F2');
    const closedGroup = async (layouts = '') => {
      const group = smallGroup();
      if (layouts !== '') group.edit('convention.yaml', 'rules:', `${layouts}\nrules:`);
      group.write('invoices/b.csv', UNSAID);
      await group.close('2025-09', '2025-10-20');
      return group;
    };

    test.each([
      ['later', 'c.csv'],
      ['before it', 'a.csv'],
    ])('only the other may be given a supplier: read %s', async (_, name) => {
      const group = await closedGroup();
      group.write(`invoices/${name}`, UNSAID.replaceAll('2025-09-30,D', '2025-10-30,D'));
      const { said } = await check(group);
      expect(said).toContain(`say in the entry of invoices/${name} in convention.yaml whose it is`);
      expect(said).toContain(`\`invoices: [{ files: "${name}", supplier: "…" }]\``);
      expect(said).toContain('and leave that of invoices/b.csv, whose lines are in closed runs, as it is');
      expect(said).not.toContain('ignore_files: { "b.csv"');
      expect(said).not.toContain('files: "b.csv", supplier');
      group.edit('convention.yaml', 'rules:', `invoices: [{ files: "${name}", supplier: "OTHER" }]\nrules:`);
      expect(await check(group)).toMatchObject({ exitCode: 0, said: '' });
    });

    test('a file that an entry with closed lines reads gets one of its own', async () => {
      const group = await closedGroup('invoices: [{ files: "b*.csv" }, { files: "a*.csv" }]');
      group.write('invoices/a.csv', UNSAID.replaceAll('F2', 'F3').replaceAll('2025-09', '2025-10'));
      await group.close('2025-10', '2025-11-20');
      group.write('invoices/a-11.csv', UNSAID);
      const { said } = await check(group);
      expect(said).toContain('give invoices/a-11.csv one of its own before them in convention.yaml');
      group.edit('convention.yaml', 'invoices: [', 'invoices: [{ files: "a-11.csv", supplier: "OTHER" }, ');
      expect(await check(group)).toMatchObject({ exitCode: 0 });
    });
  });

  test('which may be one: neither the file that a closed run has read is left aside, nor its supplier named', async () => {
    const group = smallGroup();
    group.write('invoices/b.csv', DETAIL.replaceAll('OP,', ',').replaceAll('F1', 'F2'));
    await group.close('2025-09', '2025-10-20');
    group.write('invoices/a.csv', DETAIL.replaceAll('F1', 'F2'));
    const { said } = await check(group);
    expect(said).toContain('warning[invoice-perhaps-twice]');
    expect(said).toContain('to leave "invoices/a.csv" aside');
    expect(said).toContain(
      'If they are two, there is nothing to do: to name another supplier in the entry of invoices/b.csv',
    );
    expect(said).not.toContain('Say whose');
  });

  test('of which neither names a supplier, where one entry reads both files, may be of two if one gets an entry of its own', async () => {
    const group = smallGroup();
    group.edit('convention.yaml', 'rules:', 'invoices: [{ files: "export*.csv" }]\nrules:');
    for (const name of ['export.csv', 'export-2.csv'])
      group.write(`invoices/${name}`, DETAIL.replaceAll('OP,', ',').replaceAll('F1', 'F2'));
    const { said } = await check(group);
    const entry = 'invoices: [{ files: "export.csv", supplier: "…" }]';
    expect(said).toContain('If the files are of two suppliers, give invoices/export.csv an entry of its own');
    expect(said).toContain(`\`${entry}\``);
    group.edit('convention.yaml', 'invoices: [', 'invoices: [{ files: "export.csv", supplier: "SFR" }, ');
    expect((await check(group)).exitCode).toBe(0);
  });

  test('is not left aside with a file that has other invoices too: their lines would be charged to nobody', async () => {
    const group = smallGroup();
    const again = DETAIL + lineOf('F2', '2025-09-30', '100.00').replace(',1,', ',9,');
    group.write('invoices/2025-09.csv', DETAIL);
    group.write('invoices/october.csv', again);
    const { said } = await check(group);
    expect(said).toContain(
      'There are other invoices too in invoices/october.csv: delete only the rows of this one there.',
    );
    expect(said).not.toContain('ignore_files');
  });

  test('is left aside by its path, and not another file of its name', async () => {
    const group = smallGroup();
    group.write('invoices/2025-09.csv', DETAIL);
    group.write('invoices/again.csv', DETAIL);
    group.write('invoices/older/again.csv', LINES_HEADER + lineOf('F2', '2025-09-30', '100.00'));
    const [remedy = ''] = /ignore_files: \{ .*? \}/.exec((await check(group)).said) ?? [];
    expect(remedy).toBe('ignore_files: { "invoices/again.csv": "copy" }');
    group.edit('convention.yaml', 'rules:', `${remedy}\nrules:`);
    await must('allocate', group.folder, '--period', '2025-09', '--reports', 'none', '-q');
    const rows = rowsOf(join(group.folder, 'runs/2025-09'), 'allocations.csv');
    expect([...new Set(rows.map(({ file }) => file))]).toEqual([
      'invoices/2025-09.csv',
      'invoices/older/again.csv',
    ]);
  });

  test.each([
    ['with lines of its own', DETAIL],
    ['with the same line numbers', LINES_HEADER + lineOf('F1', '2025-09-30', '289.00')],
  ])('a file that a closed run has read is not the one to leave aside: beside one %s', async (_, lines) => {
    const group = smallGroup();
    await group.close('2025-09', '2025-10-20');
    group.write('invoices/2025-09 corrected.csv', lines);
    expect((await check(group)).said).toContain('to leave "invoices/2025-09 corrected.csv" aside');
  });

  test('is another invoice where the supplier is another', async () => {
    const group = smallGroup();
    group.write('invoices/detail.csv', DETAIL.replaceAll('OP,', 'OTHER,'));
    expect((await check(group)).exitCode).toBe(0);
  });

  describe('of which one names no supplier', () => {
    const UNSAID = DETAIL.replaceAll('OP,', ',');

    test.each([
      ['read later', 'detail.csv', 'invoices/detail.csv'],
      ['read first', '2025-08.csv', 'invoices/2025-09.csv'],
    ])('is told: %s', async (_, name, told) => {
      const group = smallGroup();
      group.write(`invoices/${name}`, UNSAID);
      const { exitCode, said } = await check(group);
      expect(exitCode).toBe(0);
      expect(said).toContain(`${told}:2:invoice_number: warning[invoice-perhaps-twice]`);
      expect(said).toContain(`invoices/${name} names no supplier`);
      group.edit('convention.yaml', 'rules:', `invoices: [{ files: "${name}", supplier: "OTHER" }]\nrules:`);
      expect((await check(group)).said).not.toContain('invoice-perhaps-twice');
    });

    test('is another invoice where the date is another', async () => {
      const group = smallGroup();
      group.write('invoices/detail.csv', UNSAID.replaceAll('2025-09-30,D', '2025-09-29,D'));
      expect(await check(group)).toMatchObject({ exitCode: 0, said: '' });
    });

    test('is another invoice in one file', async () => {
      const group = smallGroup();
      const [, ...lines] = UNSAID.trimEnd().split('\n');
      const path = join(group.folder, 'invoices/2025-09.csv');
      writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\n${lines.join('\n')}\n`);
      const { exitCode, said } = await check(group);
      expect(exitCode).toBe(0);
      expect(said).not.toContain('invoice-perhaps-twice');
    });

    test('is one in parts where the layouts of both files say so', async () => {
      const group = smallGroup();
      group.write('invoices/detail.csv', UNSAID);
      group.edit('convention.yaml', 'rules:', 'invoices: [{ files: "*.csv", in_parts: yes }]\nrules:');
      const { exitCode, said } = await check(group);
      expect(exitCode).toBe(0);
      expect(said).not.toContain('invoice-perhaps-twice');
      group.edit('convention.yaml', 'files: "*.csv"', 'files: "detail*.csv"');
      expect((await check(group)).said).toContain('invoice-perhaps-twice');
    });
  });

  describe('whose supplier is written in two ways', () => {
    const SIRET = '73282932000074';
    const groupOf = (supplier: string) => {
      const group = smallGroup();
      const path = join(group.folder, 'invoices/2025-09.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('OP,', `${SIRET},`));
      group.write('invoices/detail.csv', DETAIL.replaceAll('OP,', `${supplier},`));
      return group;
    };

    test.each([
      ['the SIREN', '732829320'],
      ['the French VAT id', 'FR44732829320'],
      ['the SIRET of another establishment', '73282932000082'],
    ])('by its SIRET and %s, is told until one is left aside', async (_, supplier) => {
      const group = groupOf(supplier);
      const { exitCode, said } = await check(group);
      expect(exitCode).toBe(0);
      expect(said).toContain('invoices/detail.csv:2:invoice_number: warning[invoice-perhaps-twice]');
      expect(said).toContain(
        `stands in invoices/2025-09.csv, and the suppliers ${SIRET} and ${supplier} are one company: if`,
      );
      expect(said).not.toContain('Say whose');
      group.edit('convention.yaml', 'rules:', 'ignore_files: { "detail.csv": "copy" }\nrules:');
      expect((await check(group)).said).toBe('');
    });

    test.each([
      ['read later', 'OP', SIRET],
      ['read first', SIRET, 'OP'],
    ])('by its SIRET and a word, is told where the sum is the same: the word %s', async (_, one, another) => {
      const group = groupOf(another);
      const path = join(group.folder, 'invoices/2025-09.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(`${SIRET},`, `${one},`));
      expect((await check(group)).said).toContain(
        `invoice-perhaps-twice]: an invoice F1 of the same date stands in invoices/2025-09.csv, and has the same net, 289.90, from the supplier ${one}: if`,
      );
      expect((await check(group)).said).toContain(`If ${one} and ${another} are two companies`);
      group.edit('invoices/detail.csv', '100.00', '100.01');
      expect((await check(group)).said).toBe('');
    });

    test('by two words, is told where it has as many lines of the same sum', async () => {
      const group = smallGroup();
      const lines = LINES_HEADER + lineOf('F9', '2025-10-30', '100.00');
      group.write('invoices/a.csv', lines.replace('OP,', 'Orange,'));
      group.write('invoices/b.csv', lines.replace('OP,', 'Orange SA,'));
      expect((await check(group)).said).toContain(
        'invoices/b.csv:2:invoice_number: warning[invoice-perhaps-twice]: an invoice F9 of the same date stands in invoices/a.csv, and has the same net, 100.00, from the supplier Orange: if',
      );
      group.write(
        'invoices/b.csv',
        `${lines.replace('OP,', 'Orange SA,')}Orange SA,F9,2025-10-30,2,A1,,setup,,,0.00,20\n`,
      );
      expect((await check(group)).said).not.toContain('invoice-perhaps-twice');
    });

    test('by its SIRET and a word, is not told where nothing is charged twice', async () => {
      const group = smallGroup();
      const lines = LINES_HEADER + lineOf('F9', '2025-10-30', '0.00');
      group.write('invoices/a.csv', lines);
      group.write('invoices/b.csv', lines.replace('OP,', `${SIRET},`));
      expect((await check(group)).said).toBe('');
    });

    test.each(['552100554', 'FR44552100554', 'BE0732829320', '7328293200007'])(
      'is another invoice where it is another company: %s',
      async (supplier) => {
        expect((await check(groupOf(supplier))).said).not.toContain('invoice-perhaps-twice');
      },
    );
  });

  describe('whose number is written in two ways', () => {
    const groupOf = (one: string, other: string, date = '2025-10-30', net = '100.00') => {
      const group = smallGroup();
      group.write('invoices/a.csv', LINES_HEADER + lineOf(one, '2025-10-30', '100.00'));
      group.write('invoices/b.csv', LINES_HEADER + lineOf(other, date, net));
      return group;
    };

    test.each(['F 2025 001', 'f/2025/001', 'F2025-001', 'F-2025-1', 'F-02025-01'])(
      'F-2025-001 and %s, is told',
      async (other) => {
        const { exitCode, said } = await check(groupOf('F-2025-001', other));
        expect(exitCode).toBe(0);
        expect(said).toContain(
          `invoices/b.csv:2:invoice_number: warning[invoice-perhaps-twice]: an invoice F-2025-001 of the same date stands in invoices/a.csv, and has as many lines and the same net, 100.00, as ${other} here`,
        );
      },
    );

    test.each([
      ['F-2025-001', '2025-001'],
      ['2025-001', 'FAC 2025-01'],
    ])('one of them without its prefix, is told: %s and %s', async (one, other) => {
      expect((await check(groupOf(one, other))).said).toContain(
        `warning[invoice-perhaps-twice]: an invoice ${one} of the same date stands in invoices/a.csv, and has as many lines and the same net, 100.00, as ${other} here`,
      );
    });

    test.each([
      ['the prefixes are two', 'A-001', 'B-001', undefined],
      ['the sum is another', 'F-001', '001', '100.01'],
    ])('is another invoice where %s', async (_, one, other, net) => {
      expect((await check(groupOf(one, other, undefined, net))).said).toBe('');
    });

    test('is another invoice where one has a prefix and nothing is charged', async () => {
      const group = groupOf('F-001', '001', undefined, '0.00');
      group.edit('invoices/a.csv', '100.00', '0.00');
      expect((await check(group)).said).toBe('');
    });

    test('is another invoice where it has more lines of the same sum', async () => {
      const group = groupOf('F-2025-001', 'F2025-001');
      group.write(
        'invoices/b.csv',
        `${LINES_HEADER}${lineOf('F2025-001', '2025-10-30', '100.00')}OP,F2025-001,2025-10-30,2,A1,,setup,,,0.00,20\n`,
      );
      expect((await check(group)).said).toBe('');
    });

    test('is another invoice in one file, where one has a prefix', async () => {
      const group = groupOf('F-001', '002');
      const lines = [lineOf('F-001', '2025-10-30', '100.00'), lineOf('001', '2025-10-30', '100.00')];
      group.write('invoices/a.csv', LINES_HEADER + lines.join(''));
      expect((await check(group)).said).toBe('');
    });

    test('is told until runs have charged both', async () => {
      const group = groupOf('F-2025-001', 'F2025-001');
      await group.close('2025-10', '2025-11-20', '--pending');
      expect((await check(group)).said).toBe('');
    });

    test.each([
      ['number', 'F-2025-002', '2025-10-30', '100.00'],
      ['number, by where its digits are parted', 'F-20-25001', '2025-10-30', '100.00'],
      ['date', 'F 2025 001', '2025-10-29', '100.00'],
      ['sum', 'F 2025 001', '2025-10-30', '100.01'],
    ])('is another invoice where the %s is another', async (_, number, date, net) => {
      expect((await check(groupOf('F-2025-001', number, date, net))).said).toBe('');
    });
  });

  test('is one where the layouts of both say that it comes in parts', async () => {
    const group = smallGroup();
    group.write('invoices/detail.csv', DETAIL);
    group.edit('convention.yaml', 'rules:', 'invoices: [{ files: "*.csv", in_parts: yes }]\nrules:');
    expect((await check(group)).exitCode).toBe(0);
    group.edit('convention.yaml', 'files: "*.csv"', 'files: "detail*.csv"');
    expect((await check(group)).exitCode).toBe(2);
  });

  test('in parts, is told of a part whose line numbers are those of another without their zeros', async () => {
    const group = smallGroup();
    const part = (numbers: readonly string[], net = '100.00'): string =>
      LINES_HEADER + numbers.map((number) => lineOf('F7', '2025-10-30', net, number)).join('');
    group.edit('convention.yaml', 'rules:', 'invoices: [{ files: "*.csv", in_parts: yes }]\nrules:');
    group.write('invoices/a.csv', part(['01', '02', '03']));
    group.write('invoices/b.csv', part(['3', '1', '2']));
    const { exitCode, said } = await check(group);
    expect(exitCode).toBe(0);
    expect(said).toContain(
      'invoices/b.csv:2:invoice_number: warning[invoice-perhaps-twice]: an invoice F7 of the same date stands in invoices/a.csv, and its part there has the line numbers of invoices/b.csv, but for their zeros, and the same net, 300.00: if it is the same',
    );
    for (const other of [part(['4', '5', '6']), part(['1', '2']), part(['1', '2', '3'], '100.01')]) {
      group.write('invoices/b.csv', other);
      expect((await check(group)).said).toBe('');
    }
    group.write('invoices/b.csv', part(['01', '02', '03']));
    const again = await check(group);
    expect(again.said).toContain('error[line-repeated]');
    expect(again.said).not.toContain('invoice-perhaps-twice');
    group.write('invoices/b.csv', part(['3', '1', '2']));
    await group.close('2025-10', '2025-11-20', '--pending');
    expect((await check(group)).said).toBe('');
  });

  test.each([
    ['en', 'in the place of `line_number: row`; without such a column, put the lines into one file'],
    [
      'fr',
      'à la place de `line_number: row` ; sans une telle colonne, réunissez les lignes dans un seul fichier',
    ],
  ])('needs line numbers to come in parts where rows count as such: %s', async (lang, text) => {
    const group = smallGroup();
    group.write('invoices/detail.csv', DETAIL.replace(/D\d/g, ''));
    group.edit(
      'convention.yaml',
      'rules:',
      'invoices: [{ files: "detail.csv", line_number: row, ignore_columns: [line_number] }]\nrules:',
    );
    const { said } = await check(group, lang);
    expect(said).toContain('[invoice-in-files]');
    expect(said).toContain(text);
    expect(said).not.toContain('detail.csv", in_parts');
  });

  describe('which closed runs charged, as those of 0.1 did where no layout speaks of parts', () => {
    const PARTS = 'invoices: [{ files: "*.csv", in_parts: yes }]\n';
    const closedGroup = async () => {
      const group = smallGroup();
      group.write('invoices/detail.csv', DETAIL);
      group.edit('convention.yaml', 'rules:', `${PARTS}rules:`);
      await group.close('2025-09', '2025-10-20');
      group.edit('convention.yaml', PARTS, '');
      return group;
    };

    test.each([
      ['en', 'closed runs charged its lines in both files (2 here, 289.90 without VAT)'],
      ['fr', 'des calculs clos ont imputé ses lignes des deux fichiers (ici 2, 289,90 HT)'],
    ])('is told so, and to be said in the layouts, without a file to give up: %s', async (lang, text) => {
      const group = await closedGroup();
      const { exitCode, said } = await check(group, lang);
      expect(exitCode).toBe(2);
      expect(said).toContain(text);
      expect(said).toContain('`invoices: [{ files: "detail.csv", in_parts: yes }]`');
      expect(said).not.toContain('ignore_files');
      group.edit('convention.yaml', 'rules:', `${PARTS}rules:`);
      expect(await check(group)).toMatchObject({ exitCode: 0, said: '' });
    });

    test.each([
      ['a copy of one of the files', DETAIL],
      ['lines that no closed run knows', DETAIL.replaceAll(',D', ',E')],
    ])('would be charged once more by %s', async (_, lines) => {
      const group = await closedGroup();
      group.write('invoices/detail-bis.csv', lines);
      const { said } = await check(group);
      expect(said).toContain('invoices/detail-bis.csv:2:invoice_number: error[invoice-in-files]');
      expect(said).toContain('its lines here (2, 289.90 without VAT) would be charged once more');
      expect(said).toContain('ignore_files: { "invoices/detail-bis.csv": "copy" }');
    });

    test('was charged twice where one is a copy, whose amounts are given back once it is taken away', async () => {
      const group = await closedGroup();
      expect((await check(group)).said).toContain('its lines were charged twice: take it away');
      rmSync(join(group.folder, 'invoices/detail.csv'));
      const { said } = await check(group);
      expect(said).toContain('error[closed-line-vanished]');
      expect(said).toContain('--regularise 2025-09');
    });

    test('would be charged once more by lines in a file that comes before', async () => {
      const group = await closedGroup();
      group.write('invoices/2025-08.csv', DETAIL.replaceAll(',D', ',E'));
      const { said } = await check(group);
      expect(said).toContain('error[invoice-in-files]');
      expect(said).toContain('would be charged once more');
      expect(said).not.toContain('closed runs charged');
    });
  });

  test('is left aside by its path where the other file has its name: both would go', async () => {
    const group = smallGroup();
    group.write('invoices/copie/2025-09.csv', DETAIL);
    expect((await check(group)).said).toContain('ignore_files: { "invoices/copie/2025-09.csv": "copy" }');
    group.write('invoices/detail.csv', DETAIL);
    expect((await check(group)).said).toContain('ignore_files: { "invoices/detail.csv": "copy" }');
  });

  test('may be left in one of them by ignore_files', async () => {
    const group = smallGroup();
    group.write('invoices/detail.csv', DETAIL);
    group.edit('convention.yaml', 'rules:', 'ignore_files: { detail.csv: "le détail du XML" }\nrules:');
    expect((await check(group)).exitCode).toBe(0);
  });
});
