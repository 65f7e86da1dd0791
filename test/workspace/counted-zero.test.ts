/** A count of zero of a site that shares a grappe is told: a formula on an empty cell gives one, and it bears nothing. */
import { expect, test } from 'vitest';
import { toldOfShare } from './told-of-share.ts';

const ON = 'as_of: { date: "10-01", year: previous }';

const toldAt = (
  share: string,
  counts: readonly string[],
  days = ['2024-10-01'],
  further: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> => toldOfShare('counted-zero', share, days, counts, further);

test.each([
  ['by its key', `{ by: students, ${ON} }`],
  [
    'within other keys',
    `{ by: mix, of: [ { part: 1/2, share: { by: students, ${ON} } }, { part: 1/2, share: { by: equal } } ] }`,
  ],
  ['of one of several measures', `{ by: sum, of: [ { measure: students, ${ON} } ] }`],
  [
    'but not where another is divided by it',
    `{ by: product, of: [ { measure: students, ${ON} } ], divided_by: { measure: hours, ${ON} } }`,
  ],
])('%s', async (_, share) => {
  expect(await toldAt(share, ['414', '0'])).toEqual(['value 0']);
});

test('once, of the latest count', async () => {
  expect(await toldAt(`{ by: students, ${ON} }`, ['414', '0'], ['2024-10-01', '2023-10-01'])).toEqual([
    'value 0',
  ]);
});

test.each([
  ['a later count stands', { 'measures.csv': 'students,0550072E,2025-10-01,263\n' }, []],
  ['a later count is zero too', { 'measures.csv': 'students,0550072E,2025-10-01,0\n' }, ['value 0']],
])('by the latest count alone: %s', async (_, further, expected) => {
  const counts = ['414', '0'];
  expect(await toldAt(`{ by: students, ${ON} }`, counts, ['2024-10-01'], further)).toEqual(expected);
});

test.each([
  ['shares no grappe', undefined, []],
  ['shared one until the day before', '2024-09-30', []],
  ['shares one until that day', '2024-10-01', ['value 0']],
])('of a site that %s', async (_, until, expected) => {
  const further = {
    'sites.csv': '0670000X,Lycée,lycee,REGION,,,,\n',
    'grappes.csv': until === undefined ? '' : `STENAY,Stenay,cite_scolaire,0670000X,,,,${until}\n`,
    'measures.csv': 'students,0670000X,2024-10-01,0\n',
  };
  const share = `{ by: students, ${ON} }`;
  expect(await toldAt(share, ['414', '263'], ['2024-10-01'], further)).toEqual(expected);
});

test.each([
  ['no key counts the measure', '{ by: equal }', ['414', '0']],
  ['the convention says what it counts for', `{ by: students, ${ON}, at_least: 1 }`, ['414', '0']],
  ['a band takes it', `{ by: students, ${ON}, bands: { 0: 0, 300: 1 } }`, ['414', '0']],
  ['the measure marks, with zeros and ones', `{ by: students, ${ON} }`, ['1', '0']],
  ['nobody counts for anything', `{ by: students, ${ON} }`, ['0', '0']],
])('not where %s', async (_, share, counts) => {
  expect(await toldAt(share, counts)).toEqual([]);
});
