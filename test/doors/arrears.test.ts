import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, smallGroup } from './small-group.ts';

/** A subscription of an access over a month, in an invoice of a day. */
const line = (invoice: string, date: string, access: string, from: string, to: string): string =>
  `OP,${invoice},${date},${access},${access},,subscription,${from},${to},100.00,20\n`;

const OCTOBER = line('F2', '2025-10-31', 'A1', '2025-09-01', '2025-09-30');

async function unbilled(lines: string): Promise<readonly string[]> {
  const { folder, write } = smallGroup();
  write('accesses.csv', 'access,serves,activated_on\nA1,STENAY,2025-01-01\nA2,STENAY,2025-01-01\n');
  write('invoices/2025-09.csv', LINES_HEADER + lines);
  const { stdout } = await runCommand(['reconcile', folder, '--period', '2025-10', '--format', 'json']);
  const { findings } = JSON.parse(stdout) as { findings: { code: string; access: string }[] };
  return findings.filter(({ code }) => code === 'unbilled-access').map(({ access }) => access);
}

test('an access that its operator bills in arrears waits for the next invoice; one that it forgot is found', async () => {
  expect(await unbilled(OCTOBER)).toEqual(['A2']);
});

test('an access that the next invoice leaves out is found', async () => {
  const november = line('F3', '2025-11-30', 'A2', '2025-10-01', '2025-10-31');
  expect(await unbilled(OCTOBER + november)).toEqual(['A1']);
});

test('a month made up for by an operator that bills in advance hides nothing', async () => {
  const advance = line('F2', '2025-10-31', 'A2', '2025-10-01', '2025-10-31');
  expect(await unbilled(OCTOBER + advance)).toEqual(['A1']);
});
