import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeWritable } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from './small-group.ts';

test.each([
  ['allocations.csv', 'runs/2025-09/allocations.csv'],
  ['manifest.json', 'runs/2025-09/manifest.json'],
  ['.', 'runs/2025-09'],
])('check names what is no longer there of a closed run: %s', async (path, named) => {
  const { folder, close } = smallGroup();
  await close('2025-09', '2025-10-20');
  makeWritable(join(folder, 'runs/2025-09'));
  rmSync(join(folder, 'runs/2025-09', path), { recursive: true });
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en']);
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringContaining(`error[closed-run-missing]: ${named} is closed, and no longer there\n`),
  ]);
});
