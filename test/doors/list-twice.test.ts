import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from './small-group.ts';

/** Linux keeps both, as does an archive that is unpacked there; other systems keep one. */
test.runIf(process.platform === 'linux')(
  'two lists of one name, but for the form of an accent, stop the run: one alone would be read',
  async () => {
    const group = smallGroup();
    const list = 'membre;nom;siret;entree_le\n';
    group.write('adhérents.csv'.normalize('NFC'), list);
    group.write('adhérents.csv'.normalize('NFD'), list);
    group.edit('convention.yaml', 'rules:', 'tables: { members: [{ file: "adhérents.csv" }] }\nrules:');
    const { exitCode, stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[file-twice]: two files have the path adhérents.csv');
  },
);

test.runIf(process.platform === 'linux')('so do two lists of advances: none would be deducted', async () => {
  const group = smallGroup();
  const list = 'debiteur;creancier;appele_le;montant_ttc;periode\n';
  group.write('appelés.csv'.normalize('NFC'), list);
  group.write('appelés.csv'.normalize('NFD'), list);
  group.edit('convention.yaml', 'rules:', 'tables: { advances: { file: "appelés.csv" } }\nrules:');
  const { exitCode, stderr } = await runCommand([
    'account',
    group.folder,
    '--period',
    '2025',
    '--lang',
    'en',
  ]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error[file-twice]: two files have the path appelés.csv');
});

test.each([
  [
    'with days',
    'debut;fin\n',
    '2025-01-01;\n',
    'error[rows-overlap]: S1 has two rows for the same days: this one',
  ],
  ['without days', '\n', '\n', 'error[rows-overlap]: S1 has two rows for the same days: this one'],
])('two versions of one list, %s, are told once, not row by row', async (_, days, of, told) => {
  const group = smallGroup();
  const rows = Array.from({ length: 30 }, (_none, index) => `S${index + 1};Site ${index};lycee;REGION;${of}`);
  for (const name of ['sites v1.csv', 'sites v2.csv'])
    group.write(name, `site;nom;type;membre;${days}${rows.join('')}`);
  const lists = '[{ file: "sites v1.csv" }, { file: "sites v2.csv" }]';
  group.edit('convention.yaml', 'rules:', `tables: { sites: ${lists} }\nrules:`);
  const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
  expect(stderr).toContain(
    `sites v2.csv:2:${days === '\n' ? 'site' : 'debut'}: ${told} and row sites v1.csv:2`,
  );
  expect(stderr).toContain('If this file or sites v1.csv is an older version of the list');
  expect(stderr).toContain('also in rows 3, 4, 5, 6, 7, … (30 rows in all)');
  expect(stderr.match(/error\[/g)).toHaveLength(1);
});
