/** The tables by id, in an order that is that of no file. */
import { expect, test } from 'vitest';
import { isInGroup, rowOn } from '../../src/allocate/register.ts';
import { dayOf, formatDay } from '../../src/domain/time/calendar.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { registerFrom } from './outcomes.ts';

const CONVENTION =
  'prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: R\nrules:\n';

function rule(appliesTo: string, share: string): string {
  return `  - { id: r, article: "1", applies_to: { ${appliesTo} }, share: ${share} }\n`;
}

const TABLES: WorkspaceFiles = {
  'convention.yaml':
    CONVENTION + rule('target: grappe', '{ by: students, as_of: latest, max_age_days: none }'),
  'members.csv': 'member,name,joined_on,left_on\nR,R,2025-03-01,\nR,R,2024-01-01,2025-01-31\nC,C,,\nA,A,,\n',
  'sites.csv':
    'site,name,type,member,valid_from,valid_to\nT,T,lycee,A,2025-02-01,\nT,T,lycee,C,,2025-01-31\nS,S,college,C,,\n',
  'grappes.csv':
    'grappe,name,kind,site,weight,valid_from,valid_to\nG,G,k,T,3,2025-02-01,\nG,G,k,T,1,2024-01-01,2025-01-31\nG,G,k,S,2,,\nF,F,k,T,1,,\n',
  'accesses.csv':
    'access,serves,valid_from,valid_to\nX,T,2025-02-01,\nX,S,,2025-01-31\nB,S,,\nY,T,2025-03-01,\nY,T,2024-01-01,2025-02-28\n',
  'measures.csv':
    'measure,site,as_of,value\nstudents,T,2024-10-01,1\nstudents,S,2024-10-01,3\nstudents,S,2023-10-01,2\npupils,S,2024-10-01,4\n',
  'imputations.csv': 'member,chapter,function,nature\nR,011,1,1\nC,011,1,1\nA,011,1,1\n',
};

const register = (files: WorkspaceFiles = {}) => registerFrom({ ...TABLES, ...files });

/** What a map holds, in its order: the id, and of its rows what `told` says. */
function inOrder<T>(map: ReadonlyMap<string, readonly T[]>, told: (row: T) => string | number) {
  return [...map].map(([id, rows]) => `${id}: ${rows.map(told).join(' ')}`);
}

test('ids are in the order of their letters, the rows of an id in that of their days', async () => {
  const found = await register();
  expect(inOrder(found.members, ({ row }) => row)).toEqual(['A: 5', 'C: 4', 'R: 3 2']);
  expect(inOrder(found.sites, ({ row }) => row)).toEqual(['S: 4', 'T: 3 2']);
  expect(inOrder(found.grappes, ({ row }) => row)).toEqual(['F: 5', 'G: 4 3 2']);
  expect(inOrder(found.grappesOfSite, ({ row }) => row)).toEqual(['S: 4', 'T: 5 3 2']);
  expect(inOrder(found.accesses, ({ row }) => row)).toEqual(['B: 4', 'X: 3 2', 'Y: 6 5']);
  expect(inOrder(found.accessesServing, ({ row }) => row)).toEqual(['S: 4 3', 'T: 2 6 5']);
  expect(inOrder(found.imputations, ({ row }) => row)).toEqual(['A: 4', 'C: 3', 'R: 2']);
  const observed = [...found.observations].flatMap(([measure, bySite]) =>
    inOrder(bySite, ({ asOf }) => formatDay(asOf)).map((site) => `${measure} ${site}`),
  );
  expect(observed).toEqual([
    'pupils S: 2024-10-01',
    'students S: 2023-10-01 2024-10-01',
    'students T: 2024-10-01',
  ]);
});

test('the row of a day is the one whose days hold it', async () => {
  const found = await register();
  const owners = [dayOf(2025, 1, 31), dayOf(2025, 2, 1)].map(
    (day) => rowOn(found.sites.get('T'), day)?.member,
  );
  expect(owners).toEqual(['C', 'A']);
  const days = [dayOf(2025, 1, 31), dayOf(2025, 2, 1), dayOf(2025, 3, 1)];
  expect(days.map((day) => isInGroup(found, 'R', day))).toEqual([true, false, true]);
  expect(rowOn(found.sites.get('U'), days[0] ?? 0)).toBeUndefined();
  expect(isInGroup(found, 'U', days[0] ?? 0)).toBe(false);
});

test('tables that have no file hold nothing', async () => {
  const { 'accesses.csv': _, 'measures.csv': __, 'imputations.csv': ___, ...tables } = TABLES;
  const convention = CONVENTION + rule('target: grappe', '{ by: equal }');
  const found = await registerFrom({ ...tables, 'convention.yaml': convention });
  const { accesses, accessesServing, observations, imputations } = found;
  for (const table of [accesses, accessesServing, observations, imputations])
    expect(table).toEqual(new Map());
});

test.each([
  ['target: group', '{ by: equal, per: site }', true],
  ['target: group', '{ by: students, as_of: latest, max_age_days: none }', true],
  ['target: group', '{ by: majority, of: students, as_of: latest, max_age_days: none }', true],
  ['target: group', '{ by: equal }', false],
  ['target: group', '{ by: payer, member: C }', false],
  ['target: group', '{ by: fixed, parts: { C: 1, R: 2, A: 1 } }', false],
  ['target: group, sites: [S, T]', '{ by: equal }', true],
  ['target: group, site_types: [lycee]', '{ by: equal }', true],
  [
    'target: group',
    '{ by: mix, of: [{ part: "1/2", share: { by: equal } }, { part: "1/2", share: { by: students, as_of: latest, max_age_days: none } }] }',
    true,
  ],
  ['target: grappe', '{ by: students, as_of: latest, max_age_days: none }', false],
  ['target: grappe, site_types: [lycee]', '{ by: equal, per: site }', false],
])('applies_to: { %s }, share: %s: the group has sites: %s', async (appliesTo, share, hasSites) => {
  const convention = CONVENTION + rule(appliesTo, share);
  expect((await register({ 'convention.yaml': convention })).groupHasSites).toBe(hasSites);
});
