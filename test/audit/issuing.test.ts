import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { has } from '../windows.ts';
import {
  conventionOf,
  draftPending,
  INVOICE_HEADER,
  inExample,
  inFolder,
  makeSmall,
  must,
  ran,
} from './workspace.ts';

/** The worked example with drafts of some months. */
async function inDrafts(months: readonly string[], use: (workspace: string) => Promise<void>): Promise<void> {
  await inExample(async (workspace) => {
    for (const month of months) {
      await must('allocate', workspace, '--period', month, '--reports', 'csv', '-q');
    }
    await use(workspace);
  });
}

function close(workspace: string, month: string, day: string, ...more: readonly string[]) {
  return ran('close', join(workspace, 'runs', month), '--on', day, '--lang', 'en', ...more);
}

function correctHeadcount(workspace: string): void {
  const measures = join(workspace, 'measures.csv');
  const text = readFileSync(measures, 'utf8');
  writeFileSync(measures, text.replace(/^(students;STENAY-CLG;2024-10-01);414;/m, '$1;415;'));
}

test('a draft whose inputs changed since is not issued', async () => {
  await inDrafts(['2025-09'], async (workspace) => {
    correctHeadcount(workspace);
    const { exitCode, stderr } = await close(workspace, '2025-09', '2025-10-20');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('measures.csv: error[draft-stale]');
  });
});

test('a draft with a file that is gone since says so, and one with a table that is new', async () => {
  await inDrafts(['2025-09'], async (workspace) => {
    renameSync(join(workspace, 'invoices/2025-09.csv'), join(workspace, 'invoices/septembre.csv'));
    writeFileSync(join(workspace, 'withdrawn-lines.csv'), 'supplier,invoice_number,line_number,run,reason\n');
    const { stderr } = await close(workspace, '2025-09', '2025-10-20');
    expect(stderr).toContain('invoices/2025-09.csv is no longer read');
    expect(stderr).toContain('invoices/septembre.csv is read too');
    expect(stderr).toContain('withdrawn-lines.csv is read too');
    expect(stderr).toContain('`grappe allocate --period 2025-09 --reports csv --force`');
  });
});

test('a draft made before another run was closed would state a false year to date, and is not issued', async () => {
  await inDrafts(['2025-10', '2025-11'], async (workspace) => {
    expect((await close(workspace, '2025-10', '2025-11-20')).exitCode).toBe(0);
    const { exitCode, stderr } = await close(workspace, '2025-11', '2025-12-19');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('runs/2025-10/manifest.json: error[draft-stale]');
    await draftPending(workspace, '2025-11', '--reports', 'csv', '--force');
    expect((await close(workspace, '2025-11', '2025-12-19')).exitCode).toBe(0);
  });
});

test('a draft whose lines have become late by a run that was closed since is not issued', async () => {
  await inFolder(async (workspace) => {
    const invoice = (month: string): string =>
      `${INVOICE_HEADER}OP,F${month},2025-${month}-20,1,G,subscription,2025-${month}-01,2025-${month}-28,10.00,20\n`;
    makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: member }'), {
      '09.csv': invoice('09'),
    });
    await must('allocate', workspace, '--pending', '--reports', 'none', '-q');
    writeFileSync(join(workspace, 'invoices/10.csv'), invoice('10'));
    await must('allocate', workspace, '--period', '2025-10', '--reports', 'none', '-q');
    expect((await close(workspace, '2025-10', '2025-11-20')).exitCode).toBe(0);
    const { exitCode, stderr } = await close(workspace, 'pending', '2025-11-21');
    expect([exitCode, stderr.includes('runs/pending/manifest.json: error[draft-stale]')]).toEqual([2, true]);
    await must('allocate', workspace, '--pending', '--reports', 'none', '--force', '-q');
    expect((await close(workspace, 'pending', '2025-11-21')).exitCode).toBe(0);
    await must('verify', '--all', workspace, '-q');
  });
});

