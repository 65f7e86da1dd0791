/** What a line is for on a day, and who takes part in it (ALLOCATION.md §§2, 4). */
import { describe, expect, test } from 'vitest';
import type { KeyInput } from '../../src/allocate/keys/common/key.ts';
import { ruleInstead } from '../../src/allocate/keys/common/rule-instead.ts';
import { conditionOf } from '../../src/allocate/target/conditions.ts';
import { narrow, type Participants, participantsOn } from '../../src/allocate/target/participants.ts';
import { nobodyTakesPart, type Target, targetOn } from '../../src/allocate/target/target.ts';
import { fillIn } from '../../src/diagnostics/bilingual.ts';
import type { Fault } from '../../src/diagnostics/problem.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { registerFrom } from './outcomes.ts';

const TABLES: WorkspaceFiles = {
  'members.csv': 'member,name,joined_on,left_on\nR,Région,,\nM,Meuse,,2025-06-30\nC,Alsace,2025-02-01,\n',
  'sites.csv':
    'site,name,type,member,valid_from,valid_to\nS3,Trois,cfa,M,,\nS2,Deux,lycee,R,,2025-12-31\nS1,Un,college,R,,\nS4,Quatre,college,C,2025-03-01,\n',
  'grappes.csv':
    'grappe,name,kind,site,valid_from,valid_to\nGR,G,k,S3,,\nGR,G,k,S2,2025-02-01,2025-12-31\nGR,G,k,S1,,2025-12-31\nTWO,T,k,S2,,\nTWO,T,k,S1,,\nTWO,T,k,S3,,\n',
  'accesses.csv':
    'access,serves,valid_from,valid_to\nACC-1,GR,2025-01-01,2025-01-31\nACC-1,S1,2025-02-01,2025-12-31\n',
};

const register = (share = '{ by: equal }', tables = TABLES) =>
  registerFrom({
    ...tables,
    'convention.yaml': `prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: R\nrules:\n  - { id: r, article: "1", applies_to: { target: group }, share: ${share} }\n`,
  });

/** The arguments as a message shows them. */
function shown({ args }: Fault) {
  return Object.fromEntries(Object.keys(args).map((name) => [name, fillIn(`{${name}}`, args, 'en')]));
}

const JANUARY = dayOf(2025, 1, 31);
const FEBRUARY = dayOf(2025, 2, 1);
const APRIL = dayOf(2025, 4, 1);
const JULY = dayOf(2025, 7, 1);
const NEXT_YEAR = dayOf(2026, 1, 1);

describe('the target of a line', () => {
  test.each([
    ['*', 'group'],
    ['S1', 'site'],
    ['GR', 'grappe'],
    ['C', 'member'],
  ])('that says itself that it serves %s is a %s, whatever its access', async (serves, kind) => {
    const found = targetOn({ serves, access: 'none' }, JANUARY, await register());
    expect(found).toEqual({ target: { kind, id: serves, access: undefined } });
  });

  test('is what its access serves on the day', async () => {
    const tables = await register();
    const found = [JANUARY, FEBRUARY].map((day) =>
      targetOn({ serves: undefined, access: 'ACC-1' }, day, tables),
    );
    expect(found).toMatchObject([
      { target: { kind: 'grappe', id: 'GR', access: { row: 2 } } },
      { target: { kind: 'site', id: 'S1', access: { row: 3 } } },
    ]);
  });

  test.each([
    ['names nothing', {}, { code: 'serves-missing', args: {} }],
    [
      'serves what is not known',
      { serves: 'S11' },
      { code: 'serves-unknown', args: { value: 'S11', nearest: 'S1' } },
    ],
    [
      'serves what is like a grappe',
      { serves: 'GRR' },
      { code: 'serves-unknown', args: { value: 'GRR', nearest: 'GR' } },
    ],
    [
      'is of no known access',
      { access: 'ACC-2' },
      { code: 'access-unknown', args: { value: 'ACC-2', nearest: 'ACC-1', alike: '' } },
    ],
    [
      'is of no access on the day',
      { access: 'ACC-1' },
      { code: 'access-undated', args: { value: 'ACC-1', days: '2026-01-01' } },
    ],
  ])('is missing where it %s', async (_, named, fault) => {
    const line = { serves: undefined, access: undefined, ...named };
    const found = targetOn(line, NEXT_YEAR, await register());
    expect('code' in found && { code: found.code, args: shown(found) }).toEqual(fault);
  });
});

