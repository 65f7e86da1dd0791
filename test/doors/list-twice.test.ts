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
