/** What a file holds and nothing reads: columns without a header, and files and lists in which nothing counts. */
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from '../doors/small-group.ts';
import { asFile, type CellTable, FORMS } from './lists/as-files.ts';

async function check(group: SmallGroup): Promise<readonly string[]> {
  const { stderr } = await runCommand(['check', group.folder, '--lang', 'en', '--all']);
  return stderr
    .split('\n')
    .filter((line) => /\[(?:column-untitled|file-without-lines|list-without-rows)\]/.test(line));
}

const HEADER = LINES_HEADER.trim().split(',');

function lines(...rows: readonly (readonly string[])[]): CellTable {
  return { rows };
}

describe('a column without a header', () => {
  const line = lineOf('F9', '2025-10-05', '10.00').trim().split(',');

  test.each(FORMS)('in %s is told once, where it first holds something', async (form) => {
    const group = smallGroup();
    const other = lineOf('F9', '2025-10-05', '10.00', '2').trim().split(',');
    const rows = lines(['', ...HEADER], ['', ...line], ['-5.00', ...other], ['x', ...other]);
    group.write(`invoices/f9.${form}`, asFile(rows, form));
    expect(await check(group)).toEqual([
      `invoices/f9.${form}:3:A: warning[column-untitled]: column A has no header and is not read; here it contains -5.00`,
    ]);
  });

  test.each(['xlsx', 'ods'] as const)(
    'beside the table of a sheet as %s is told too, in a row of its own as well',
    async (form) => {
      const group = smallGroup();
      const blank = HEADER.map(() => '');
      const rows = lines(HEADER, line, [...blank, '', 'Reste 5.00']);
      group.write(`invoices/f9.${form}`, asFile(rows, form));
      const told = await check(group);
      expect(told).toHaveLength(1);
      expect(told[0]).toContain('has no header and is not read; here it contains Reste 5.00');
    },
  );

  test('is told in a table, and not where it holds nothing', async () => {
    const group = smallGroup();
    group.write('accesses.csv', 'access,serves,\nA1,STENAY,2026-01-01\n');
    expect(await check(group)).toEqual([
      'accesses.csv:2:C: warning[column-untitled]: column C has no header and is not read; here it contains 2026-01-01',
    ]);
    group.write('accesses.csv', 'access,serves,\nA1,STENAY,\n');
    expect(await check(group)).toEqual([]);
  });

  test.each(['ignore_columns: [""]', 'skip_rows: { label: ["Note"] }'])(
    'is not told where the layout says %s',
    async (said) => {
      const group = smallGroup();
      const header = [...HEADER, 'label', ''];
      const row = [...line, 'Note', 'x'];
      group.write('invoices/f9.csv', [header, row].map((row) => `${row.join(',')}\n`).join(''));
      group.edit('convention.yaml', 'rules:', `invoices: [{ files: "f9.csv", ${said} }]\nrules:`);
      expect((await check(group)).filter((told) => told.includes('untitled'))).toEqual([]);
    },
  );
});

describe('a file of invoices in which there is no line', () => {
  test.each(FORMS)('as %s is told', async (form) => {
    const group = smallGroup();
    group.write(`invoices/f9.${form}`, asFile(lines(HEADER), form));
    expect(await check(group)).toEqual([
      `invoices/f9.${form}: warning[file-without-lines]: the file holds no invoice line`,
    ]);
  });

  test('is not told where it is the model that init writes', async () => {
    const group = smallGroup();
    group.write('invoices/invoices.csv', LINES_HEADER);
    expect(await check(group)).toEqual([]);
  });

  test('is told with the rows that are left aside, and not where a cell of a line is wrong', async () => {
    const group = smallGroup();
    const line = lineOf('F9', '2025-10-05', '10.00');
    group.write('invoices/f9.csv', LINES_HEADER + line);
    group.edit(
      'convention.yaml',
      'rules:',
      'invoices: [{ files: "f9.csv", skip_rows: { supplier: ["*"] } }]\nrules:',
    );
    expect(await check(group)).toEqual([
      'invoices/f9.csv: warning[file-without-lines]: the file holds no invoice line: 1 of its rows are left aside (skip_rows)',
    ]);
    group.write('invoices/f9.csv', LINES_HEADER + line.replace('10.00', 'ten'));
    group.edit('convention.yaml', 'invoices: [{ files: "f9.csv", skip_rows: { supplier: ["*"] } }]\n', '');
    expect(await check(group)).toEqual([]);
  });
});

describe('a list of which no row counts', () => {
  const entry = (more: string): string => `tables: { prices: { file: listes/Prix.csv, ${more} } }\nrules:`;

  test.each([
    ['item_code,unit_price\n', '', ''],
    [
      'item_code,unit_price\nTotal,9.00\n',
      'skip_rows: { item_code: ["Total"] }',
      '; 1 are left aside (skip_rows)',
    ],
  ])('%j is told', async (text, more, aside) => {
    const group = smallGroup();
    group.edit('convention.yaml', 'rules:', entry(more));
    group.write('listes/Prix.csv', text);
    expect(await check(group)).toEqual([
      `listes/Prix.csv: warning[list-without-rows]: no row of this list counts for prices${aside}`,
    ]);
  });

  test('is told with those that name no site of the group', async () => {
    const group = smallGroup();
    const layout = 'file: Liste.csv, defaults: { measure: surface, as_of: 2024-10-01 }, only_known: [site]';
    group.edit('convention.yaml', 'rules:', `tables: { measures: { ${layout} } }\nrules:`);
    group.write('Liste.csv', 'site,value\nAILLEURS,3\n');
    expect(await check(group)).toEqual([
      'Liste.csv: warning[list-without-rows]: no row of this list counts for measures: 1 name nothing that the tables know (only_known)',
    ]);
  });

  test('is not told of a table of grappe itself, nor where rows by hand take the place of its own', async () => {
    const group = smallGroup();
    group.write('prices.csv', 'item_code,unit_price\n');
    expect(await check(group)).toEqual([]);
    group.write('prices.csv', 'item_code,unit_price\nABO,9.00\n');
    group.write('listes/Prix.csv', 'item_code,unit_price\nABO,8.00\n');
    group.edit('convention.yaml', 'rules:', entry(''));
    expect(await check(group)).toEqual([]);
  });
});
