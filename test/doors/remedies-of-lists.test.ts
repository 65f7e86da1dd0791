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

test('so is a word of a list in invoices/; where it is left aside there, its entry reads no other file', async () => {
  const group = smallGroup();
  group.write(
    'invoices/Liste.csv',
    'Code;Nom;Nature;Membre;Note\n0550891V;A;Annexe;MEUSE;\n0550892W;B;lycee;REGION;\n',
  );
  const list =
    '{ file: "invoices/Liste.csv", columns: { site: Code, name: Nom, type: Nature, member: Membre } }';
  group.edit('convention.yaml', 'rules:', `tables: { sites: ${list} }\nrules:`);
  const values = 'tables: { sites: { file: "invoices/Liste.csv", values: { type: { "Annexe": … } } } }';
  expect(await check(group.folder)).toContain(values);
  const aside = 'ignore_files: { "invoices/Liste.csv": "no invoice" }\ninvoices: [{ files: "*.csv" }]';
  group.edit('convention.yaml', 'rules:', `${aside}\nrules:`);
  const said = await check(group.folder);
  expect(said).toContain(values);
  expect(said).toContain('`tables: { sites: { file: "invoices/Liste.csv", ignore_columns: ["Note"] } }`');
  expect(said).not.toContain('That entry reads other files too');
  expect(said).not.toContain('invoices: [');
});

test('a word that `values` gives for a cell of a list, and nothing knows, is told with the cell as it is written', async () => {
  const group = smallGroup();
  group.write('Liste.csv', 'Code;Nom;Nature;Membre\n0550891V;A;Annexe;Ville de Verdun\n');
  const columns = '{ site: Code, name: Nom, type: Nature, member: Membre }';
  const values = '{ type: { Annexe: anexe }, member: { "Ville*": VERDUNN } }';
  const list = `tables: { sites: { file: "Liste.csv", columns: ${columns}, values: ${values} } }`;
  group.edit('convention.yaml', 'rules:', `${list}\nrules:`);
  const said = await check(group.folder);
  expect(said).toContain('found "anexe" (what `values` in convention.yaml reads for "Annexe")');
  expect(said).toContain('values: { type: { "Annexe": … } }');
  expect(said).toContain(
    'the member VERDUNN (what `values` in convention.yaml reads for "Ville de Verdun") is not in members.csv',
  );
  expect(said).toContain('values: { member: { "Ville de Verdun": … } }');
});

test('what an access of a list serves, if nothing knows it, is explained or left aside in the entry of the list', async () => {
  const group = smallGroup();
  group.write('Accès.csv', 'Ligne;Site\nL1;Lycée Kastler (Stenay)\nL2;Siège\n');
  const list = 'accesses: { file: "Accès.csv", columns: { access: Ligne, serves: Site } }';
  group.edit('convention.yaml', 'rules:', `tables: { ${list} }\nrules:`);
  const said = await check(group.folder);
  expect(said).toContain('`tables: { accesses: { file: "Accès.csv", values: { serves: { "Siège": … } } } }`');
  expect(said).toContain('`tables: { accesses: { file: "Accès.csv", skip_rows: { serves: ["Siège"] } } }`');
  group.edit(
    'convention.yaml',
    'serves: Site }',
    'serves: Site }, values: { serves: { "Lycée Kastler (Stenay)": STENAY } }, skip_rows: { serves: ["Siège"] }',
  );
  expect(await check(group.folder)).toBe('');
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

test('a header in other capitals or accents is named as the nearest, even if the list ignores what it does not name', async () => {
  const group = smallGroup();
  group.write('Liste.csv', 'Code UAI;Nom;Type;Collectivite\n0550891V;A;lycee;REGION\n');
  const list =
    'file: "Liste.csv", ignore_columns: "*", columns: { site: "code uai", name: Nom, member: "Collectivité" }';
  group.edit('convention.yaml', 'rules:', `tables: { sites: { ${list} } }\nrules:`);
  const said = await check(group.folder);
  expect(said).toContain('The nearest header is "Code UAI". Replace "code uai" here by');
  expect(said).toContain('The nearest header is "Collectivite". Replace "Collectivité" here by');
  expect(said).toContain('the column type is missing\n    The nearest header is "Type".');
});
