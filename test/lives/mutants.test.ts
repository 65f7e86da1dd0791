import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MUTANTS } from './mutants.ts';

test('each mutant finds its place once in the sources', () => {
  const lost = MUTANTS.filter(({ file, from }) => readFileSync(file, 'utf8').split(from).length !== 2);
  expect(lost).toEqual([]);
});
