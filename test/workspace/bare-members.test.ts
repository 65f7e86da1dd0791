/** A note below a list of members is told where it would be read as one of them, and a member is not taken for a note. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { inBase } from '../diagnostics/fixture.ts';

const OTHERS = `member,name,siret,service_code,joined_on,left_on
MEUSE,Département de la Meuse,22550001600152,,,
REGION,Région Grand Est,20005226400013,,,
`;

/** The rows that `check` of the base takes for notes, with other members and files. */
const noteRows = (
  members: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> =>
  inBase(async (workspace) => {
    const convention = readFileSync(join(workspace, 'convention.yaml'), 'utf8');
    writeFiles(workspace, {
      ...files,
      'members.csv': members,
      'convention.yaml': `${convention}${files['convention.yaml'] ?? ''}`,
    });
    const { stderr } = await runCommand(['check', workspace, '--lang', 'en']);
    return (stderr.match(/^.*\[member-bare\]/gm) ?? []).map((line) => line.split(':')[1] ?? '');
  });

test('a row that says nothing but a name of several words is told', async () =>
  expect(await noteRows(`${OTHERS}3 adhérents,3 adhérents,,,,\nÀ M. le Maire,À M. le Maire,,,,\n`)).toEqual([
    '4',
    '5',
  ]));

test.each([
  ['an id of its own', 'VERDUN,Ville de Verdun,,,,'],
  ['a name of one word', 'Verdun,Verdun,,,,'],
  ['a service code', 'Ville de Verdun,Ville de Verdun,,S1,,'],
  ['a first day', 'Ville de Verdun,Ville de Verdun,,,2025-07-01,'],
])('a member with %s is none', async (_, row) => expect(await noteRows(`${OTHERS}${row}\n`)).toEqual([]));

test.each([
  [
    'a site',
    { 'sites.csv': 'site,name,type,member\n0550020Y,a,college,Ville de Verdun\n0550072E,b,lycee,REGION\n' },
  ],
  ['an access', { 'accesses.csv': 'access,serves,billed_to\nA1,STENAY,Ville de Verdun\n' }],
  ['an imputation', { 'imputations.csv': 'member,chapter,function,nature\nVille de Verdun,011,222,6262\n' }],
  [
    'a rule',
    {
      'convention.yaml':
        '  - { id: rest, applies_to: { target: group }, share: { by: payer, member: Ville de Verdun } }\n',
    },
  ],
])('a member that %s names is none', async (_, files) =>
  expect(await noteRows(`${OTHERS}Ville de Verdun,Ville de Verdun,,,,\n`, files)).toEqual([]),
);

test('of a list that says nothing but names, nothing is told', async () =>
  expect(
    await noteRows('member,name\nMEUSE,MEUSE\nREGION,REGION\nVille de Verdun,Ville de Verdun\n'),
  ).toEqual([]));
