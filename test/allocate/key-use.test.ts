/** What is asked of the definitions of keys: their words, their days, what they look up (HOUSE.md). */
import { expect, test } from 'vitest';
import { measureReference } from '../../src/allocate/keys/common/measure-parameters.ts';
import { siteWeights } from '../../src/allocate/keys/common/measured.ts';
import { definitionOf, keyMeantBy, readsPeriod } from '../../src/allocate/keys/common/use.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { ONE } from '../../src/domain/numbers/fraction.ts';
import type { Key } from '../../src/domain/rule.ts';
import { dayOf, formatDay } from '../../src/domain/time/calendar.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { convention, STENAY } from '../oracle/small-workspace.ts';
import { registerFrom } from './outcomes.ts';

const SITE = '0550020Y';
const ONCE = { '2024-01-01': '1' };
const NOVEMBER = { from: dayOf(2024, 11, 1), to: dayOf(2024, 11, 30) };

function keyOf(share: string): Key {
  const { value, problems } = readConvention(convention(share));
  const [key] = value?.convention.rules.map((rule) => rule.share) ?? [];
  if (key === undefined) throw new Error(problems.map(({ code }) => code).join());
  return key;
}

/** A register with these observations of the site, by day, and what a key is asked with. */
async function inputWith(values: Readonly<Record<string, string>>, sites: readonly string[] = [SITE]) {
  const rows = Object.entries(values).map(([day, value]) => `students,${SITE},${day},${value}\n`);
  const measures = `measure,site,as_of,value\n${rows.join('')}`;
  const register = await registerFrom({ ...STENAY, 'measures.csv': measures });
  const day = dayOf(2024, 11, 15);
  const place = { file: 'sites.csv', row: 2, inGrappe: undefined };
  return {
    ...{ day, period: NOVEMBER, net: ONE, rule: 'r', appliesTo: undefined, register },
    target: { kind: 'site', id: SITE, access: undefined } as never,
    participants: {
      members: ['MEUSE'],
      sites: sites.map((site) => ({ site, member: 'MEUSE', type: 'college' as const, ...place })),
    } as never,
  };
}

test('of amounts first, the parts are called by the amount and as the rest; without an amount there is the rest only', () => {
  const words = (amounts: string, index: number) => {
    const key = keyOf(`{ by: amounts, first: ${amounts}, rest: { by: equal } }`);
    const { en, fr } = definitionOf(KEYS, key).words;
    return [en.part?.(key, index), fr.part?.(key, index)];
  };
  expect(words('{ MEUSE: 1000.50, REGION: 234 }', 0)).toEqual(['the first 1234.50', '1\u00a0234,50 d’abord']);
  expect(words('{ MEUSE: 1000.50, REGION: 234 }', 1)).toEqual(['the rest', 'le reste']);
  expect(words('{ MEUSE: 0 }', 0)).toEqual(['the rest', 'le reste']);
});

test('only a key that looks up the end of the period depends on the days of the line', () => {
  const reads = (share: string): boolean => {
    const key = keyOf(share);
    return readsPeriod(definitionOf(KEYS, key), key);
  };
  expect(reads('{ by: calls, as_of: period_end }')).toBe(true);
  expect(reads('{ by: calls, as_of: latest, max_age_days: none }')).toBe(false);
  expect(reads('{ by: fixed, parts: { MEUSE: 40, REGION: 60 } }')).toBe(false);
});

test('a key is known by what people call it, and no other word is', () => {
  expect(keyMeantBy('montants', KEYS)).toBe('amounts');
  expect(keyMeantBy('majorité', KEYS)).toBe('majority');
  expect(keyMeantBy('amounts of nothing', KEYS)).toBeUndefined();
});

test('what an observation is made void by later ones is told with its measure, and nothing where there is none', async () => {
  const reference = measureReference('students', { as_of: { kind: 'period_end' } });
  const told = async (values: Readonly<Record<string, string>>) => {
    const found = siteWeights(reference, await inputWith(values));
    const [ground] = found.weights[0]?.grounds ?? [];
    const { measure = '', observations = [] } = ground?.passedOver ?? {};
    return [measure, ...observations.map(({ asOf }) => formatDay(asOf))];
  };
  expect(await told({ '2024-11-10': '6', '2024-11-30': '7' })).toEqual(['students', '2024-11-10']);
  expect(await told({ '2024-11-30': '7' })).toEqual(['']);
});

test('equal parts of sites have nobody to share between where no site takes part', async () => {
  const key = keyOf('{ by: equal, per: site }');
  const { shares } = definitionOf(KEYS, key);
  const shareBy = () => {
    throw new Error('no key within');
  };
  const found = shares(key, await inputWith(ONCE, []), shareBy);
  expect('faults' in found && found.faults.map(({ code }) => code)).toEqual(['no-participant']);
  expect('shares' in shares(key, await inputWith(ONCE), shareBy)).toBe(true);
});
