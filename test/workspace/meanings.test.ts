/** What is said of a key of the convention that is missing is what the reference says of that key, in that share. */
import { expect, test } from 'vitest';
import { toDiagnostic } from '../../src/diagnostics/render.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { withMeaning } from '../../src/workspace/convention/words/meaning.ts';
import { convention } from '../oracle/small-workspace.ts';

/** What is said of the keys that a share lacks, once each: every rule has that share. */
function hints(share: string): readonly string[] {
  const lacking = readConvention(convention(share)).problems.filter(({ code }) => code === 'key-missing');
  return [...new Set(lacking.map((found) => toDiagnostic(withMeaning(found), 'en').hint))];
}

test.each([
  ['{ by: mix }', 'The parts, which add up to exactly 1'],
  ['{ by: sum }', 'The measures to add up'],
  ['{ by: product }', 'The measures to multiply'],
  ['{ by: majority, as_of: latest, max_age_days: none }', 'The measure of sites to add up for each owner'],
  ['{ by: mix, of: [{ part: 1, share: { by: mix } }] }', 'The parts, which add up to exactly 1'],
])('`of` is missing: %s', (share, meaning) => {
  expect(hints(share)).toEqual([
    expect.stringContaining(`as the signed convention says: \`of: …\`. ${meaning}`),
  ]);
});

test('a key that another one needs is explained, not that other one', () => {
  expect(hints('{ by: population, per: member, as_of: latest, max_age_days: none, left_to: MEUSE }')).toEqual(
    [expect.stringContaining('10 % | 1/10 | 0.1. Anyone with less than this part')],
  );
});

test.each([
  ['{ by: payer, member: [CEA] }', 'REGION'],
  ['{ by: majority, of: [m], as_of: latest, max_age_days: none }', 'students'],
  ['{ by: fixed, parts: [CEA] }', '{ MEUSE: 1/3, REGION: 2/3 }'],
  ['{ by: equal, over: { members: [[CEA]] } }', '"…"'],
])('a text is expected, or brackets: the form is that of the reference (%s)', (share, form) => {
  const { problems } = readConvention(convention(share));
  expect([...new Set(problems.map((found) => withMeaning(found).args['expected']))]).toEqual([form]);
});

/** The places and the days that are told of a list of values that do not follow each other. */
function turns(list: string) {
  const { problems } = readConvention(convention('{ by: equal }', { rounding: list }));
  return problems.map(({ code, place, args }) => [code, place.column, args['expected']]);
}

test.each([
  [
    'a gap',
    '[{ to: 2025-08-31, value: carry }, { from: 2025-10-01, value: carry }]',
    'value-invalid',
    'rounding[1].from',
    '2025-09-01',
  ],
  [
    'days twice',
    '[{ to: 2025-10-31, value: carry }, { from: 2025-10-01, value: carry }]',
    'value-invalid',
    'rounding[1].from',
    '2025-11-01',
  ],
  [
    'no last day',
    '[{ from: 2025-10-01, value: carry }, { value: carry }]',
    'key-missing',
    'rounding[1].to',
    '2025-09-30',
  ],
  [
    'no first day',
    '[{ to: 2025-09-30, value: carry }, { value: carry }]',
    'key-missing',
    'rounding[1].from',
    '2025-10-01',
  ],
])('values in turn, %s: the day that would follow is told', (_, list, code, column, day) => {
  expect(turns(list)).toEqual([[code, column, day]]);
});

test('a list of values has none outside its days: an optional setting is then left out, any other is an error of the line', () => {
  const bounded = (value: string) => `[{ from: 2025-10-01, to: 2025-12-31, value: ${value} }]`;
  const settings = { billed_to: bounded('MEUSE'), rounding: bounded('carry') };
  const { value } = readConvention(convention('{ by: equal }', settings));
  const said = value?.convention.settings.map((turn) => [turn.value.billedTo, turn.unset]);
  expect(said).toEqual([
    [undefined, ['rounding', 'billedTo']],
    ['MEUSE', []],
    [undefined, ['rounding', 'billedTo']],
  ]);
});

test.each([
  '[{ value: carry }, { value: carry }]',
  '[{ to: 2025-09-30, value: carry }, { from: 2025-10-01, to: 2025-09-02, value: carry }]',
])('values in turn that leave open what would follow: the form is told (%s)', (list) => {
  expect(turns(list)).toEqual([
    ['value-invalid', 'rounding[1]', '[{ to: 2025-12-31, value: … }, { from: 2026-01-01, value: … }]'],
  ]);
});