/** Site, owner and type of each participant, then the members; or the fault. */
function told(found: ReturnType<typeof participantsOn>): unknown {
  if ('code' in found) return found;
  const { sites, members } = found.participants;
  return [
    ...sites.map(({ site, member, type, row }) => `${site} ${member} ${type} ${row}`),
    members.join(' '),
  ];
}

const target = (kind: Target['kind'], id: string): Target => ({ kind, id, access: undefined });

describe('who takes part', () => {
  test('in a member: itself, while it is in the group', async () => {
    const tables = await register();
    expect(told(participantsOn(target('member', 'C'), FEBRUARY, tables))).toEqual(['C']);
    expect(told(participantsOn(target('member', 'C'), JANUARY, tables))).toEqual({
      code: 'member-absent',
      args: { value: 'C', days: '2025-01-31' },
    });
  });

  test('in a member that left: nobody, and it is told who joined on the day after', async () => {
    const tables = await register(undefined, {
      'members.csv':
        'member,name,joined_on,left_on\nR,Région,,\nO,Ancien,,2024-12-31\nO,Ancien,2025-03-01,2025-06-30\nQ,Autre,2025-07-01,\nN,Nouveau,2020-01-01,2020-12-31\nN,Nouveau,2025-07-01,\nF,Autre,2025-01-01,2025-09-30\n',
      'sites.csv': 'site,name,type,member\nS1,Un,college,R\n',
      'grappes.csv': 'grappe,name,kind,site\nGR,G,k,S1\n',
      'accesses.csv': 'access,serves\nACC-1,GR\n',
    });
    const joinedAfter = (member: string, day: number) =>
      told(participantsOn(target('member', member), day, tables));
    const absent = (value: string, days: string, joined?: string) => ({
      code: 'member-absent',
      args: { value, days, ...(joined === undefined ? {} : { joined }) },
    });
    expect(joinedAfter('O', JULY)).toEqual(absent('O', '2025-07-01', 'N, Q'));
    expect(joinedAfter('O', FEBRUARY)).toEqual(absent('O', '2025-02-01', 'F'));
    expect(joinedAfter('O', dayOf(2025, 1, 1))).toEqual(absent('O', '2025-01-01', 'F'));
    expect(joinedAfter('F', NEXT_YEAR)).toEqual(absent('F', '2026-01-01'));
    expect(joinedAfter('N', JANUARY)).toEqual(absent('N', '2025-01-31'));
    expect(joinedAfter('none', JANUARY)).toEqual(absent('none', '2025-01-31'));
  });

  test('in a site: its owner, while both are there', async () => {
    const tables = await register();
    const absent = (site: string, days: string, owner: { member: string; ownerless: string }) => ({
      code: 'site-absent',
      args: { site, ...owner, value: site, days, grappe: '', others: '' },
    });
    expect(told(participantsOn(target('site', 'S2'), JULY, tables))).toEqual(['S2 R lycee 3', 'R']);
    expect(told(participantsOn(target('site', 'S2'), NEXT_YEAR, tables))).toEqual(
      absent('S2', '2026-01-01', { member: '', ownerless: 'S2' }),
    );
    expect(told(participantsOn(target('site', 'S3'), JULY, tables))).toEqual(
      absent('S3', '2025-07-01', { member: 'M', ownerless: '' }),
    );
  });

  test('in a grappe: its sites of the day, by their ids, and each owner once', async () => {
    const tables = await register();
    const grappe = target('grappe', 'GR');
    expect(told(participantsOn(grappe, JANUARY, tables))).toEqual(['S1 R college 4', 'S3 M cfa 2', 'M R']);
    expect(told(participantsOn(grappe, FEBRUARY, tables))).toEqual([
      'S1 R college 4',
      'S2 R lycee 3',
      'S3 M cfa 2',
      'M R',
    ]);
    expect(told(participantsOn(grappe, JULY, tables))).toEqual({
      code: 'site-absent',
      args: {
        site: 'S3',
        member: 'M',
        ownerless: '',
        value: 'GR',
        days: '2025-07-01',
        grappe: 'GR',
        others: '',
      },
    });
    const found = participantsOn(grappe, JANUARY, tables);
    expect('participants' in found && found.participants.sites.map(({ inGrappe }) => inGrappe?.row)).toEqual([
      4, 2,
    ]);
  });

  test('in a grappe whose sites are absent: all of them are named at once', async () => {
    const tables = await register();
    const left = participantsOn(target('grappe', 'TWO'), NEXT_YEAR, tables);
    expect(told(left)).toMatchObject({ args: { site: 'S2', others: 'S3' } });
    const none = participantsOn(target('grappe', 'TWO'), JULY, { ...tables, sites: new Map() });
    expect(told(none)).toMatchObject({ args: { site: 'S1', others: 'S2, S3' } });
  });

  test('in a grappe without sites on the day: nobody', async () => {
    const tables = await register();
    expect(told(participantsOn(target('grappe', 'none'), JULY, tables))).toMatchObject({
      code: 'no-participant',
    });
    const empty = { ...tables, grappes: new Map([['GR', tables.grappes.get('GR')?.slice(0, 2) ?? []]]) };
    expect(told(participantsOn(target('grappe', 'GR'), NEXT_YEAR, empty))).toEqual({
      code: 'no-participant',
      args: { value: 'GR', grappe: 'GR', days: '2026-01-01' },
    });
  });

  test('in the group: its members, and its sites where a rule looks at them', async () => {
    const group = target('group', '*');
    expect(told(participantsOn(group, JANUARY, await register()))).toEqual(['M R']);
    expect(told(participantsOn(group, FEBRUARY, await register()))).toEqual(['C M R']);
    const bySites = await register('{ by: equal, per: site }');
    expect(told(participantsOn(group, APRIL, bySites))).toEqual([
      'S1 R college 4',
      'S2 R lycee 3',
      'S3 M cfa 2',
      'S4 C college 5',
      'C M R',
    ]);
    expect(told(participantsOn(group, JULY, bySites))).toEqual([
      'S1 R college 4',
      'S2 R lycee 3',
      'S4 C college 5',
      'C R',
    ]);
  });

  test('is narrowed by site types, and by members with all that is theirs', async () => {
    const found = participantsOn(target('group', '*'), APRIL, await register('{ by: equal, per: site }'));
    if ('code' in found) throw new Error(found.code);
    const kept = (over: Parameters<typeof narrow>[1]): string => {
      const { sites, members }: Participants = narrow(found.participants, over);
      return [...sites.map(({ site }) => site), '|', ...members].join(' ');
    };
    expect(kept(undefined)).toBe('S1 S2 S3 S4 | C M R');
    expect(kept({ siteTypes: ['college', 'cfa'], members: undefined })).toBe('S1 S3 S4 | C M R');
    expect(kept({ siteTypes: undefined, members: ['R', 'C'] })).toBe('S1 S2 S4 | C R');
    expect(kept({ siteTypes: ['college'], members: ['R'] })).toBe('S1 | R');
  });
});

