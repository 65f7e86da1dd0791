/** Every convention that `init` writes names the schema beside it, by which editors complete and judge. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conventionJsonSchema } from '../../src/schema/convention-schema.ts';
import { inFolder, must } from '../audit/workspace.ts';

test.each([
  ['the worked example', ['group']],
  ['an empty workspace', ['group', '--empty']],
  ['a workspace of lists', ['group', '--from', 'sites.csv']],
])('%s', async (_, argv) => {
  await inFolder(async (folder) => {
    const list = join(folder, 'sites.csv');
    writeFileSync(list, 'Code UAI;Nom;Type;Collectivité\n0550020Y;Collège Kastler;collège;Meuse\n');
    await must(
      'init',
      ...argv.map((word) => (word === 'group' ? join(folder, word) : word.replace('sites.csv', list))),
    );
    const [line] = readFileSync(join(folder, 'group/convention.yaml'), 'utf8').split('\n');
    expect(line).toBe('# yaml-language-server: $schema=convention.schema.json');
    const schema = JSON.parse(readFileSync(join(folder, 'group/convention.schema.json'), 'utf8'));
    expect(schema).toEqual(JSON.parse(JSON.stringify(conventionJsonSchema())));
  });
});