test('the command that makes the draft of some invoices again can be copied, and gives all that the draft had', async () => {
  await inFolder(async (workspace) => {
    const lines = `${INVOICE_HEADER}OP,F 1,2025-09-20,1,G,subscription,2025-09-01,2025-09-28,10.00,20\n`;
    const rules = conventionOf('largest_remainder', '{ by: equal, per: member }');
    makeSmall(workspace, rules, { '09.csv': lines });
    const options = ['--reports', 'html', '--per-member', '--no-reconcile', '--no-pack'];
    await must('allocate', workspace, '--invoice', 'F 1', ...options, '-q');
    writeFileSync(join(workspace, 'withdrawn-lines.csv'), 'supplier,invoice_number,line_number,run,reason\n');
    const { stderr } = await close(workspace, 'invoice-F_1', '2025-10-20');
    expect(stderr).toContain(`\`grappe allocate --invoice "F 1" ${options.join(' ')} --force\``);
  });
});

test('--as-is issues it all the same, and the ledger says so', async () => {
  await inDrafts(['2025-09'], async (workspace) => {
    correctHeadcount(workspace);
    expect((await close(workspace, '2025-09', '2025-10-20', '--as-is')).exitCode).toBe(0);
    const [, row = ''] = readFileSync(join(workspace, 'runs/closed.csv'), 'utf8').split('\n');
    expect(row).toMatch(/^2025-09,[0-9a-f]{16} as-is,2025-10-20,80,/);
    await must('verify', join(workspace, 'runs/2025-09'));
  });
});

test('no run is closed before the last of its invoices is dated, nor before the run above it', async () => {
  await inDrafts(['2025-09', '2025-10'], async (workspace) => {
    const early = await close(workspace, '2025-09', '1900-01-01');
    expect(early.exitCode).toBe(2);
    expect(early.stderr).toContain('the date of an invoice in the run');
    expect((await close(workspace, '2025-09', '2025-12-01')).exitCode).toBe(0);
    await draftPending(workspace, '2025-10', '--reports', 'csv', '--force');
    const before = await close(workspace, '2025-10', '2025-11-30');
    expect(before.exitCode).toBe(2);
    expect(before.stderr).toContain('the day on which the run before was closed');
    expect((await close(workspace, '2025-10', '2025-12-01')).exitCode).toBe(0);
  });
});

test.runIf(has.rights)(
  'closing takes the right to write from everybody, and gives nobody a right',
  async () => {
    await inDrafts(['2025-09'], async (workspace) => {
      const run = join(workspace, 'runs/2025-09');
      chmodSync(join(run, 'allocations.csv'), 0o644);
      chmodSync(join(run, 'charges.csv'), 0o600);
      chmodSync(join(run, 'statements'), 0o700);
      expect((await close(workspace, '2025-09', '2025-10-20')).exitCode).toBe(0);
      const mode = (path: string): number => statSync(join(run, path)).mode & 0o777;
      expect([mode('charges.csv'), mode('statements'), mode('allocations.csv')]).toEqual([
        0o400, 0o500, 0o444,
      ]);
    });
  },
);

test('a run is closed under the name that its manifest states', async () => {
  await inDrafts(['2025-09'], async (workspace) => {
    renameSync(join(workspace, 'runs/2025-09'), join(workspace, 'runs/septembre'));
    const { exitCode, stderr } = await close(workspace, 'septembre', '2025-10-20');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('was computed under the name 2025-09');
  });
});

test('a close that was stopped after its row is brought to its end by the next one', async () => {
  await inDrafts(['2025-09'], async (workspace) => {
    expect((await close(workspace, '2025-09', '2025-10-20')).exitCode).toBe(0);
    const run = join(workspace, 'runs/2025-09');
    const manifest = join(run, 'manifest.json');
    for (const path of [run, manifest]) chmodSync(path, 0o755);
    const { exitCode, stderr } = await close(workspace, '2025-09', '2025-10-20');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('was closed on');
    const readOnly = has.rights ? [run, manifest] : [manifest];
    expect(readOnly.filter((path) => (statSync(path).mode & 0o222) !== 0)).toEqual([]);
  });
});
