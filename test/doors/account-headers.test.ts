/** What the account says of an invoice names the columns of its file, as `check` does. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from './small-group.ts';

test('a doubt of the account about a file with French headers is at its own header', async () => {
  const group = smallGroup();
  group.write(
    'invoices/2025-09.csv',
    'n_facture;date_facture;n_ligne;acces;libelle;categorie;debut_periode;fin_periode;montant_ht;taux_tva\n' +
      'F1;30/09/2025;1;A1;Avoir sur la fibre;abonnement;01/09/2025;30/09/2025;0,84;20\n',
  );
  await group.close('2025-09', '2025-10-20');
  const command = ['account', group.folder, '--period', '2025-09', '--lang', 'fr'];
  const { exitCode, stderr } = await runCommand(command);
  expect(exitCode).toBe(0);
  expect(stderr).toContain('invoices/2025-09.csv:2:libelle: avertissement[credit-charged]');
});
