/** What keys make of sites that no grappe holds, and of what was never observed. */
import { expect, test } from 'vitest';
import { imputationOf } from '../../src/allocate/imputation.ts';
import type { KeyInput } from '../../src/allocate/keys/common/key.ts';
import { type MeasureGiven, measureReference } from '../../src/allocate/keys/common/measure-parameters.ts';
import { valueOn } from '../../src/allocate/keys/common/observation.ts';
import {
  definitionOf,
  keysIn,
  keysWithin,
  keyWords,
  sharesByKey,
} from '../../src/allocate/keys/common/use.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import type { Participant } from '../../src/allocate/target/participants.ts';
import { formatDecimal, fraction, ONE } from '../../src/domain/numbers/fraction.ts';
import type { Release } from '../../src/domain/release.ts';
import type { Key } from '../../src/domain/rule.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { STENAY } from '../oracle/small-workspace.ts';
import { registerFrom } from './outcomes.ts';

const DAY = dayOf(2021, 9, 1);

/** The two sites of Stenay, the second with its row of the grappe taken away. */
async function halfInGrappe(grappes: string): Promise<KeyInput> {
  const register = await registerFrom({ ...STENAY, 'grappes.csv': grappes });
  const [first, second] = register.grappes.get('STENAY') ?? [];
  if (first === undefined || second === undefined) throw new Error('two sites are in it');
  const site = { type: 'college', file: 'sites.csv', row: 2 } as const;
  const sites: readonly Participant[] = [
    { ...site, site: first.site, member: 'MEUSE', inGrappe: first },
    { ...site, site: second.site, member: 'REGION', inGrappe: undefined },
  ];
  const target = { kind: 'grappe', id: 'STENAY', access: undefined } as const;
  const participants = { sites, members: ['MEUSE', 'REGION'] };
  const net = { numerator: 100n, denominator: 1n };
  const ofRule = { rule: 'r', appliesTo: undefined };
  return { target, participants, day: DAY, period: { from: DAY, to: DAY }, net, ...ofRule, register };
}

test('the head of a grappe bears all, and a site without a row is none', async () => {
  const input = await halfInGrappe(
    'grappe,name,kind,site,head\nSTENAY,S,k,0550020Y,yes\nSTENAY,S,k,0550072E,no\n',
  );
  const found = sharesByKey(KEYS, { by: 'head' }, input);
  const one = { numerator: 1n, denominator: 1n };
  expect('shares' in found && found.shares.filter(({ share }) => share.numerator > 0n)).toEqual([
    { member: 'MEUSE', site: '0550020Y', share: one },
  ]);
});

test('a site without a row weighs nothing that is known', async () => {
  const input = await halfInGrappe(
    'grappe,name,kind,site,weight\nSTENAY,S,k,0550020Y,2\nSTENAY,S,k,0550072E,3\n',
  );
  const args = { site: '0550072E', value: 'STENAY', days: '2021-09-01', rule: 'r' };
  expect(sharesByKey(KEYS, { by: 'weight' }, input)).toEqual({ faults: [{ code: 'weight-missing', args }] });
});

test('a measure that nobody took is missing', async () => {
  const register = await registerFrom(STENAY);
  const reference = measureReference('rooms', { as_of: { kind: 'latest' } });
  const asked = { day: DAY, period: { from: DAY, to: DAY }, rule: 'r', register };
  expect(valueOn(reference, '0550020Y', asked)).toEqual({
    code: 'measure-missing',
    args: { measure: 'rooms', id: '0550020Y', day: '2021-09-01', rule: 'r' },
  });
});

test('where no imputations are kept, there is none to miss', async () => {
  const query = { flow: 'paid', siteType: undefined, category: 'usage', day: DAY } as const;
  const found = imputationOf('MEUSE', query, await registerFrom(STENAY));
  expect(found).toStrictEqual({ imputation: undefined });
});

