/** Who reads French is shown the French words of the tables, which cells may hold, and never an English one. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

async function french({ folder }: SmallGroup): Promise<string> {
  return (await runCommand(['check', folder, '--lang', 'fr'])).stderr;
}

test.each([
  ['paie', 'paye'],
  ['pay', 'paye'],
  ['recoverd', 'recouvre'],
])('the word nearest to the flow %s is %s', async (flow, meant) => {
  const group = smallGroup();
  group.write('imputations.csv', `member,flow,chapter,function,nature\nMEUSE,${flow},011,221,6262\n`);
  const said = await french(group);
  expect(said).toContain('une valeur parmi paye, rembourse, recouvre, *');
  expect(said).toContain(`La plus proche : ${meant}.`);
});

test.each([
  ['o', 'oui'],
  ['N', 'non'],
  ['yess', 'oui'],
])('the word meant by %s at the head of a cité scolaire is %s', async (head, meant) => {
  const group = smallGroup();
  const rows = `STENAY,g,grappe,0550020Y,${head}\nSTENAY,g,grappe,0550072E,\n`;
  group.write('grappes.csv', `grappe,name,kind,site,head\n${rows}`);
  expect(await french(group)).toContain(`La plus proche : ${meant}.`);
});

test('the word nearest to a category is French, with categories of the group too', async () => {
  const group = smallGroup();
  group.write(
    'invoices/x.csv',
    LINES_HEADER + lineOf('F2', '2025-09-30', '1.00').replace('subscription', 'penal'),
  );
  expect(await french(group)).toContain('La plus proche : penalite.');
  group.edit('convention.yaml', 'title:', 'own_categories: { eau: service }\ntitle:');
  expect(await french(group)).toContain('La plus proche : penalite.');
  expect(await french(group)).toContain(
    'eau, abonnement, service, frais_acces, consommation, penalite, autre',
  );
});

test('a condition of the convention lists French words', async () => {
  const group = smallGroup();
  group.edit(
    'convention.yaml',
    'applies_to: {',
    'applies_to: { site_types: [formations], categories: [penal], ',
  );
  const said = await french(group);
  expect(said).toContain('`college | lycee | lycee_pro | erea | cfa | formation | interne | autre`');
  expect(said).toContain('`abonnement | service | frais_acces | consommation | penalite | autre`');
});

test('a category of the group is called as it writes it, also by a name that every object has', async () => {
  const group = smallGroup();
  group.edit('convention.yaml', 'title:', 'own_categories: { constructor: service }\ntitle:');
  const line = 'OP,F2,2025-09-30,1,A1,,constructor,,,1.00,20\n';
  group.write('invoices/x.csv', LINES_HEADER + line);
  expect(await french(group)).toContain('de catégorie constructor');
});
