/** The days on which shares may change: all that count for a target, and no others. */
import { expect, test } from 'vitest';
import { type ChangeDays, segmentAround, startsOf } from '../../src/allocate/change-days.ts';
import type { KeyDefinition } from '../../src/allocate/keys/common/key.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { changeDaysOf } from '../../src/allocate/plan/register-change-days.ts';
import type { Target } from '../../src/allocate/target/target.ts';
import type { Key, Rule } from '../../src/domain/rule.ts';
import { dayOf, FIRST_DAY, formatDay, formatRange, LAST_DAY } from '../../src/domain/time/calendar.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { registerFrom } from './outcomes.ts';
import { headcount } from './toy-key.ts';

const TABLES: WorkspaceFiles = {
  'members.csv': 'member,name,joined_on,left_on\nR,R,2025-03-01,\nR,R,,2025-01-31\nC,C,,\nA,A,,2025-06-30\n',
  'sites.csv':
    'site,name,type,member,valid_from,valid_to\nT,T,lycee,A,2025-02-01,\nT,T,lycee,C,,2025-01-31\nS,S,college,C,2020-01-01,\nU,U,college,C,,2030-12-31\n',
  'grappes.csv':
    'grappe,name,kind,site,valid_from,valid_to\nG,G,k,T,2025-02-01,\nG,G,k,T,2024-01-01,2025-01-31\nG,G,k,S,2024-01-01,2025-12-31\n',
  'accesses.csv': 'access,serves,valid_from,valid_to\nX,T,2025-02-11,\nX,S,,2025-01-31\nB,S,,\n',
  'measures.csv':
    'measure,site,as_of,value\nstudents,T,2024-10-01,1\nstudents,S,2024-10-05,3\nstudents,S,2023-10-01,2\nstudents,U,2024-10-09,2\n',
};

function convention(...shares: readonly string[]): WorkspaceFiles {
  const rules = shares.map(
    (share, index) =>
      `  - { id: r${index}, article: "1", from: 2025-0${index + 1}-01, applies_to: { target: grappe }, share: ${share} }\n`,
  );
  return {
    ...TABLES,
    'convention.yaml': `prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: C\nrules:\n${rules.join('')}`,
  };
}

/** The change days but for the first and the last of all. */
function told(changeDays: ChangeDays): string {
  expect(changeDays.every(Number.isInteger)).toBe(true);
  expect(changeDays).toEqual([...changeDays].sort((a, b) => a - b));
  return changeDays
    .filter((day) => day > FIRST_DAY && day <= LAST_DAY)
    .map(formatDay)
    .join(' ');
}

const target = (kind: Target['kind'], id: string): Target => ({ kind, id, access: undefined });

test('of all targets: those of the rules and of the stays of members', async () => {
  const changeDays = changeDaysOf(await registerFrom(convention('{ by: equal }', '{ by: equal }')), KEYS);
  expect(told(changeDays.common)).toBe('2025-01-01 2025-02-01 2025-03-01 2025-07-01');
});

test('of an access: those of its rows, and of the stays of their sites in grappes', async () => {
  const changeDays = changeDaysOf(await registerFrom(convention('{ by: equal }')), KEYS);
  expect(['X', 'B', 'none'].map((access) => told(changeDays.ofAccess(access)))).toEqual([
    '2024-01-01 2025-02-01 2025-02-11 2026-01-01',
    '2024-01-01 2026-01-01',
    '',
  ]);
  expect(told(changeDays.ofAccess('X'))).toBe('2024-01-01 2025-02-01 2025-02-11 2026-01-01');
});

test('of a site: those of its stays in grappes', async () => {
  const { ofSite } = changeDaysOf(await registerFrom(convention('{ by: equal }')), KEYS);
  expect(['T', 'S', 'U'].map((site) => told(ofSite(site)))).toEqual([
    '2024-01-01 2025-02-01',
    '2024-01-01 2026-01-01',
    '',
  ]);
});

test('of a run of 0.1: what any rule hangs on for every target, and no stays of a site that is served itself', async () => {
  const share = '{ by: students, as_of: { date: "10-01", year: previous } }';
  const register = await registerFrom(convention(share));
  const of01 = { ...register, workspace: { ...register.workspace, release: [0, 1] as const } };
  const [today, then] = [changeDaysOf(register, KEYS), changeDaysOf(of01, KEYS)];
  const ofYear = ({ ofYear: changeDays }: typeof today): string =>
    told(changeDays(target('site', 'U'), dayOf(2025, 5, 1)));
  expect([ofYear(today), ofYear(then)]).toEqual(['', '2025-01-01 2025-09-01 2025-10-01 2026-01-01']);
  expect([told(today.ofSite('T')), told(then.ofSite('T'))]).toEqual(['2024-01-01 2025-02-01', '']);
  expect(told(then.ofAccess('X'))).toBe('2025-02-01 2025-02-11');
});

