/** A header that tells another currency than the convention's, or thousands of it (DATA.md, "Reading"). */
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from '../doors/small-group.ts';

/** What check says of an invoice whose column `name` has another header, under a currency of the convention. */
async function checked(name: string, header: string, currency = 'EUR'): Promise<string> {
  const { folder, write, edit } = smallGroup();
  write('invoices/f.csv', LINES_HEADER.replace(name, header) + lineOf('F9', '2025-09-30', '100'));
  const layout = `currency: ${currency}\ninvoices: [{ files: f.csv, columns: { ${name}: "${header}" } }]\ntitle:`;
  edit('convention.yaml', 'title:', layout);
  return (await runCommand(['check', folder, '--lang', 'en'])).stderr;
}

describe('of an amount', () => {
  test.each([
    ['Montant HT (k€)', 'EUR', 'k€'],
    ['Montant HT M EUR', 'EUR', 'M EUR'],
    ['Montant HT (CHF)', 'EUR', 'CHF'],
    ['Net $', 'EUR', '$'],
    ['Montant HT €', 'CHF', '€'],
    ['Montant HT (milliers d’€)', 'EUR', 'milliers'],
    ['Voté en Millions', 'EUR', 'Millions'],
    ['Net K euros', 'EUR', 'K euros'],
  ])('%s under %s is refused', async (header, currency, unit) => {
    const told = await checked('net_amount', header, currency);
    expect(told).toContain(
      `invoices/f.csv:1:${header}: error[header-currency]: the column "${header}" is in ${unit}, and amounts are in ${currency}`,
    );
  });

  test.each([
    ['Montant HT (€)', 'EUR'],
    ['Montant EUR HT', 'EUR'],
    ['Montant HT (CHF)', 'CHF'],
    ['Net $', 'USD'],
    ['Montant K', 'EUR'],
    ['Montant HT en euros', 'EUR'],
    ['Abonnement PREMIUM €', 'EUR'],
    ['Prix TM EUR', 'EUR'],
  ])('%s under %s is read', async (header, currency) => {
    expect(await checked('net_amount', header, currency)).not.toContain('header-currency');
  });
});

test('of charges and credits in columns of their own is refused too, each once', async () => {
  const { folder, write, edit } = smallGroup();
  const lines = LINES_HEADER.replace('net_amount', 'Débit (k€),Crédit (k€)');
  write('invoices/f.csv', lines + lineOf('F9', '2025-09-30', '100,'));
  const amounts = '{ charge: "Débit (k€)", credit: "Crédit (k€)" }';
  edit('convention.yaml', 'title:', `invoices: [{ files: f.csv, amounts: ${amounts} }]\ntitle:`);
  const { stderr, exitCode } = await runCommand(['check', folder, '--lang', 'en']);
  const told = stderr.match(/\S+ \S+: error\[[\w-]+\]/gu);
  expect([exitCode, told]).toEqual([
    2,
    [
      'invoices/f.csv:1:Crédit (k€): error[header-currency]',
      'invoices/f.csv:1:Débit (k€): error[header-currency]',
    ],
  ]);
});

test('a column that holds no money may be called anything', async () => {
  expect(await checked('category', 'Nature (k€)')).not.toContain('header-currency');
});
