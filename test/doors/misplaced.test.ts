/** Nothing is written inside a folder that grappe wrote, nor in the place of the folders that hold them all. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from './small-group.ts';

const said = async (...argv: readonly string[]) => {
  const { exitCode, stderr } = await runCommand([...argv, '--lang', 'en']);
  return [exitCode, stderr.split('\n')[0]];
};

test.each(['runs', 'accounts', 'forecasts'])('%s/ is for all folders of its kind', async (name) => {
  const { folder } = smallGroup();
  const out = join(folder, name);
  expect(await said('allocate', folder, '--out', out)).toEqual([
    2,
    `${out}: error[out-misplaced]: ${out} is for all of these folders, each under a name of its own`,
  ]);
  expect(existsSync(out)).toBe(false);
});

test.each(['runs/closed.csv', 'runs/closed.csv.sha256', 'budget.csv', 'accepted-findings.ods'])(
  '%s is the place of a file, be it there or not',
  async (name) => {
    const { folder } = smallGroup();
    const out = join(folder, name);
    expect(await said('allocate', folder, '--out', out)).toEqual([
      2,
      `${out}: error[out-misplaced]: ${out} is where grappe reads a file of that name`,
    ]);
    expect(existsSync(out)).toBe(false);
  },
);

test('a draft holds nothing but what was written into it', async () => {
  const { folder } = smallGroup();
  const draft = join(folder, 'runs/all');
  await must('allocate', folder, '--reports', 'none', '-q');
  const before = readdirSync(draft);
  const [inner, letter] = [join(draft, 'again'), join(draft, 'letters.md')];
  expect(await said('allocate', folder, '--out', inner)).toEqual([
    2,
    `${inner}: error[out-misplaced]: ${inner} is inside ${draft}, where only what grappe wrote there may be`,
  ]);
  expect(await said('reconcile', folder, '--format', 'csv', '--out', letter)).toEqual([
    2,
    `${letter} would be inside ${draft}, where only what grappe wrote there may be: name another place.`,
  ]);
  expect(readdirSync(draft)).toEqual(before);
});
