/** Files of invoices that `init --from` is shown before they are in invoices/. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, must, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';

const LINES =
  'N° facture;Date facture;Réf accès;Libellé;Montant HT;Taux TVA\nF1;01/09/2025;A1;Fibre;100,00;20\nF1;01/09/2025;A2;Fibre;50,00;20\n';

test('an invoice that is not yet in invoices/ is compared with the layout of its name', () =>
  inFolder(async (folder) => {
    const own = join(folder, 'own');
    writeFiles(folder, { 'own/invoices/op-1.csv': LINES, 'op-2.csv': LINES });
    await must('init', own, '--lang', 'en', '--from', own);
    const { stdout, stderr } = await runCommand([
      'init',
      own,
      '--lang',
      'en',
      '--from',
      join(folder, 'op-2.csv'),
    ]);
    expect([stdout, stderr.split('\n')[0]]).toEqual([
      '',
      'op-2.csv: in the form that its layout (op-*.csv) describes.',
    ]);
  }));

test('lines with charges and credits in two columns are lines of invoices', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'releve.csv');
    writeFileSync(path, LINES.replace('Montant HT', 'Débit;Crédit').replaceAll(',00;', ',00;;'));
    await must('init', join(folder, 'own'), '--lang', 'fr', '--from', path);
    expect(existsSync(join(folder, 'own/invoices/releve.csv'))).toBe(true);
  }));

test.each(['invoices', 'Factures'])(
  'files in a folder %s of the given one are invoices, whatever their columns, and keep their folders',
  (name) =>
    inFolder(async (folder) => {
      const odd = 'Ligne;Facture;Euros\nL1;F1;10,00\n';
      writeFiles(folder, { [`shared/${name}/Octobre/odd.csv`]: odd, [`shared/${name}/op.csv`]: LINES });
      await must('init', join(folder, 'own'), '--lang', 'en', '--from', join(folder, 'shared'));
      expect(readFileSync(join(folder, 'own/invoices/Octobre/odd.csv'), 'utf8')).toBe(odd);
      expect(existsSync(join(folder, 'own/invoices/op.csv'))).toBe(true);
      expect(readFileSync(join(folder, 'own/convention.yaml'), 'utf8')).toContain('files: "odd.csv"');
    }),
);
