/** What `close --format json` tells a pipeline. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { inExample, makeWritable, must } from './workspace.ts';

async function closing(run: string, ...options: readonly string[]) {
  const { exitCode, stdout } = await runCommand(['close', run, '--format', 'json', ...options]);
  return { exitCode, document: JSON.parse(stdout) };
}

const ON = ['--on', '2025-10-20'] as const;

test('the row of the ledger and its hash, and once more with already-closed', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    const run = join(workspace, 'runs/2025-09');
    const first = await closing(run, ...ON);
    const rows = readFileSync(join(workspace, 'runs/closed.csv'), 'utf8').trim().split('\n');
    const [, runId] = (rows[1] ?? '').split(',');
    const { stdout } = await runCommand(['verify', workspace, '--all', '--format', 'json']);
    const { anchor } = JSON.parse(stdout);
    expect(anchor).toMatch(/^[0-9a-f]{64}$/);
    const answer = {
      run,
      run_id: runId,
      closed_on: '2025-10-20',
      lines: 80,
      gross_amount: '24633.73',
      anchor,
    };
    expect(first).toEqual({ exitCode: 0, document: { ok: true, diagnostics: [], ...answer } });
    const again = await closing(run, ...ON);
    expect(again).toMatchObject({ exitCode: 2, document: { ok: false, ...answer } });
    expect(again.document.diagnostics).toMatchObject([
      { code: 'already-closed', severity: 'error', file: run },
    ]);
  });
});

test('a closed run that was changed since is not said to be closed as it is', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    const run = join(workspace, 'runs/2025-09');
    await must('close', run, ...ON, '-q');
    makeWritable(run);
    writeFileSync(join(run, 'manifest.json'), readFileSync(join(run, 'manifest.json'), 'utf8').trim());
    const { exitCode, document } = await closing(run, ...ON);
    expect([exitCode, document.ok]).toEqual([2, false]);
    expect(document.diagnostics).toMatchObject([{ code: 'closed-run-changed' }]);
  });
});

test('a draft that is stale or does not verify, and a day that is none', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    const run = join(workspace, 'runs/2025-09');
    const noDay = await closing(run);
    expect([noDay.exitCode, noDay.document.ok, noDay.document.diagnostics]).toEqual([2, false, []]);
    const nothing = { run_id: null, closed_on: null, lines: null, gross_amount: null, anchor: null };
    const measures = join(workspace, 'measures.csv');
    const before = readFileSync(measures, 'utf8');
    writeFileSync(measures, before.replace(';414;', ';415;'));
    const stale = await closing(run, ...ON);
    expect(stale).toMatchObject({ exitCode: 2, document: { ok: false, run, ...nothing } });
    expect(stale.document.diagnostics).toMatchObject([{ code: 'draft-stale', file: 'measures.csv' }]);
    writeFileSync(measures, before);
    appendFileSync(join(run, 'charges.csv'), 'x\n');
    const damaged = await closing(run, ...ON);
    expect(damaged).toMatchObject({ exitCode: 2, document: { ok: false, run, ...nothing } });
    expect(damaged.document.diagnostics).toMatchObject([{ code: 'run-unverified', file: run }]);
  });
});
