/** `product`: measures multiplied and divided, each looked up for itself (ALLOCATION.md §5). */
import { expect, test } from 'vitest';
import { sharesOfSites } from './shares.ts';

const HEADER = 'measure,site,as_of,value\n';
const LATEST = 'as_of: latest, max_age_days: none';

const OF_SEPTEMBER = '2021-09-01,2021-09-30';

test('each site weighs its first measure times its second', async () => {
  const measures = `${HEADER}pupils,0550020Y,2021-01-01,30\npupils,0550072E,2021-01-01,20\nhours,0550020Y,2021-01-01,10\nhours,0550072E,2021-01-01,35\n`;
  // 30 × 10 = 300 and 20 × 35 = 700.
  const share = `{ by: product, of: [{ measure: pupils, ${LATEST} }, { measure: hours, ${LATEST} }] }`;
  expect(await sharesOfSites(share, measures, OF_SEPTEMBER)).toEqual([
    '0550020Y 3/10 30.00',
    '0550072E 7/10 70.00',
  ]);
});

test('a day on which any of the measures changes is a day of other shares', async () => {
  const measures = `${HEADER}pupils,0550020Y,2021-01-01,1\npupils,0550072E,2021-01-01,1\nhours,0550020Y,2021-01-01,1\nhours,0550072E,2021-01-01,1\nhours,0550020Y,2021-10-01,3\n`;
  // One half on 30 September, 3 of 4 on 1 October: (1/2 + 3/4) / 2 = 5/8.
  const share = `{ by: product, of: [{ measure: pupils, ${LATEST} }, { measure: hours, ${LATEST} }] }`;
  expect(await sharesOfSites(share, measures, '2021-09-30,2021-10-01')).toEqual([
    '0550020Y 5/8 62.50',
    '0550072E 3/8 37.50',
  ]);
});

test('each measure has its own day, years and bounds; a quotient is exact', async () => {
  const measures = `${HEADER}pupils,0550020Y,2019-10-01,20\npupils,0550020Y,2020-10-01,40\npupils,0550072E,2019-10-01,1\npupils,0550072E,2020-10-01,2\nhours,0550020Y,2021-09-30,7\nhours,0550072E,2021-09-30,7\nrooms,0550020Y,2021-01-01,9\nrooms,0550072E,2021-01-01,3\n`;
  const share = `{ by: product, of: [{ measure: pupils, as_of: { date: "10-01", year: previous }, years: 2, at_least: 10 }, { measure: hours, as_of: period_end }], divided_by: { measure: rooms, ${LATEST} } }`;
  // Means 30 and 1.5, which counts as 10; 30 × 7 / 9 = 70/3 and 10 × 7 / 3 = 70/3.
  expect(await sharesOfSites(share, measures, OF_SEPTEMBER)).toEqual([
    '0550020Y 1/2 50.00',
    '0550072E 1/2 50.00',
  ]);
});

test('a divisor of zero, and an observation that is missing, stop the line', async () => {
  const rows = `${HEADER}pupils,0550020Y,2021-01-01,30\npupils,0550072E,2021-01-01,20\nrooms,0550020Y,2021-01-01,9\n`;
  const share = `{ by: product, of: [{ measure: pupils, ${LATEST} }], divided_by: { measure: rooms, ${LATEST} } }`;
  expect(await sharesOfSites(share, rows, OF_SEPTEMBER)).toEqual(['measure-missing']);
  const zero = `${rows}rooms,0550072E,2021-01-01,0\n`;
  expect(await sharesOfSites(share, zero, OF_SEPTEMBER)).toEqual(['divisor-zero']);
});

test('of members: the share stays with their sites, equally', async () => {
  const measures =
    'measure,member,as_of,value\nbudget,MEUSE,2021-01-01,20\nbudget,REGION,2021-01-01,90\npeople,MEUSE,2021-01-01,10\npeople,REGION,2021-01-01,15\n';
  const share = `{ by: product, per: member, of: [{ measure: budget, ${LATEST} }], divided_by: { measure: people, ${LATEST} } }`;
  // 2 and 6 a head.
  expect(await sharesOfSites(share, measures, OF_SEPTEMBER)).toEqual([
    '0550020Y 1/4 25.00',
    '0550072E 3/4 75.00',
  ]);
});
