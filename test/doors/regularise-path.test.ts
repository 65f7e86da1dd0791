/** `--regularise` takes the name of a closed run of the workspace, or a path to it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

async function closedGroup(): Promise<SmallGroup> {
  const group = smallGroup();
  await group.close('2025-09', '2025-10-20');
  group.edit('measures.csv', '414', '420');
  group.write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
  return group;
}

function correct(folder: string, run: string) {
  const argv = ['--period', '2025-10', '--regularise', run, '--reports', 'none', '--force', '--lang', 'en'];
  return runCommand(['allocate', folder, ...argv]);
}

test('a run is corrected by its name, or by a path to it from here or from the workspace', async () => {
  const { folder } = await closedGroup();
  for (const run of ['2025-09', 'runs/2025-09', 'runs/2025-09/', join(folder, 'runs/2025-09')])
    expect([run, (await correct(folder, run)).exitCode]).toEqual([run, 0]);
});

test('a path to a folder elsewhere is none of a run that has the same name', async () => {
  const [{ folder }, other] = [await closedGroup(), await closedGroup()];
  for (const run of [join(other.folder, 'runs/2025-09'), 'accounts/2025-09']) {
    const { exitCode, stderr } = await correct(folder, run);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`${run} is not a closed run`)]);
  }
});
