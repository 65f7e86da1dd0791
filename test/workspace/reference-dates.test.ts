/** The month and the day of a reference date that stand in each other's place are told, wherever a measure is counted. */
import { expect, test } from 'vitest';
import { toldOfShare } from './told-of-share.ts';

const toldAt = (share: string, days: readonly string[]): Promise<readonly string[]> =>
  toldOfShare('month-day-swapped', share, days);

const on = (date: string): string => `as_of: { date: "${date}", year: previous }`;

test('where the observations are of the day and month in the other order', async () => {
  expect(await toldAt(`{ by: students, ${on('01-10')} }`, ['2023-10-01', '2024-10-01'])).toEqual([
    'rules[0].share.as_of.date 01-10',
  ]);
});

test('at each place of a key that is made of others or of several measures', async () => {
  const parts = [
    `{ part: 1/2, share: { by: majority, of: students, ${on('01-10')} } }`,
    `{ part: 1/2, share: { by: product, of: [ { measure: students, ${on('01-10')} } ], divided_by: { measure: hours, ${on('01-10')} } } }`,
  ];
  expect(await toldAt(`{ by: mix, of: [ ${parts.join(', ')} ] }`, ['2024-10-01'])).toEqual([
    'rules[0].share.of[0].share.as_of.date 01-10',
    'rules[0].share.of[1].share.of[0].as_of.date 01-10',
    'rules[0].share.of[1].share.divided_by.as_of.date 01-10',
  ]);
});

test('not where an observation is of that date, of a year at least', async () => {
  expect(await toldAt(`{ by: students, ${on('01-10')} }`, ['2022-01-10', '2024-10-01'])).toEqual([]);
});

test('not where those of another date may well be meant', async () => {
  expect(await toldAt(`{ by: students, ${on('01-01')} }`, ['2024-10-01'])).toEqual([]);
  expect(await toldAt(`{ by: students, ${on('10-15')} }`, ['2024-10-01'])).toEqual([]);
  expect(await toldAt('{ by: students, as_of: latest, max_age_days: none }', ['2024-10-01'])).toEqual([]);
});
