/** A second table below the rows of a list, as workbooks of people have them. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from '../doors/small-group.ts';

const HEADER = 'Site;Nom;Type;Collectivité\n';
const SITES = '0550020Y;Collège Kastler;Collège;MEUSE\n0550072E;Lycée Kastler;Lycée;REGION\n';
const OTHER = ';;;\nCollectivité;SIRET;;\nMEUSE;22550001600152;;\nREGION;20005226400013;;\n';

/** The errors of a group whose sites are in such a list, read as sites and as measures. */
async function errors(list: string, said = ''): Promise<readonly string[]> {
  const group = smallGroup();
  rmSync(join(group.folder, 'sites.csv'));
  group.write('liste.csv', list);
  const convention = readFileSync(join(group.folder, 'convention.yaml'), 'utf8');
  const columns = 'columns: { site: Site, name: Nom, type: Type, member: Collectivité }';
  group.write(
    'convention.yaml',
    `${convention}tables:\n  sites:\n    - { file: liste.csv, ${columns} }\n${said}`,
  );
  const { stderr } = await runCommand(['check', group.folder, '--lang', 'en', '--all']);
  return stderr.match(/^\S.*error\[.*/gm) ?? [];
}

test('is told once, and none of its cells', async () => {
  const again =
    '    - { file: liste.csv, columns: { site: Site, name: Nom, type: Type, member: Collectivité } }\n';
  const told =
    'liste.csv:5: error[table-below]: another table seems to begin here, below a blank row: Collectivité, SIRET';
  expect(await errors(HEADER + SITES + OTHER)).toEqual([told]);
  expect((await errors(HEADER + SITES + OTHER, again)).filter((line) => line === told)).toEqual([told]);
});

test.each([
  ['a row can still be read', `${OTHER};;;\n0550020Y;Collège Kastler;Collège;MEUSE\n`],
  ['there is no blank row', OTHER.slice(4)],
  ['its first row has figures', OTHER.replace('SIRET', 'SIRET 1')],
  ['its first row lacks no cell', ';;;\nLIGNY;Lycée Ligny;LPO;REGION\nTOUL;Lycée Toul;LPO;REGION\n'],
  ['it is one row', ';;;\nCollectivité;SIRET;;\n'],
])('is not supposed where %s', async (_, other) => {
  const told = await errors(HEADER + SITES + other);
  expect(told.length).toBeGreaterThan(0);
  expect(told.join()).not.toContain('table-below');
});
