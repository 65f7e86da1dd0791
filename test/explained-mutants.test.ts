import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Explained {
  readonly reason: string;
  readonly mutants: readonly { readonly file: string; readonly line: string }[];
}

test('every mutant that is explained is of a line that is there', () => {
  const explained: readonly Explained[] = JSON.parse(readFileSync('mutation/equivalent.json', 'utf8'));
  const mutants = explained.flatMap((group) => group.mutants);
  const linesOf = new Map(
    [...new Set(mutants.map(({ file }) => file))].map((file) => [
      file,
      new Set(
        readFileSync(file, 'utf8')
          .split('\n')
          .map((line) => line.trim()),
      ),
    ]),
  );
  expect(mutants.filter(({ file, line }) => linesOf.get(file)?.has(line) !== true)).toEqual([]);
});
