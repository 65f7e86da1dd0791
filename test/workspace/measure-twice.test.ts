import { expect, test } from 'vitest';
import { toldOfShare } from './told-of-share.ts';

const ON = 'as_of: { date: "10-01", year: previous }';

const toldAt = (share: string): Promise<readonly string[]> =>
  toldOfShare('measure-twice', share, ['2023-10-01', '2024-10-01'], ['414', '263']);

const made = (by: string, ...measures: readonly string[]): string =>
  `{ by: ${by}, of: [ ${measures.map((of) => `{ measure: ${of} }`).join(', ')} ] }`;

test.each(['sum', 'product'])('a measure that is twice in a %s is told at the second place', async (by) => {
  expect(await toldAt(made(by, `students, ${ON}`, `students, ${ON}`))).toEqual([
    'rules[0].share.of[1].measure students',
  ]);
});

test('whatever its coefficients, and within a part of a mix', async () => {
  const sum = made(
    'sum',
    `students, ${ON}, coefficient: 2`,
    `students, ${ON}, at_most: 400`,
    `students, ${ON}`,
  );
  expect(
    await toldAt(`{ by: mix, of: [ { part: 1/2, share: ${sum} }, { part: 1/2, share: { by: equal } } ] }`),
  ).toEqual(['rules[0].share.of[0].share.of[2].measure students']);
});

test.each([
  ['of another date', `students, ${ON}`, 'students, as_of: { date: "10-01", year: penultimate }'],
  ['between other bounds', `students, ${ON}, at_least: 5`, `students, ${ON}, at_least: 1/2`],
  ['with other factors', `students, ${ON}, times: { lycee: 2 }`, `students, ${ON}`],
  ['of as many years', `students, ${ON}, years: 2`, `students, ${ON}`],
])('the same measure %s is another term', async (_, one, other) => {
  expect(await toldAt(made('sum', one, other))).toEqual([]);
});

test('the same key in two parts of a mix, or in two rules, is no doubt', async () => {
  const part = `{ part: 1/2, share: { by: students, ${ON} } }`;
  expect(await toldAt(`{ by: mix, of: [ ${part}, ${part} ] }`)).toEqual([]);
});
