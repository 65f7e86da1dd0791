/** As many lines as a call does not take arguments. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

test('status reports a hundred and fifty thousand lines that cannot be shared like one', async () => {
  const { folder, write } = smallGroup();
  const lines = Array.from({ length: 150_000 }, (_, at) =>
    lineOf('F2', '2025-10-31', '1.00', String(at), ',*'),
  );
  write('invoices/2025-10.csv', LINES_HEADER + lines.join(''));
  const { exitCode, stdout, stderr } = await runCommand(['status', folder, '--lang', 'en']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error[no-rule]')]);
  expect(stdout).toContain('2025-10    150000  180,000.00');
});
