/** A count far from the one before it is told: a digit too many moves the cost of a whole year. */
import { expect, test } from 'vitest';
import { toldOfShare } from './told-of-share.ts';

const BY_STUDENTS = '{ by: students, as_of: { date: "10-01", year: previous } }';

/** The values told of a site with these counts of pupils, one a year. */
const told = (counts: readonly string[], share = BY_STUDENTS): Promise<readonly string[]> => {
  const rows = counts.map((count, year) => `students,0550020Y,${2020 + year}-10-01,${count}\n`);
  return toldOfShare('count-leaps', share, [], [], { 'measures.csv': rows.join('') });
};

test.each([
  ['ten times as many', ['414', '4140'], ['value 4140']],
  ['a tenth', ['414', '41'], ['value 41']],
  ['just above three times', ['100', '300.1'], ['value 300.1']],
  ['three times', ['100', '300'], []],
  ['a third', ['300', '100'], []],
  ['just below a third', ['300', '99.9'], ['value 99.9']],
  ['of few', ['2', '29'], []],
  ['from few to thirty', ['2', '30'], ['value 30']],
  ['from nothing', ['0', '414'], []],
  ['to nothing, which is told otherwise', ['414', '0'], []],
  ['long ago, and back since', ['414', '4140', '420', '430'], []],
  ['of the first count', ['4140'], []],
])('%s', async (_, counts, expected) => {
  expect(await told(counts)).toEqual(expected);
});

test('of each site by the days of its own counts, in whatever order they are listed', async () => {
  const rows = [
    'students,0550020Y,2025-10-01,414\n',
    'students,0550072E,2025-10-01,41\n',
    'students,0550020Y,2024-10-01,420\n',
    'students,0550020Y,2023-10-01,41\n',
    'students,0550072E,2024-10-01,13\n',
  ];
  const further = { 'measures.csv': rows.join('') };
  expect(await toldOfShare('count-leaps', BY_STUDENTS, [], [], further)).toEqual(['value 41']);
});

test('not of what is measured over each period: meters turn with the season', async () => {
  expect(await told(['100', '900'], '{ by: students, as_of: period_end }')).toEqual([]);
});

test('not of a measure by which no rule shares', async () => {
  expect(await told(['414', '4140'], '{ by: equal, per: site }')).toEqual([]);
});
