import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

test('a count of years ago is refused with what would be shared by it, summed over the lines', async () => {
  const { folder, write, edit } = smallGroup();
  edit('measures.csv', '0550020Y,2024-10-01', '0550020Y,2019-10-01');
  const lines = lineOf('F1', '2025-09-30', '289.90') + lineOf('F1', '2025-09-30', '10.10', '2');
  write('invoices/2025-09.csv', LINES_HEADER + lines);
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en']);
  expect(exitCode).toBe(2);
  expect(stderr.match(/error\[measure-stale\]/g)).toHaveLength(1);
  expect(stderr).toContain('; 300.00 without VAT would be shared by it');
  const { stderr: french } = await runCommand(['check', folder, '--lang', 'fr']);
  expect(french).toContain(' ; 300,00 HT seraient répartis selon elle');
  edit('convention.yaml', 'as_of: { date: "10-01", year: previous }', 'as_of: latest');
  expect((await runCommand(['check', folder, '--lang', 'en'])).stderr).toContain('error[age-unsaid]');
});

test('a late invoice is told by reconcile of the next month, and is not summed as over-billed', async () => {
  const { folder, write, close } = smallGroup();
  await close('2025-09', '2025-10-05');
  write(
    'invoices/2025-10.csv',
    LINES_HEADER + lineOf('F2', '2025-10-31', '289.90') + lineOf('F0', '2025-09-30', '50.00', '1', ',STENAY'),
  );
  const { stdout } = await runCommand(['reconcile', folder, '--period', '2025-10', '--lang', 'en']);
  expect(stdout).toContain('late-line');
  expect(stdout).toContain('came late €50.00');
  expect(stdout).not.toContain('over-billed');
  const { stdout: summary } = await runCommand([
    ...['allocate', folder, '--period', '2025-10', '--reports', 'none', '--lang', 'fr'],
  ]);
  expect(summary).toContain(
    'trop facturé 0,00\u00a0€, dû à l’opérateur 0,00\u00a0€, tardif 50,00\u00a0€ (HT)',
  );
});