test('the keys of a mix are itself and all that it is made of, each at its place', () => {
  const half = { numerator: 1n, denominator: 2n };
  const part = (share: Key) => ({ part: half, share, over: undefined });
  const inner: Key = { by: 'mix', of: [part({ by: 'weight' }), part({ by: 'head' })] };
  const outer: Key = { by: 'mix', of: [part({ by: 'head' }), part(inner)] };
  const found = keysWithin(KEYS, outer).map(({ share, path }) => `${share.by} ${path.join('.')}`);
  expect(found).toEqual([
    'mix ',
    'head of.0.share',
    'mix of.1.share',
    'weight of.1.share.of.0.share',
    'head of.1.share.of.1.share',
  ]);
  expect(keysWithin(KEYS, { by: 'equal_sites' })).toHaveLength(1);
});

test('a key below a mix has what its part says of who takes part, or else what its own parts say', () => {
  const part = { numerator: 1n, denominator: 2n };
  const [outer, inner] = [{ members: ['A'] }, { members: ['B'] }];
  const mix: Key = { by: 'mix', of: [{ part, share: { by: 'equal_members' }, over: inner }] };
  const whole: Key = { by: 'mix', of: [{ part, share: mix, over: outer }] };
  expect(keysWithin(KEYS, whole).map(({ share, over }) => [share.by, over])).toEqual([
    ['mix', undefined],
    ['mix', outer],
    ['equal_members', inner],
  ]);
});

test('a convention of 0.1 has the keys of 0.1', () => {
  const words = ['majority', 'mix', 'equal', 'fixed', 'payer', 'weight', 'head'];
  expect(keyWords(keysIn([0, 1], KEYS)).toSorted()).toEqual(words.toSorted());
  const since = ['sum', 'product', 'amounts', 'accesses', 'bandwidth'];
  expect(keyWords(keysIn([0, 2], KEYS)).toSorted()).toEqual([...words, ...since].toSorted());
});

test('the keys of a release are one list, by which the schema of a convention is made once', () => {
  expect(keysIn([0, 2], KEYS)).toBe(keysIn([0, 2], KEYS));
  expect(keysIn([0, 1], KEYS)).toBe(keysIn([0, 1], KEYS));
  expect(keysIn([0, 2], [...KEYS])).not.toBe(keysIn([0, 2], KEYS));
});

test('a key without a definition is a mistake of the program', () => {
  expect(() => definitionOf(KEYS, { by: 'none' })).toThrow('no definition of the key none');
});

test('what was observed is told with its file, row, day and source', async () => {
  const measures =
    'measure,site,as_of,value,source\nstudents,NEW,2021-01-01,1,\nrooms,0550020Y,2021-01-01,3,plans\nrooms,0550072E,2021-02-01,1,\n';
  const register = await registerFrom({ ...STENAY, 'measures.csv': measures });
  const input = await halfInGrappe(STENAY['grappes.csv'] ?? '');
  const reference = measureReference('rooms', { as_of: { kind: 'latest' } });
  const found = sharesByKey(KEYS, { by: 'measure', reference, countsFrom: {} } as Key, {
    ...input,
    register,
  });
  const row = { file: 'measures.csv', asOf: dayOf(2021, 1, 1), value: '3', source: 'plans' };
  expect('trace' in found && found.trace.weights.map(({ grounds }) => grounds)).toEqual([
    [{ ...row, row: 3 }],
    [{ ...row, row: 4, asOf: dayOf(2021, 2, 1), value: '1', source: undefined }],
  ]);
});

/** Keys that look nothing up have no grounds. */
test.each([
  [{ by: 'head' }, ['0550020Y 1', '0550072E 0']],
  [{ by: 'weight' }, ['0550020Y 2', '0550072E 3']],
  [{ by: 'equal_sites' }, ['0550020Y 1', '0550072E 1']],
  [{ by: 'equal_members' }, ['MEUSE 1', 'REGION 1']],
  [{ by: 'payer', member: 'CEA' }, ['CEA 1']],
  [
    {
      by: 'fixed',
      parts: new Map([
        ['MEUSE', ONE],
        ['REGION', ONE],
      ]),
    },
    ['MEUSE 1', 'REGION 1'],
  ],
] as [Key, string[]][])('what $by weighs, without grounds', async (key, expected) => {
  const grappes = 'grappe,name,kind,site,head,weight\nSTENAY,S,k,0550020Y,yes,2\nSTENAY,S,k,0550072E,no,3\n';
  const input = await halfInGrappe(grappes);
  const [, second] = input.register.grappes.get('STENAY') ?? [];
  const sites = input.participants.sites.map((site) => ({ ...site, inGrappe: site.inGrappe ?? second }));
  const found = sharesByKey(KEYS, key, { ...input, participants: { ...input.participants, sites } });
  const { trace } = 'trace' in found ? found : {};
  expect(trace?.weights.map(({ id, weight }) => `${id} ${formatDecimal(weight)}`)).toEqual(expected);
  expect(trace?.weights.flatMap(({ grounds }) => grounds)).toEqual([]);
});

