import { expect, test } from 'vitest';
import { words } from '../../src/cli/messages/words.ts';
import { findingText } from '../../src/cli/results/verification.ts';

/** What is shown of two lines that differ: the one of the file, and the one computed. */
function shown(recorded: string, computed: string): readonly (string | undefined)[] {
  const at = { line: 2, recorded, computed };
  const [, , ...lines] = findingText({ kind: 'differs', file: 'titres.csv', at }, words('en')).split('\n');
  return lines.map((line) => line.trim());
}

test('two long lines are shown where they differ, with what stands before', () => {
  const object = 'x'.repeat(300);
  expect(shown(`titre,${object},559.47,1`, `titre,${object},559.48,1`)).toEqual([
    `in the file: …${'x'.repeat(74)},559.47,1`,
    `today: …${'x'.repeat(74)},559.48,1`,
  ]);
});

test('a long line that differs near the end of what would be shown is shown from further on', () => {
  const [before, after] = ['x'.repeat(150), 'y'.repeat(300)];
  const expected = `${'x'.repeat(80)}1${'y'.repeat(119)}…`;
  expect(shown(`${before}1${after}`, `${before}2${after}`)[0]).toBe(`in the file: …${expected}`);
});

test('a long line that differs at its beginning is shown from there, and that it goes on', () => {
  const rest = 'x'.repeat(300);
  expect(shown(`a${rest}`, `b${rest}`)).toEqual([
    `in the file: a${'x'.repeat(199)}…`,
    `today: b${'x'.repeat(199)}…`,
  ]);
});

test('the end of a line is shown where it is the difference only', () => {
  expect(shown('a;1\r', 'a;2\r')).toEqual(['in the file: a;1', 'today: a;2']);
  expect(shown('a;1\r', 'a;1')).toEqual(['in the file: a;1\\u000d', 'today: a;1']);
});
