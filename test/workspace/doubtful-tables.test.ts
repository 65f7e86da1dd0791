/** A table of which another file is there, or is kept online only, may have what the one that is read lacks. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from '../doors/small-group.ts';
import { writeXlsx } from './sheet/write-xlsx.ts';

async function codes({ folder }: SmallGroup): Promise<readonly string[]> {
  const { stderr } = await runCommand(['check', folder, '--lang', 'en', '--all']);
  return (stderr.match(/\[[a-z-]+\]/g) ?? []).map((code) => code.slice(1, -1));
}

const headerOf = ({ folder }: SmallGroup, file: string): string =>
  `${readFileSync(join(folder, file), 'utf8').split('\n')[0]}\n`;

test.each(['sites', 'accesses'])('%s in two files: what the first lacks is not told', async (table) => {
  const group = smallGroup();
  group.write(`${table}.xlsx`, writeXlsx({ sheets: [{ name: 'A', rows: [['x']] }] }));
  group.write(`${table}.csv`, headerOf(group, `${table}.csv`));
  expect(await codes(group)).toEqual(['table-twice']);
});

test.each(['sites', 'accesses'])('%s kept online only: what it may have is not told', async (table) => {
  const group = smallGroup();
  group.write(`.${table}.csv.icloud`, 'x');
  rmSync(join(group.folder, `${table}.csv`));
  expect(await codes(group)).toEqual(['file-online-only']);
});

test('an inventory that is not there is told once, also beside an error of another table', async () => {
  const group = smallGroup();
  rmSync(join(group.folder, 'accesses.csv'));
  group.edit('sites.csv', ',college,', ',colege,');
  const lines = ['A1', 'A2', 'A3'].map((access, at) =>
    lineOf('F9', '2025-09-30', '10.00', `${at + 1}`, `${access},`),
  );
  group.write('invoices/f9.csv', LINES_HEADER + lines.join(''));
  expect(await codes(group)).toEqual(['table-missing', 'choice-invalid']);
});
