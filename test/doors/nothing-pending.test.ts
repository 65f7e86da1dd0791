/** Where all lines are in closed runs, reconcile names the command that corrects one, which it cannot do itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from '../audit/tables.ts';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from './small-group.ts';

test('the hint of reconcile, obeyed, corrects the closed run', async () => {
  const group = smallGroup();
  await group.close('2025-09', '2025-10-20');
  const { stderr } = await runCommand(['reconcile', group.folder, '--pending', '--lang', 'en']);
  expect(stderr).toContain('every invoice line dated up to 2025-09-30 is in a closed run');
  expect(stderr).toContain('add its name to `grappe allocate --pending --regularise`.');
  const measures = readFileSync(join(group.folder, 'measures.csv'), 'utf8');
  group.write('measures.csv', measures.replace(/,414(?=[,\n])/g, ',263'));
  await must(
    'allocate',
    group.folder,
    '--pending',
    '--regularise',
    '2025-09',
    '--out',
    join(group.folder, 'runs/again'),
  );
  const corrected = rowsOf(join(group.folder, 'runs/again'), 'regularisations.csv');
  expect(corrected.map(({ member, net_amount }) => [member, net_amount])).toEqual([
    ['MEUSE', '-32.33'],
    ['REGION', '32.33'],
  ]);
});
