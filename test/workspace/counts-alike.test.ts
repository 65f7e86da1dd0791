/** Bounds and bands by which all observations of a measure count for the same are told: no count would change a share. */
import { expect, test } from 'vitest';
import { toldOfShare } from './told-of-share.ts';

const ON = 'as_of: { date: "10-01", year: previous }';
const COUNTS = ['414', '263'];

const toldAt = (share: string, counts = COUNTS): Promise<readonly string[]> =>
  toldOfShare('counts-alike', share, ['2024-10-01'], counts);

test.each([
  ['a part of the cost', 'at_most: 0.4', 'at_most'],
  ['euros', 'at_least: 5000', 'at_least'],
  ['bands in another unit', 'bands: { 0: 1, 10000: 2 }', 'bands'],
  ['bands of one value', 'bands: { 0: 1, 300: 1 }', 'bands'],
])('%s in the place of a count', async (_, parameter, key) => {
  expect(await toldAt(`{ by: students, ${ON}, ${parameter} }`)).toEqual([`rules[0].share.${key}`]);
});

test('at each place of a key that is made of others or of several measures', async () => {
  const parts = [
    `{ part: 1/2, share: { by: majority, of: students, ${ON}, at_most: 1 } }`,
    `{ part: 1/2, share: { by: product, of: [ { measure: students, ${ON} } ], divided_by: { measure: hours, ${ON}, at_most: 1 } } }`,
  ];
  expect(await toldAt(`{ by: mix, of: [ ${parts.join(', ')} ] }`)).toEqual([
    'rules[0].share.of[0].share.at_most',
    'rules[0].share.of[1].share.divided_by.at_most',
  ]);
});

test.each([
  ['one count is within the bounds', 'at_least: 300', COUNTS],
  ['a count is below all bands, which stops the line', 'bands: { 300: 1 }', COUNTS],
  ['the counts are the same anyway', 'at_most: 300', ['414', '414']],
  ['nothing bounds them', 'years: 1', COUNTS],
])('not where %s', async (_, parameter, counts) => {
  expect(await toldAt(`{ by: students, ${ON}, ${parameter} }`, counts)).toEqual([]);
});
