/** Lines of closed runs are told apart from those beside them, and held against what they were. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from '../audit/tables.ts';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, linesOfLycee, type SmallGroup, smallGroup } from './small-group.ts';

test('two operators that bill one number have each its line in a closed run: none is charged again', async () => {
  const group = smallGroup();
  const ofOther = lineOf('F1', '2025-09-30', '50.00').replace('OP,', 'SO,');
  group.write('invoices/2025-09-so.csv', LINES_HEADER + ofOther);
  await group.close('2025-09', '2025-10-20');
  expect(linesOfLycee(group, '2025-09')).toEqual([
    'invoices/2025-09-so.csv F1 1',
    'invoices/2025-09.csv F1 1',
  ]);
  const { stderr } = await runCommand(['allocate', group.folder, '--pending', '--lang', 'en']);
  expect(stderr).toContain('[no-lines]: every invoice line dated up to 2025-09-30 is in a closed run');
});

/** Two lines of an invoice; nothing says who bears the second, which serves one site of a grappe. */
const TWO_LINES =
  LINES_HEADER + lineOf('F1', '2025-09-30', '289.90') + lineOf('F1', '2025-09-30', '50.00', '2', ',0550072E');

/** A group whose closed September has left one of them unallocated. */
async function leftUnallocated(): Promise<SmallGroup> {
  const group = smallGroup();
  group.write('invoices/2025-09.csv', TWO_LINES);
  const september = ['--period', '2025-09', '--allow-unallocated', '--reports', 'none'];
  expect((await runCommand(['allocate', group.folder, ...september])).exitCode).toBe(1);
  await must('close', join(group.folder, 'runs/2025-09'), '--on', '2025-10-20');
  return group;
}

test('a run that left a line unallocated is corrected though that line still cannot be shared', async () => {
  const group = await leftUnallocated();
  group.edit('measures.csv', '414', '420');
  group.write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
  const correct = ['--period', '2025-10', '--regularise', '2025-09', '--reports', 'none', '--lang', 'en'];
  const { exitCode, stderr } = await runCommand(['allocate', group.folder, ...correct]);
  expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('error')]);
});

test('a closed line that is gone is not said to be there again where only another closed line is like it', async () => {
  const group = smallGroup();
  const [first, second] = ['1', '2'].map((line) => lineOf('F1', '2025-09-30', '289.90', line));
  group.write('invoices/2025-09.csv', `${LINES_HEADER}${first}${second}`);
  await group.close('2025-09', '2025-10-20');
  group.write('invoices/2025-09.csv', `${LINES_HEADER}${first}`);
  const { exitCode, stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
  expect([exitCode, stderr.match(/error\[.*?\]/g)]).toEqual([2, ['error[closed-line-vanished]']]);
});

test('a cent of VAT that a line states otherwise than when it was charged is told', async () => {
  const group = smallGroup();
  const stating = (vat: string): string =>
    LINES_HEADER.replace('\n', ',vat_amount\n') +
    lineOf('F1', '2025-09-30', '289.90').replace('\n', `,${vat}\n`);
  group.write('invoices/2025-09.csv', stating('57.98'));
  await group.close('2025-09', '2025-10-20');
  group.write('invoices/2025-09.csv', stating('57.97'));
  const { exitCode, stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error[closed-line-changed]')]);
});

/** Two months, each with one invoice, that are closed. */
async function twoMonths(): Promise<SmallGroup> {
  const group = smallGroup();
  group.write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
  await group.close('2025-09', '2025-10-20');
  await group.close('2025-10', '2025-11-20');
  return group;
}

test('of the lines of a month and those before it, only the latter are late', async () => {
  const group = await twoMonths();
  const lines = lineOf('F3', '2025-11-01', '100.00') + lineOf('F4', '2025-10-31', '50.00');
  group.write('invoices/2025-11.csv', LINES_HEADER + lines);
  await must('allocate', group.folder, '--period', '2025-11', '--pending', '--reports', 'none', '-q');
  const manifest = JSON.parse(readFileSync(join(group.folder, 'runs/2025-11/manifest.json'), 'utf8'));
  expect(manifest.late_lines).toMatchObject([{ invoice_number: 'F4' }]);
  expect(manifest.totals.late).toMatchObject({ lines: 1, gross_amount: '60.00' });
});

test('what one run corrected of two others is moved back of each of them, where it was wrong', async () => {
  const group = await twoMonths();
  const corrections = async (month: string, on: string, before: string, after: string) => {
    group.edit('measures.csv', before, after);
    const end = `${month}-30`;
    group.write(`invoices/${month}.csv`, LINES_HEADER + lineOf(`F${month}`, end, '10.00'));
    await group.close(month, on, '--regularise', '2025-09', '--regularise', '2025-10');
    return rowsOf(join(group.folder, 'runs', month), 'regularisations.csv').map(
      ({ run, member, net_amount: net = '' }) => [run, member, Number(net)],
    );
  };
  // 289.90 and 100.00 by 414 and 263 pupils, then by 414 and 414.
  const moved = [
    ['2025-09', 'MEUSE', -32.33],
    ['2025-09', 'REGION', 32.33],
    ['2025-10', 'MEUSE', -11.15],
    ['2025-10', 'REGION', 11.15],
  ];
  expect(await corrections('2025-11', '2025-12-20', ',263', ',414')).toEqual(moved);
  const back = moved.map(([run, member, net]) => [run, member, -Number(net)]);
  expect(
    await corrections('2025-12', '2026-01-20', '0550072E,2024-10-01,414', '0550072E,2024-10-01,263'),
  ).toEqual(back);
});

test('a run that reads a file of earlier ones verifies by those that charged its lines, not only by those that left them', async () => {
  const group = await leftUnallocated();
  group.edit('convention.yaml', 'rules:', 'site_of_grappe: site\nrules:');
  await group.close('2025-10', '2025-11-20', '--pending');
  group.write('invoices/2025-09.csv', TWO_LINES + lineOf('F3', '2025-11-30', '100.00'));
  await must('allocate', group.folder, '--period', '2025-11', '--pending', '--reports', 'none', '-q');
  expect(linesOfLycee(group, '2025-10')).toEqual(['invoices/2025-09.csv F1 2']);
  expect(linesOfLycee(group, '2025-11')).toEqual(['invoices/2025-09.csv F3 1']);
  await must('verify', join(group.folder, 'runs/2025-11'));
});
