/** `sum`: measures added up, each with its coefficient (ALLOCATION.md §5). */
import { expect, test } from 'vitest';
import { sharesOfSites } from './shares.ts';

const LATEST = 'as_of: latest, max_age_days: none';

/** Stenay: the share of each site of a line of these days, by a sum. */
function shared(sum: string, measures: string, days?: string): Promise<readonly string[]> {
  return sharesOfSites(`{ by: sum, ${sum} }`, measures, days);
}

const OF_SITES =
  'measure,site,as_of,value\npupils,0550020Y,2021-01-01,100\npupils,0550072E,2021-01-01,50\nstaff,0550020Y,2021-01-01,20\nstaff,0550072E,2021-01-01,5\n';

test('each site weighs all its measures, each times its coefficient', async () => {
  const sum = `of: [{ measure: pupils, ${LATEST} }, { measure: staff, ${LATEST}, coefficient: 5/2 }]`;
  // 100 + 20 × 5/2 = 150 and 50 + 5 × 5/2 = 62.5: 12 and 5 of 17.
  expect(await shared(sum, OF_SITES)).toEqual(['0550020Y 12/17 70.59', '0550072E 5/17 29.41']);
});

test('a day on which any of the measures changes is a day of other shares', async () => {
  const sum = `of: [{ measure: pupils, ${LATEST} }, { measure: staff, ${LATEST}, coefficient: 10 }]`;
  // 300 and 100 until September, 100 more of the second from October: (3/4 + 3/5) / 2 = 27/40.
  const measures = `${OF_SITES}staff,0550072E,2021-10-01,15\n`;
  expect(await shared(sum, measures, '2021-09-30,2021-10-01')).toEqual([
    '0550020Y 27/40 67.50',
    '0550072E 13/40 32.50',
  ]);
});

test('one measure on several dates of a year is the mean of its quarters', async () => {
  const quarter = (date: string): string =>
    `{ measure: calls, as_of: { date: "${date}", year: previous }, years: 2 }`;
  const sum = `per: member, of: [${['03-31', '06-30', '09-30', '12-31'].map(quarter).join(', ')}]`;
  const days = [2019, 2020].flatMap((year) =>
    ['03-31', '06-30', '09-30', '12-31'].map((day) => `${year}-${day}`),
  );
  const calls = { MEUSE: [1, 2, 3, 4, 5, 6, 7, 8], REGION: [3, 3, 3, 3, 3, 3, 3, 3] };
  const rows = Object.entries(calls).flatMap(([member, of]) =>
    of.map((value, i) => `calls,${member},${days[i]},${value}`),
  );
  // Eight quarters: 36 and 24.
  expect(await shared(sum, `measure,member,as_of,value\n${rows.join('\n')}\n`)).toEqual([
    '0550020Y 3/5 60.00',
    '0550072E 2/5 40.00',
  ]);
});

test('a sum that is zero for all, and an observation that is missing, stop the line', async () => {
  const none = `of: [{ measure: pupils, ${LATEST}, coefficient: 0 }]`;
  expect(await shared(none, OF_SITES)).toEqual(['weights-zero']);
  const missing = `of: [{ measure: pupils, ${LATEST} }, { measure: staff, as_of: period_end }]`;
  expect(await shared(missing, OF_SITES)).toEqual(['measure-missing']);
});

test('what is taken away is less than there is, or the line stops', async () => {
  const net = (coefficient: string): string =>
    `of: [{ measure: pupils, ${LATEST} }, { measure: staff, ${LATEST}, coefficient: ${coefficient} }]`;
  // 100 − 20 = 80 and 50 − 5 = 45; 100 − 20 × 5/2 = 50 and 50 − 5 × 5/2 = 37.5.
  expect(await shared(net('-1'), OF_SITES)).toEqual(['0550020Y 16/25 64.00', '0550072E 9/25 36.00']);
  expect(await shared(net('-5/2'), OF_SITES)).toEqual(['0550020Y 4/7 57.14', '0550072E 3/7 42.86']);
  // 100 − 100 = 0 weighs nothing; 100 − 20 × 5.1 = −2 is refused.
  expect(await shared(net('-5'), OF_SITES)).toEqual(['0550072E 1/1 100.00']);
  expect(await shared(net('-5.1'), OF_SITES)).toEqual(['sum-negative']);
});

test('a sum below zero is told beside a value that is missing elsewhere', async () => {
  const net = `of: [{ measure: pupils, ${LATEST} }, { measure: staff, ${LATEST}, coefficient: -1 }]`;
  const measures =
    'measure,site,as_of,value\npupils,0550020Y,2021-01-01,100\npupils,0550072E,2021-01-01,50\nstaff,0550072E,2021-01-01,51\n';
  expect(await shared(net, measures)).toEqual(['measure-missing', 'sum-negative']);
});
