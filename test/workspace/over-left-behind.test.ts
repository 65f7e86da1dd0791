/** A list of `over` that a merger left with the members that are gone is told; one that says who bears the cost since is not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { inBase } from '../diagnostics/fixture.ts';

const MERGED = `member,name,joined_on,left_on
MEUSE,Meuse,,
REGION,Région,,
HAUT,Haut-Rhin,,2020-12-31
BAS,Bas-Rhin,,2020-12-31
CEA,Alsace,2021-01-01,
`;

/** The places and words of `over-left-behind` that `check` of the base says of these rules for the group. */
const told = (rules: readonly string[], members = MERGED): Promise<readonly string[]> =>
  inBase(async (workspace) => {
    const convention = readFileSync(join(workspace, 'convention.yaml'), 'utf8');
    const added = rules.map((rule) => `  - { applies_to: { target: group }, ${rule} }\n`).join('');
    writeFiles(workspace, { 'members.csv': members, 'convention.yaml': convention + added });
    const { stderr } = await runCommand(['check', workspace, '--lang', 'en']);
    expect(stderr).not.toContain('error[');
    return stderr.split('\n').filter((line) => line.includes('[over-left-behind]'));
  });

const list = (members: string): string => `share: { by: equal, over: { members: [${members}] } }`;
const SAID =
  'warning[over-left-behind]: the list still names HAUT, BAS, whose last day is 2020-12-31, but none of those that joined on the day after (CEA): from then on the others bear alone what the rule shares';

test('a list without the new member of a merger is told', async () =>
  expect(await told([`id: all, ${list('MEUSE, HAUT, BAS')}`])).toEqual([
    `convention.yaml:13:rules[1].share.over.members: ${SAID}`,
  ]));

test('so is that of a part of a mix, and of the rest of amounts', async () => {
  const over = 'over: { members: [MEUSE, HAUT, BAS] }';
  const mix = `share: { by: mix, of: [{ part: 1/2, share: { by: equal, ${over} } }, { part: 1/2, share: { by: payer, member: REGION } }] }`;
  const rest = `share: { by: amounts, first: { REGION: 10.00 }, rest: { by: equal, ${over} } }`;
  expect(await told([`id: half, ${mix}`])).toEqual([
    `convention.yaml:13:rules[1].share.of[0].share.over.members: ${SAID}`,
  ]);
  expect(await told([`id: first, ${rest}`])).toEqual([
    `convention.yaml:13:rules[1].share.rest.over.members: ${SAID}`,
  ]);
});

test.each([
  ['that names the new member', [`id: all, ${list('MEUSE, HAUT, BAS, CEA')}`], MERGED],
  [
    'in a rule that names the new member elsewhere',
    [
      `id: all, share: { by: amounts, first: { CEA: 10.00 }, rest: { by: equal, over: { members: [MEUSE, HAUT] } } }`,
    ],
    MERGED,
  ],
  [
    'of a rule that ends with them',
    [
      `id: old, to: 2020-12-31, ${list('MEUSE, HAUT, BAS')}`,
      `id: new, from: 2021-01-01, ${list('MEUSE, REGION')}`,
    ],
    MERGED,
  ],
  [
    'where nobody joined on the day after',
    [`id: all, ${list('MEUSE, HAUT, BAS')}`],
    MERGED.replace('2021-01-01', '2021-01-02'),
  ],
  [
    'where another one only has a new row from the day after',
    [`id: all, ${list('MEUSE, HAUT, BAS')}`],
    MERGED.replace('REGION,Région,,', 'REGION,Région,,2020-12-31\nREGION,Région Est,2021-01-01,').replace(
      /CEA.*\n/,
      '',
    ),
  ],
  [
    'where the member came back under other words',
    [`id: all, ${list('MEUSE, HAUT')}`],
    `${MERGED}HAUT,Haut-Rhin et Colmar,2021-01-01,\n`,
  ],
])('a list %s is not', async (_, rules, members) => expect(await told(rules, members)).toEqual([]));
