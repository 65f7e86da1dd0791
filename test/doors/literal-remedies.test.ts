/** Remedies that an officer of an energy group obeyed to the letter: each names what is to be done there. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { oneLine } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

async function check({ folder }: SmallGroup, lang = 'en'): Promise<string> {
  return (await runCommand(['check', folder, '--lang', lang])).stderr;
}

/** A group whose convention also has these lines. */
function groupWith(more: string): SmallGroup {
  const group = smallGroup();
  group.edit('convention.yaml', 'rules:', `${more}\nrules:`);
  return group;
}

const ALLOWANCE = oneLine(
  { net: '110.00', price: '110.00', item: 'ABO-9', objects: [{ id: 'A1' }] },
  {
    number: 'E9',
    date: '2025-09-30',
    allowances: [{ charge: 'false', amount: '10.00', code: '95', reason: 'Remise', rate: '20' }],
    totals: { lines: '110.00', allowances: '10.00', net: '100.00', vat: '20.00', gross: '120.00' },
  },
);

test('an allowance of a whole invoice has no access: what it serves is asked for', async () => {
  const entry = '{ files: "*.xml", supplier: OP, defaults: { category: other }, einvoice: { access: BT-128 }';
  const group = groupWith(`undated: invoice_month\ninvoices: [${entry} }]`);
  group.write('invoices/e9.xml', ubl(ALLOWANCE));
  const said = await check(group);
  expect(said).toContain(
    'error[serves-missing]: the line names neither an access nor what it serves (-10.00',
  );
  expect(said).toContain(
    'A charge or allowance on the whole invoice has no access: write what it serves, an id or "*" for the whole group, in the entry of the file in convention.yaml: `invoices: [{ files: "*.xml", without_access: … }]`.',
  );
  expect(said).not.toMatch(/pattern: "…"|Fill in/);
  group.edit('convention.yaml', `${entry} }`, `${entry}, without_access: STENAY }`);
  expect(await check(group)).not.toContain('error[');
});

test('a list below its title names the row that looks like its header', async () => {
  const group = groupWith('tables: { sites: { file: "parc.csv", columns: { type: Genre } } }');
  const rows = 'Repère;Appellation;Genre;Affectataire\nA;École;lycee;REGION\n';
  group.write('parc.csv', `PARC;;;\nÉdité le;30/09/2025;;\n${rows}`);
  const said = await check(group);
  expect(said).toContain(
    'Row 3 has more cells: if it is the header, write in the entry of the file in convention.yaml: `tables: { sites: { file: "parc.csv", preamble: { until: "Repère" } } }`. If not: ',
  );
  group.edit('convention.yaml', 'file: "parc.csv",', 'file: "parc.csv", preamble: { until: "Repère" },');
  expect(await check(group)).toContain('headers that holds it: Repère, Appellation, Genre, Affectataire');
});

test('an unknown category may be one of the group: the remedy says where it is named', async () => {
  const group = smallGroup();
  group.write(
    'invoices/2025-10.csv',
    LINES_HEADER + lineOf('F2', '2025-10-31', '1.00').replace('subscription', 'vpn'),
  );
  const said = await check(group);
  expect(said).toContain('with the one of these that it counts as: `own_categories: { "vpn": … }`');
  group.edit('convention.yaml', 'rules:', 'own_categories: { "vpn": service }\nrules:');
  expect(await check(group)).not.toContain('choice-invalid');
});

/** Counts in a list by month, of which the last are still to come. */
const BY_MONTH = 'Site;août;septembre\n0550020Y;4;\n0550072E;5;\n';

function monthOf(header: string, day: string): string {
  return `{ file: mois.csv, columns: { site: Site, value: "${header}" }, defaults: { measure: heat, as_of: ${day} }, ignore_columns: "*" }`;
}

test('a month without counts yet is left aside, though another entry of its list is wrong', async () => {
  const group = groupWith(
    `tables: { measures: [${monthOf('juillet', '2025-07-31')}, ${monthOf('septembre', '2025-09-30')}] }`,
  );
  group.write('mois.csv', BY_MONTH);
  const said = await check(group);
  expect(said).toContain('mois.csv:2:septembre: error[cell-empty]');
  expect(said).toContain('`tables: { measures: { file: "mois.csv", skip_rows: { value: [""] } } }`');
});

test('what a measure lacks is to be entered in the list that holds it', async () => {
  const group = groupWith(`tables: { measures: [${monthOf('août', '2025-08-31')}, { file: eau.csv }] }`);
  group.write('mois.csv', BY_MONTH);
  group.write('eau.csv', 'measure,site,as_of,value\nwater,0550020Y,2025-08-31,3\n');
  group.edit(
    'convention.yaml',
    'rules:',
    'rules:\n  - { id: water, share: { by: water, as_of: latest, max_age_days: none } }',
  );
  const said = await check(group);
  expect(said).toContain('error[measure-missing]: no water of 0550072E');
  expect(said).toContain('enter in eau.csv: 0550072E, water');
});

test('a row of a list that another table needs is left aside for one table alone', async () => {
  const entry =
    '{ file: parc.csv, columns: { site: Code, value: Surface }, defaults: { measure: area, as_of: 2025-01-01 }, ignore_columns: "*"';
  const sites = `{ file: parc.csv, columns: { site: Code, name: Nom, member: Membre, valid_from: Du, valid_to: Au }, defaults: { type: other }, ignore_columns: "*" }`;
  const group = groupWith(`tables: { sites: ${sites}, measures: ${entry} } }`);
  group.write(
    'parc.csv',
    'Code;Nom;Membre;Du;Au;Surface\nMAI;Mairie;MEUSE;;31/08/2025;310\nMAI;Mairie;REGION;01/09/2025;;310\n',
  );
  const said = await check(group);
  expect(said).toContain(
    'parc.csv is also read as sites: if both rows are needed there, leave one aside here alone, by a column that only it has so: `tables: { measures: { file: "parc.csv", skip_rows: { "…": ["…"] } } }`.',
  );
  group.edit('convention.yaml', entry, `${entry}, skip_rows: { "Du": ["01/09/2025"] }`);
  expect(await check(group)).not.toContain('error[');
});