describe('of a target it is told', () => {
  test.each([
    ['grappe', 'GR', '{ grappes: [GR] }'],
    ['site', 'S1', '{ target: site, sites: [S1] }'],
    ['group', '*', '{ target: group }'],
  ] as const)('which condition a rule for a %s needs', (kind, id, condition) => {
    expect(conditionOf(target(kind, id))).toEqual({ en: condition, fr: condition });
  });

  test('which one a rule for some of its lines needs, in the words of each language', () => {
    expect(conditionOf(target('site', 'S1'), { categories: ['subscription'], suppliers: ['OP, A'] })).toEqual(
      {
        en: '{ target: site, sites: [S1], categories: [subscription], suppliers: ["OP, A"] }',
        fr: '{ target: site, sites: [S1], categories: [abonnement], suppliers: ["OP, A"] }',
      },
    );
    expect(conditionOf(target('member', 'M'), { itemCodes: ['FTTO-100'] }).en).toBe(
      '{ item_codes: [FTTO-100] }',
    );
  });

  test('by which rule others may be shared instead, on the day alone', () => {
    const input = {
      target: target('grappe', 'GR'),
      day: APRIL,
      rule: 'r',
      appliesTo: { categories: ['setup'] },
    };
    expect(ruleInstead(input as unknown as KeyInput)).toEqual({
      rule: 'r',
      days: '2025-04-01',
      condition: {
        en: '{ grappes: [GR], categories: [setup] }',
        fr: '{ grappes: [GR], categories: [frais_acces] }',
      },
      dates: 'from: 2025-04-01, to: 2025-04-01',
    });
  });

  test('where nobody takes part, whether the rows of the grappe or the rule are to be widened', () => {
    const args = { value: '*', days: '2025-01-31', rule: 'r' };
    expect(nobodyTakesPart(target('group', '*'), JANUARY, 'r')).toEqual({ code: 'no-participant', args });
    expect(nobodyTakesPart(target('grappe', 'GR'), JANUARY, 'r')).toEqual({
      code: 'no-participant',
      args: { value: 'GR', days: args.days, grappe: 'GR' },
    });
  });
});
