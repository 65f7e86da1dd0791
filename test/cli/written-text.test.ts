import { expect, test } from 'vitest';
import { words } from '../../src/cli/messages/words.ts';
import { writtenText } from '../../src/cli/text-parts.ts';

const statements = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `statements/M${index}.pdf`);
const shown = (...paths: readonly string[]): readonly string[] =>
  writtenText(
    'runs/2025-09',
    paths.map((path) => ({ path })),
    words('en'),
  ).split('\n');

test('many files of a folder are counted, so that the sums above them stay on the screen', () => {
  expect(shown('charges.csv', ...statements(300), 'titres.csv')).toEqual([
    'Written to runs/2025-09',
    '  charges.csv',
    '  statements/ (300 files)',
    '  titres.csv',
  ]);
});

test('a dozen are named, and all that stand beside the folders', () => {
  const beside = Array.from({ length: 20 }, (_, index) => `${index}.csv`);
  expect(shown(...statements(12), ...beside)).toHaveLength(33);
});
