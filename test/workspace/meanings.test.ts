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
  ['{ by: mix }', 'The parts, which sum to exactly 1'],
  ['{ by: sum }', 'The measures that are added up'],
  ['{ by: product }', 'The measures that are multiplied'],
  [
    '{ by: majority, as_of: latest, max_age_days: none }',
    'The measure of sites that is added up for each owner',
  ],
  ['{ by: mix, of: [{ part: 1, share: { by: mix } }] }', 'The parts, which sum to exactly 1'],
])('`of` is missing: %s', (share, meaning) => {
  expect(hints(share)).toEqual([
    expect.stringContaining(`as the signed convention says: \`of: …\`. ${meaning}`),
  ]);
});

test('a key that another one needs is explained, not that other one', () => {
  expect(hints('{ by: population, per: member, as_of: latest, max_age_days: none, left_to: MEUSE }')).toEqual(
    [expect.stringContaining('10 % | 1/10 | 0.1. Who has less than this part')],
  );
});
