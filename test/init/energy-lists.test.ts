/** The words of a group that buys energy: points of delivery are accesses, and buildings are sites. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, must, writeFiles } from '../audit/workspace.ts';

const BUILDINGS =
  'Code bât.;Désignation;Collectivité propriétaire\nMAI;Mairie;Argentay\nECO;École;Argentay\n';

/** The convention that `init --from` writes for lists. */
function proposed(files: Readonly<Record<string, string>>): Promise<string> {
  return inFolder(async (folder) => {
    writeFiles(folder, files);
    await must('init', folder, '--lang', 'fr', '--from', folder);
    return readFileSync(join(folder, 'convention.yaml'), 'utf8');
  });
}

test.each([
  'PDL',
  'N° PDL / PCE',
  'Réf. PCE',
  'PRM',
  'RAE',
  'Point de livraison',
  'N° du point de comptage',
  'Delivery point',
  'Supply point ID',
])('a list of what each "%s" serves is the inventory of accesses', async (header) => {
  const points = `${header};Bâtiment desservi;Énergie\n21400000000011;MAI;Gaz\n21400000000022;ECO;Gaz\n`;
  const text = await proposed({ 'Parc.csv': BUILDINGS, 'Energie.csv': points });
  expect(text).toContain(`        access: "${header}"`);
  expect(text).toContain('        serves: "Bâtiment desservi"');
});

test('buildings with their owners are the sites, by their code', async () => {
  const text = await proposed({ 'Parc.csv': BUILDINGS });
  expect(text).toContain('  sites:   # les sites\n');
  expect(text).toContain('        site: "Code bât."');
});

test('the building of a list that has the UAI of its sites is no site', async () => {
  const sites =
    'UAI;Établissement;Code bâtiment;Type;Collectivité\n0550020Y;Kastler;A;Collège;MEUSE\n0550072E;Stenay;B;Lycée;REGION\n';
  expect(await proposed({ 'Sites.csv': sites })).toContain('ignore_columns: ["Code bâtiment"]');
});
