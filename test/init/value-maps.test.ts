/** What cells of lists are taken to mean, and which are left open: a guess that is wrong would be charged by. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { valueMap } from '../../src/init/from/value-maps.ts';
import { cellReader } from '../../src/workspace/columns/cell-reader.ts';
import { accesses, measures, prices, sites } from '../../src/workspace/tables/reference-tables.ts';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';

const COLUMNS = {
  bandwidth_mbps: accesses.schema.bandwidth_mbps,
  as_of: measures.schema.as_of,
  billing: prices.schema.billing,
  type: sites.schema.type,
};

test.each([
  ['bandwidth_mbps', '100 Mb/s', '100'],
  ['bandwidth_mbps', '1 Gbit/s', '1000'],
  ['bandwidth_mbps', '100 MBPS', '100'],
  ['bandwidth_mbps', '100 bit/s', undefined],
  ['bandwidth_mbps', '100 Mo/s', undefined],
  ['bandwidth_mbps', '100 MB/s', undefined],
  ['bandwidth_mbps', '1 Go', undefined],
  ['as_of', '2024', '2024-10-01'],
  ['as_of', 'Rentrée 2024', '2024-10-01'],
  ['as_of', '2024/25', '2024-10-01'],
  ['as_of', '2024-2025', '2024-10-01'],
  ['as_of', '2024-06', undefined],
  ['as_of', '2024/2026', undefined],
  ['billing', 'Forfait', 'once'],
  ['billing', 'Forfait mensuel', undefined],
  ['type', 'Collège public', 'college'],
  ['type', 'Lycée général', 'lycee'],
  ['type', 'LYC', 'lycee'],
  ['type', 'Lycée prof.', 'lycee_pro'],
  ['type', "Lycée d'enseignement professionnel", 'lycee_pro'],
  ['type', 'Collège-Lycée', undefined],
  ['type', 'Lycée et collège', undefined],
] as const)('%s: %s is taken for %s', (name, cell, meant) => {
  const column = { ...COLUMNS[name], name };
  const { meant: found, open } = valueMap(column, cellReader(column, 'either'), [cell]);
  expect([found.get(cell), open]).toEqual([meant, meant === undefined ? [cell] : []]);
});

test('a star in a word is no star of a pattern: other words keep their question', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'Sites.csv');
    writeFileSync(
      path,
      'UAI;Nom;Type;Collectivité\n0550020Y;A;Collège *;MEUSE\n0550072E;B;Collège et lycée;REGION\n',
    );
    const { stdout } = await runCommand(['init', '--lang', 'en', '--from', path]);
    expect(stdout).toContain('"Collège ?": college');
    expect(stdout).toContain('# "Collège et lycée": …');
  }));