test('before 0.2 a key that names a member charged it though nobody was left of the group', async () => {
  const { register, ...input } = await halfInGrappe(STENAY['grappes.csv'] ?? '');
  const target = { kind: 'group', id: '*', access: undefined } as const;
  const nobody = (release: Release): KeyInput => ({
    ...{ ...input, target, participants: { sites: [], members: [] } },
    register: { ...register, workspace: { ...register.workspace, release } },
  });
  const reference = measureReference('students', { as_of: { kind: 'latest' } });
  const codes = (key: Key, release: Release): string => {
    const found = sharesByKey(KEYS, key, nobody(release));
    return 'faults' in found ? found.faults.map(({ code }) => code).join() : 'shared';
  };
  const payer: Key = { by: 'payer', member: 'CEA' } as Key;
  expect([codes(payer, [0, 1]), codes(payer, [0, 2])]).toEqual(['shared', 'no-participant']);
  expect(codes({ by: 'equal_members' }, [0, 1])).toBe('no-participant');
  expect(codes({ by: 'majority', reference } as Key, [0, 1])).toBe('no-participant');
});

test('parts that sum to neither 1 nor 100 are told, with their sum', () => {
  const { problems } = definitionOf(KEYS, { by: 'fixed' });
  const told = (...parts: bigint[]): unknown => {
    const key = { by: 'fixed', parts: new Map(parts.map((part, i) => [`M${i}`, fraction(part, 2n)])) } as Key;
    const found = problems(key, { prorata: 'daily', basis: 'service', release: [0, 2] });
    return found.map(({ fault: { code, args }, path }) => [code, path, textOf(args['sum'])]);
  };
  expect(told(1n, 1n)).toEqual([]);
  expect(told(100n, 100n)).toEqual([]);
  expect(told(1n, 2n)).toEqual([['parts-sum', ['parts'], '1.5']]);
});

/** The English words of an argument that has both. */
function textOf(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null && 'en' in argument ? argument.en : argument;
}

test('a count of the year before is told as standing in for the one that is not there, unless its age is said to do', async () => {
  const measures =
    'measure,site,as_of,value,source\nstudents,NEW,2021-01-01,1,\nrooms,0550020Y,2019-10-01,3,\nrooms,0550072E,2019-10-02,1,\n';
  const register = await registerFrom({ ...STENAY, 'measures.csv': measures });
  const input = await halfInGrappe(STENAY['grappes.csv'] ?? '');
  const standsInFor = (given: MeasureGiven): readonly unknown[] => {
    const reference = measureReference('rooms', given);
    const found = sharesByKey(KEYS, { by: 'measure', reference, countsFrom: {} } as Key, {
      ...input,
      register,
    });
    return 'trace' in found
      ? found.trace.weights.map(({ grounds }) => grounds.map((one) => one.standsInFor))
      : [];
  };
  const october = { as_of: { kind: 'date', month: 10, day: 1, year: 'previous' } } as const;
  expect(standsInFor(october)).toEqual([[{ measure: 'rooms', day: dayOf(2020, 10, 1) }], [undefined]]);
  expect(standsInFor({ ...october, max_age_days: 400 })).toEqual([[undefined], [undefined]]);
  expect(standsInFor({ as_of: { kind: 'latest' } })).toEqual([[undefined], [undefined]]);
});
