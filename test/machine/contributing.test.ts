/** The commits that CONTRIBUTING.md names as examples are in the history, by the beginning of their subjects. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('each recipe names a commit that is there', () => {
  const subjects = execFileSync('git', ['log', '--format=%s'], { encoding: 'utf8' }).split('\n');
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const named = [...text.matchAll(/`git show ':\/\^([^']+)'`/gu)].map(([, subject]) => subject ?? '');
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !subjects.some((subject) => subject.startsWith(name)))).toEqual(['SUBJECT']);
});
