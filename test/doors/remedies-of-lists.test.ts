/** Remedies for what lists say in words of their own, and for rows that only look alike: followed, they work. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from './small-group.ts';

async function check(folder: string): Promise<string> {
  return (await runCommand(['check', folder, '--lang', 'en'])).stderr;
}

test('a word of a list that its column does not know is explained in the entry of the list', async () => {
  const group = smallGroup();
  group.write('Liste.csv', 'Code;Nom;Nature;Membre\n0550020Y;A;Annexe;MEUSE\n0550072E;B;lycee;REGION\n');
  group.edit('sites.csv', '0550020Y', '0550890U');
  const columns = '{ site: Code, name: Nom, type: Nature, member: Membre }';
  group.edit(
    'convention.yaml',
    'rules:',
    `tables: { sites: { file: "Liste.csv", columns: ${columns} } }\nrules:`,
  );
  expect(await check(group.folder)).toContain(
    '`tables: { sites: { file: "Liste.csv", values: { type: { "Annexe": … } } } }`',
  );
  group.edit('convention.yaml', 'Membre }', 'Membre }, values: { type: { "Annexe": other } }');
  expect(await check(group.folder)).not.toContain('choice-invalid');
});

test('so is a word of an invoice', async () => {
  const group = smallGroup();
  group.edit('invoices/2025-09.csv', 'subscription', 'Location');
  group.edit('convention.yaml', 'rules:', 'invoices: [{ files: "2025-*.csv" }]\nrules:');
  expect(await check(group.folder)).toContain(
    '`invoices: [{ files: "2025-*.csv", values: { category: { "Location": … } } }]`',
  );
});

test('imputations of an expense and of a revenue are told apart by the columns that the remedy names', async () => {
  const group = smallGroup();
  const header = 'member,flow,chapter,function,nature\n';
  const rows = (...flows: readonly string[]) =>
    header + ['REGION,,011,222,6262', 'MEUSE,,011,221,6262', `REGION,${flows[0]},70,222,70878`].join('\n');
  group.write('imputations.csv', rows(''));
  expect(await check(group.folder)).toContain(
    'If the rows of REGION are not of one expense, fill in what tells them apart: flow (`recovered`: a revenue), site_type, category.',
  );
  group.write('imputations.csv', rows('recovered'));
  expect(await check(group.folder)).toBe('');
});
