/** A month with invoices that is not closed is named by allocate and close of a later month, not only by status. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

const PASSED =
  'invoices/: warning[months-passed]: months before 2025-12 have lines that no closed run charged: 2025-10, 2025-11 (lines: 3, net: 35.50)\n';

/** September is closed; October and November have invoices, and so has December. */
async function behind(): Promise<SmallGroup> {
  const group = smallGroup();
  await group.close('2025-09', '2025-10-01');
  const months = [
    lineOf('F2', '2025-10-31', '10.00'),
    lineOf('F3', '2025-11-30', '20.00') + lineOf('F3', '2025-11-30', '5.50', '2'),
    lineOf('F4', '2025-12-31', '40.00'),
  ];
  months.forEach((rows, index) => void group.write(`invoices/2025-${index + 10}.csv`, LINES_HEADER + rows));
  return group;
}

function december({ folder }: SmallGroup, ...options: readonly string[]) {
  return runCommand(['allocate', folder, '--period', '2025-12', '--reports', 'none', '-q', ...options]);
}

test.each([[[]], [['--as-is']]])('by allocate, and by close %j', async (options) => {
  const group = await behind();
  const { exitCode, stderr } = await december(group);
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining(PASSED)]);
  const run = join(group.folder, 'runs/2025-12');
  const closed = await runCommand(['close', run, '--on', '2026-01-02', '-q', ...options]);
  expect([closed.exitCode, closed.stderr]).toEqual([0, expect.stringContaining(PASSED)]);
});

test('in the document of close for programs', async () => {
  const group = await behind();
  await december(group);
  const run = join(group.folder, 'runs/2025-12');
  const { stdout } = await runCommand(['close', run, '--on', '2026-01-02', '--format', 'json']);
  const { ok, diagnostics } = JSON.parse(stdout) as { ok: boolean; diagnostics: readonly { code: string }[] };
  expect([ok, diagnostics.map(({ code }) => code)]).toEqual([true, ['months-passed']]);
});

test.each([
  ['of the first of these months', ['--period', '2025-10']],
  ['that takes what is pending', ['--period', '2025-12', '--pending']],
  ['of invoices by number', ['--invoice', 'F4']],
])('not by a run %s', async (_, options) => {
  const { folder } = await behind();
  const { exitCode, stderr } = await runCommand(['allocate', folder, '--reports', 'none', ...options]);
  expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('months-passed')]);
});

test('not where no run is closed yet: a group may begin in the middle of its invoices', async () => {
  const group = smallGroup();
  group.write('invoices/2025-12.csv', LINES_HEADER + lineOf('F4', '2025-12-31', '40.00'));
  const { exitCode, stderr } = await december(group);
  expect([exitCode, stderr]).toEqual([0, '']);
});
