import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

const LINE = ['--invoice', 'F1', '--line', '1', '--lang', 'en'] as const;

describe('explain of a line that a closed run charged', () => {
  test('shows what was charged, and says that today’s inputs give the same', async () => {
    const { folder, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    const { exitCode, stdout } = await runCommand(['explain', folder, ...LINE]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^What the closed run 2025-09 charged, from the inputs that it keeps\n/);
    expect(stdout).toContain('414/677');
    expect(stdout.trimEnd()).toMatch(/Today’s inputs give the same\.$/);
  });

  test('shows what was charged first, then what today’s inputs give, where it differs', async () => {
    const { folder, edit, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    edit('measures.csv', '414', '415');
    const { stdout } = await runCommand(['explain', folder, ...LINE]);
    const [charged = '', today = ''] = stdout.split('What today’s inputs give: it differs');
    expect(charged).toContain('414/677');
    expect(charged).not.toContain('415/678');
    expect(today).toContain('415/678');
    const json = JSON.parse((await runCommand(['explain', folder, ...LINE, '--format', 'json'])).stdout);
    expect(json).toMatchObject({
      ...{ closed_run: '2025-09', corrected_by: [], same_today: false, left_to_correct: true },
    });
    expect([json.rows[0].net_amount, json.today.rows[0].net_amount]).toEqual(['177.28', '177.45']);
  });

  test('says where other shares move no cent that nothing is left to correct', async () => {
    const { folder, edit, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    edit('measures.csv', '414', '41400');
    edit('measures.csv', '263', '26301');
    const { stdout } = await runCommand(['explain', folder, ...LINE]);
    const [, today = ''] = stdout.split('but the same amounts; nothing is left to correct');
    expect(today).toContain('13800/22567');
    expect(stdout).not.toContain('--regularise');
    const json = JSON.parse((await runCommand(['explain', folder, ...LINE, '--format', 'json'])).stdout);
    expect([json.same_today, json.left_to_correct]).toEqual([false, false]);
  });

  test('says of a withdrawn line which row takes it back, and why', async () => {
    const { folder, write, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    write('invoices/2025-09.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '289.90'));
    const { stdout: gone } = await runCommand(['explain', folder, ...LINE]);
    expect(gone).toContain('In today’s inputs the line is not found');
    const row = (run: string): string => `OP,F1,1,${run},envoyée par erreur\n`;
    const header = 'fournisseur,n_facture,n_ligne,run,motif\n';
    write('withdrawn-lines.csv', header + row('2025-08') + row('2025-09'));
    const { stdout } = await runCommand(['explain', folder, ...LINE]);
    expect(stdout).toContain('The line was withdrawn (withdrawn-lines.csv:3): envoyée par erreur\n');
    expect(stdout).not.toContain('is not found');
    const json = JSON.parse((await runCommand(['explain', folder, ...LINE, '--format', 'json'])).stdout);
    expect([json.today, json.withdrawn]).toEqual([null, 'envoyée par erreur']);
  });

  test('names the closed runs that have corrected it, and says whether anything is left to correct', async () => {
    const { folder, edit, write, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    edit('measures.csv', '414', '415');
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '289.90'));
    await close('2025-10', '2025-11-20', '--regularise', '2025-09');
    const textOf = async () => (await runCommand(['explain', folder, ...LINE])).stdout;
    const ofRun = async () => {
      const { stdout } = await runCommand(['explain', folder, ...LINE, '--format', 'json']);
      const { corrected_by, same_today, left_to_correct } = JSON.parse(stdout);
      return [...corrected_by, same_today, left_to_correct];
    };
    const corrected = 'The closed run 2025-10 has corrected this since: see its regularisations.csv';
    expect(await textOf()).toContain(`\n${corrected}\n`);
    expect(await textOf()).toContain('nothing is left to correct\n');
    expect(await textOf()).not.toContain('--regularise');
    expect(await ofRun()).toEqual(['2025-10', false, false]);
    edit('measures.csv', '415', '416');
    expect(await ofRun()).toEqual(['2025-10', false, true]);
    expect(await textOf()).toContain(
      'it differs from what was charged (grappe allocate --period MONTH --pending --regularise 2025-09)',
    );
    edit('measures.csv', '416', '414');
    expect(await ofRun()).toEqual(['2025-10', true, true]);
    expect(await textOf()).toContain(
      'not what it was corrected to since (grappe allocate --period MONTH --pending --regularise 2025-09)',
    );
    expect(
      (await runCommand(['explain', folder, '--invoice', 'F2', '--line', '1', '--lang', 'en'])).stdout,
    ).not.toContain(corrected);
  });

  test('shows it still where today’s files have the line no more', async () => {
    const { folder, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    rmSync(join(folder, 'invoices/2025-09.csv'));
    const { exitCode, stdout } = await runCommand(['explain', folder, ...LINE]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('414/677');
    expect(stdout).toContain('In today’s inputs the line is not found');
  });

  test('says so where the run keeps no inputs', async () => {
    const { folder } = smallGroup();
    await must('allocate', folder, '--period', '2025-09', '--reports', 'none', '--no-pack', '-q');
    await must('close', join(folder, 'runs/2025-09'), '--on', '2025-10-20');
    const { stderr, stdout } = await runCommand(['explain', folder, ...LINE]);
    expect(stderr).toContain('keeps no inputs');
    expect(stdout).toContain('414/677');
  });

  test('says why nobody knows what was charged: the ledger, or what the run recorded, is not what it was', async () => {
    const { folder, close, edit } = smallGroup();
    await close('2025-09', '2025-10-20');
    const stderrOf = async () => (await runCommand(['explain', folder, ...LINE])).stderr;
    expect(await stderrOf()).toBe('');
    chmodSync(join(folder, 'runs/2025-09'), 0o755);
    chmodSync(join(folder, 'runs/2025-09/allocations.csv'), 0o644);
    edit('runs/2025-09/allocations.csv', '177.28', '177.29');
    expect(await stderrOf()).toContain('runs/2025-09/allocations.csv: error[closed-run-changed]');
    edit('runs/closed.csv', '2025-10-20', '2025-10-21');
    expect(await stderrOf()).toContain('runs/closed.csv:2: error[ledger-damaged]');
    const { exitCode, stdout } = await runCommand(['explain', folder, ...LINE, '--format', 'json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'ledger-damaged' }, { code: 'closed-run-changed' }],
    });
    expect((await runCommand(['explain', folder, ...LINE])).exitCode).toBe(1);
  });

  test('is today’s alone where no closed run holds the line', async () => {
    const { folder } = smallGroup();
    const { stdout } = await runCommand(['explain', folder, ...LINE]);
    expect(stdout).toMatch(/^Invoice F1/);
  });
});