test('a day on which one row ends and another begins, or two begin, is one change day', () => {
  const days = (from: number, to: number) => ({
    days: { from: dayOf(2025, 1, from), to: dayOf(2025, 1, to) },
  });
  const changeDays = startsOf([days(1, 9), days(10, 20), days(10, 12)]);
  expect(changeDays.map(formatDay)).toEqual(['2025-01-01', '2025-01-10', '2025-01-13', '2025-01-21']);
});

test('of a target: those of its rows and of its sites', async () => {
  const { ofTarget } = changeDaysOf(await registerFrom(convention('{ by: equal }')), KEYS);
  expect(told(ofTarget(target('site', 'S')))).toBe('2020-01-01');
  expect(told(ofTarget(target('grappe', 'G')))).toBe('2020-01-01 2024-01-01 2025-02-01 2026-01-01');
  expect(told(ofTarget(target('member', 'C')))).toBe('');
  expect(told(ofTarget(target('group', '*')))).toBe('');
});

test('of what is not known, or is called like something else: none', async () => {
  const tables = await registerFrom(convention('{ by: students, as_of: latest, max_age_days: none }'));
  const { ofTarget } = changeDaysOf(tables, KEYS);
  const others = [
    target('site', 'none'),
    target('grappe', 'none'),
    target('site', 'G'),
    target('member', 'S'),
  ];
  expect(others.map((other) => told(ofTarget(other)))).toEqual(['', '', '', '']);
  const unmeasured = changeDaysOf({ ...tables, observations: new Map() }, KEYS);
  expect(told(unmeasured.ofTarget(target('site', 'S')))).toBe('2020-01-01');
});

test('the group has those of all sites where a rule looks at them', async () => {
  const { 'convention.yaml': text = '', ...tables } = convention('{ by: equal, per: site }');
  const files = { ...tables, 'convention.yaml': text.replace('target: grappe', 'target: group') };
  const { ofTarget } = changeDaysOf(await registerFrom(files), KEYS);
  expect(told(ofTarget(target('group', '*')))).toBe('2020-01-01 2025-02-01 2031-01-01');
});

test('and those of the observations of its sites, where the latest counts, until it is too old', async () => {
  const latest = changeDaysOf(
    await registerFrom(convention('{ by: students, as_of: latest, max_age_days: none }')),
    KEYS,
  );
  expect(told(latest.ofTarget(target('site', 'S')))).toBe('2020-01-01');
  expect(told(latest.ofTarget(target('grappe', 'G')))).toBe(
    '2020-01-01 2023-10-01 2024-01-01 2024-10-01 2024-10-05 2025-02-01 2026-01-01',
  );
  const aged = changeDaysOf(
    await registerFrom(convention('{ by: majority, of: students, as_of: latest, max_age_days: 10 }')),
    KEYS,
  );
  expect(told(aged.ofTarget(target('grappe', 'G')))).toBe(
    '2020-01-01 2023-10-01 2023-10-12 2024-01-01 2024-10-01 2024-10-05 2024-10-12 2024-10-16 2025-02-01 2026-01-01',
  );
  const dated = changeDaysOf(
    await registerFrom(convention('{ by: students, as_of: { date: "10-01", year: current } }')),
    KEYS,
  );
  expect(told(dated.ofTarget(target('grappe', 'G')))).toBe('2020-01-01 2024-01-01 2025-02-01 2026-01-01');
});

test.each([
  ['{ by: students, as_of: period_end }', '2020-01-01 2024-01-01 2025-02-01 2026-01-01'],
  // X is an access of S up to the end of January, and of T from 11 February on.
  ['{ by: accesses }', '2020-01-01 2024-01-01 2025-02-01 2025-02-11 2026-01-01'],
])('and none of observations or of a year by %s', async (share, days) => {
  const { ofTarget, ofYear } = changeDaysOf(await registerFrom(convention(share)), KEYS);
  expect(told(ofTarget(target('grappe', 'G')))).toBe(days);
  expect(told(ofYear(target('grappe', 'G'), dayOf(2025, 5, 5)))).toBe('');
});

