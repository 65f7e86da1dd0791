/** A second table below the rows of a list, as workbooks of people have them. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from '../doors/small-group.ts';

const HEADER = 'Site;Nom;Type;Collectivité\n';
const SITES = '0550020Y;Collège Kastler;Collège;MEUSE\n0550072E;Lycée Kastler;Lycée;REGION\n';
const OTHER = ';;;\nCollectivité;SIRET;;\nMEUSE;22550001600152;;\nREGION;20005226400013;;\n';

/** The errors of a group whose sites are in such a list, read as sites and as measures. */
async function errors(list: string, said = ''): Promise<readonly string[]> {
  const group = smallGroup();
  rmSync(join(group.folder, 'sites.csv'));
  group.write('liste.csv', list);
  const convention = readFileSync(join(group.folder, 'convention.yaml'), 'utf8');
  const columns = 'columns: { site: Site, name: Nom, type: Type, member: Collectivité }';
  group.write(
    'convention.yaml',
    `${convention}tables:\n  sites:\n    - { file: liste.csv, ${columns} }\n${said}`,
  );
  const { stderr } = await runCommand(['check', group.folder, '--lang', 'en', '--all']);
  return stderr.match(/^\S.*error\[.*/gm) ?? [];
}

test('is told once, and none of its cells', async () => {
  const again =
    '    - { file: liste.csv, columns: { site: Site, name: Nom, type: Type, member: Collectivité } }\n';
  const told =
    'liste.csv:5: error[table-below]: another table seems to begin here, below a blank row: Collectivité, SIRET';
  expect(await errors(HEADER + SITES + OTHER)).toEqual([told]);
  expect((await errors(HEADER + SITES + OTHER, again)).filter((line) => line === told)).toEqual([told]);
});

test.each([
  ['a row can still be read', `${OTHER};;;\n0550020Y;Collège Kastler;Collège;MEUSE\n`],
  ['there is no blank row', OTHER.slice(4)],
  ['its first row has figures', OTHER.replace('SIRET', 'SIRET 1')],
  ['its first row lacks no cell', ';;;\nLIGNY;Lycée Ligny;LPO;REGION\nTOUL;Lycée Toul;LPO;REGION\n'],
  ['it is one row', ';;;\nCollectivité;SIRET;;\n'],
])('is not supposed where %s', async (_, other) => {
  const told = await errors(HEADER + SITES + other);
  expect(told.length).toBeGreaterThan(0);
  expect(told.join()).not.toContain('table-below');
});

const COMMAS = ','.repeat(10);
const RECAP = `${COMMAS}\nRecap by account${COMMAS}\nAccount,Lines,Total net${COMMAS.slice(2)}\nA-411200,1,289.90${COMMAS.slice(2)}\nTotal,1,289.90${COMMAS.slice(2)}\n`;

/** A group whose invoices are one line with a text below it. */
function linesAbove(below: string): SmallGroup {
  const group = smallGroup();
  rmSync(join(group.folder, 'invoices'), { recursive: true });
  group.write('invoices/operator.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '289.90') + below);
  return group;
}

const checked = async ({ folder }: SmallGroup): Promise<string> =>
  (await runCommand(['check', folder, '--lang', 'en', '--all'])).stderr;

test('below invoice lines, under its title, is told once, with what leaves its rows aside', async () => {
  const group = linesAbove(RECAP);
  const told = await checked(group);
  expect(told.match(/^\S.*error\[.*/gm)).toEqual([
    'invoices/operator.csv:5: error[table-below]: another table seems to begin here, below a blank row: Account, Lines, Total net',
  ]);
  const key = /`(invoices: \[\{ .*? \}\])`/.exec(told)?.[1];
  expect(key).toContain('["Recap by account", "Account", "A-411200", "Total"]');
  const convention = readFileSync(join(group.folder, 'convention.yaml'), 'utf8');
  group.write('convention.yaml', `${convention}${key}\n`);
  expect(await checked(group)).not.toContain('error[');
});

test('below invoice lines is told once, too, where some of its rows are left aside already', async () => {
  const group = linesAbove(RECAP);
  const convention = readFileSync(join(group.folder, 'convention.yaml'), 'utf8');
  const key = 'invoices: [{ files: "*", skip_rows: { supplier: ["Recap*", "Account", "Total"] } }]';
  group.write('convention.yaml', `${convention}${key}\n`);
  expect((await checked(group)).match(/^\S.*error\[.*/gm)).toEqual([
    'invoices/operator.csv:5: error[table-below]: another table seems to begin here, below a blank row: Account, Lines, Total net',
  ]);
});

test('below invoice lines is not what a line can be read from: all that is wrong before it is told', async () => {
  const told = await checked(linesAbove(RECAP + lineOf('F2', '2025-09-30', '1.00')));
  expect(told).toContain('operator.csv:4:supplier: error[note-row]');
  expect(told).toContain('operator.csv:6:');
  expect(told).not.toContain('table-below');
});

test('names no text where no column has one in each row, where a line has it, or where there are many rows', async () => {
  const many = Array.from({ length: 12 }, (_, index) => `A-${index},1,2${COMMAS.slice(2)}\n`).join('');
  for (const below of [RECAP.replace('A-411200', ''), RECAP.replace('A-411200', 'OP'), RECAP + many]) {
    const told = await checked(linesAbove(below));
    expect(told).toContain('error[table-below]');
    expect(told).not.toContain('skip_rows');
  }
});
