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