test('and those of the observations of its members, where they count: of its owners, or of the whole group', async () => {
  const people = '{ by: people, per: member, as_of: latest, max_age_days: none }';
  const measures =
    'measure,member,as_of,value\npeople,A,2024-10-20,1\npeople,C,2024-10-10,1\npeople,R,2024-10-01,1\n';
  const files: WorkspaceFiles = { ...convention(people), 'measures.csv': measures };
  const ofGrappe = changeDaysOf(await registerFrom(files), KEYS);
  expect(told(ofGrappe.ofTarget(target('grappe', 'G')))).toBe(
    '2020-01-01 2024-01-01 2024-10-10 2024-10-20 2025-02-01 2026-01-01',
  );
  const text = String(files['convention.yaml']).replace('target: grappe', 'target: group');
  const ofGroup = changeDaysOf(await registerFrom({ ...files, 'convention.yaml': text }), KEYS);
  expect(told(ofGroup.ofTarget(target('group', '*')))).toBe('2024-10-01 2024-10-10 2024-10-20');
});

test('of all rules for a kind of target, though their keys differ only in a list by name or in an amount', async () => {
  type Days = ReadonlyMap<string, bigint>;
  const byDays: KeyDefinition = {
    ...headcount,
    by: 'days',
    changes: (key) => ({ days: [...(key as unknown as { of: Days }).of.values()].map(Number), yearly: [] }),
  };
  const tables = await registerFrom(convention('{ by: equal }'));
  const rules = [3, 7, 5].map(
    (day): Rule =>
      ({
        appliesTo: { target: 'group' },
        days: { from: FIRST_DAY, to: LAST_DAY },
        share: { by: 'days', of: new Map([['first', BigInt(dayOf(2025, 1, day))]]) } as unknown as Key,
      }) as Rule,
  );
  const workspace = { ...tables.workspace, convention: { ...tables.workspace.convention, rules } };
  const changeDays = changeDaysOf({ ...tables, workspace }, [byDays]);
  expect(told(changeDays.ofTarget(target('group', '*')))).toBe('2025-01-03 2025-01-05 2025-01-07');
});

test('of a year: its turns and the days of dated references, where there are any', async () => {
  const day = dayOf(2025, 5, 5);
  const dated = (date: string): string => `{ by: students, as_of: { date: "${date}", year: previous } }`;
  const plain = changeDaysOf(
    await registerFrom(convention('{ by: equal }', '{ by: students, as_of: latest, max_age_days: none }')),
    KEYS,
  );
  expect(told(plain.ofYear(target('grappe', 'G'), day))).toBe('');
  const mix = `{ by: mix, of: [{ part: "1/2", share: ${dated('02-29')} }, { part: "1/2", share: ${dated('11-30')} }] }`;
  const changeDays = changeDaysOf(
    await registerFrom(convention('{ by: students, as_of: latest, max_age_days: none }', mix)),
    KEYS,
  );
  expect(told(changeDays.ofYear(target('grappe', 'G'), day))).toBe(
    '2025-01-01 2025-02-28 2025-09-01 2025-11-30 2026-01-01',
  );
  expect(told(changeDays.ofYear(target('grappe', 'G'), dayOf(2024, 12, 31)))).toBe(
    '2024-01-01 2024-02-29 2024-09-01 2024-11-30 2025-01-01',
  );
  expect(told(changeDays.ofYear(target('grappe', 'G'), day))).toBe(
    '2025-01-01 2025-02-28 2025-09-01 2025-11-30 2026-01-01',
  );
});

test('the segment around a day begins with the last change day up to it, and ends on the eve of the next', () => {
  const day = (date: number): number => dayOf(2025, 1, date);
  const around = (date: number, ...lists: readonly ChangeDays[]): string =>
    formatRange(segmentAround(day(date), lists));
  const changeDays = [3, 5, 9, 20, 21].map(day);
  expect(around(4, changeDays)).toBe('2025-01-03..2025-01-04');
  expect(around(5, changeDays)).toBe('2025-01-05..2025-01-08');
  expect(around(20, changeDays)).toBe('2025-01-20');
  expect(around(2, changeDays)).toBe('..2025-01-02');
  expect(around(21, changeDays)).toBe('2025-01-21..');
  expect(around(21)).toBe('..');
  expect(around(12, changeDays, [], [day(10), day(15)])).toBe('2025-01-10..2025-01-14');
  expect(around(12, [day(10), day(15)], changeDays)).toBe('2025-01-10..2025-01-14');
  expect(around(6, [day(1), day(30)], changeDays)).toBe('2025-01-05..2025-01-08');
  expect(around(6, [day(10)], [day(9)])).toBe('..2025-01-08');
});
