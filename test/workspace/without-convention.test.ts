/** Without a convention, nothing is told that its words would decide. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from '../doors/small-group.ts';

test('a number that its decimal mark would make plain is not told', async () => {
  const group = smallGroup();
  group.write('measures.csv', 'measure;site;as_of;value\nsurface;0550020Y;2024-10-01;1,234\n');
  rmSync(join(group.folder, 'convention.yaml'));
  const { exitCode, stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
  expect([exitCode, stderr.match(/\[[a-z-]+\]/g)]).toEqual([2, ['[table-missing]']]);
});
