/** Two commands on one workspace: the second one looks again before it puts anything in its place. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { machineRemedy } from '../../src/cli/machine-text.ts';
import { parseDay } from '../../src/domain/time/calendar.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { type AllocateOptions, allocateRun } from '../../src/jobs/allocate/allocate.ts';
import { closeRun } from '../../src/jobs/close/close.ts';
import { exclusively } from '../../src/runs/disk/run-lock.ts';
import { isEnvironmentError } from '../../src/system/errors.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { conventionOf, INVOICE_HEADER, inFolder, makeSmall, must } from '../audit/workspace.ts';

const september = 'OP,F1,2025-09-30,1,G,subscription,2025-09-01,2025-09-30,10.00,20\n';
const october = 'OP,F2,2025-10-31,1,G,subscription,2025-10-01,2025-10-31,11.00,20\n';
const ON = parseDay('2025-11-20') ?? 0;

/** A small group with an invoice of September and one of October. */
function inGroup(use: (workspace: string) => Promise<void>): Promise<void> {
  return inFolder((folder) => {
    makeSmall(folder, conventionOf('carry', '{ by: students, as_of: latest, max_age_days: none }'), {
      'all.csv': `${INVOICE_HEADER}${september}${october}`,
    });
    return use(folder);
  });
}

function allocateBeside(workspace: string, force: boolean, meanwhile: () => void) {
  const period = parsePeriod('2025-09');
  if (period === undefined) throw new Error('no period');
  const options: AllocateOptions = {
    selection: { kind: 'period', period },
    allowUnallocated: false,
    out: undefined,
    force,
    pack: true,
    reports: [],
    regularise: [],
  };
  return allocateRun(loadWorkspace(workspace), options, () => {
    meanwhile();
    return () => {};
  });
}

const allocate = (workspace: string, month: string, ...more: readonly string[]) =>
  must('allocate', workspace, '--period', month, '--reports', 'none', '-q', ...more);

/** The runs of a copy of the workspace in which something else was done. */
async function elsewhere(workspace: string, work: (copy: string) => Promise<void>): Promise<string> {
  const copy = join(workspace, 'copy');
  mkdirSync(copy);
  for (const name of readdirSync(workspace)) {
    if (name !== 'copy') cpSync(join(workspace, name), join(copy, name), { recursive: true });
  }
  await work(copy);
  return join(copy, 'runs');
}

const ledgerOf = (workspace: string): readonly string[] =>
  readFileSync(join(workspace, 'runs/closed.csv'), 'utf8')
    .split('\n')
    .map((row) => row.split(',')[0] ?? '');

const leftovers = (workspace: string): readonly string[] =>
  readdirSync(join(workspace, 'runs')).filter((name) => name.startsWith('.'));

describe('while a run is computed', () => {
  test('another grappe writes it: it is not replaced without --force', async () => {
    await inGroup(async (workspace) => {
      const other = await elsewhere(workspace, (copy) => allocate(copy, '2025-09').then(() => {}));
      const result = await allocateBeside(workspace, false, () => {
        cpSync(join(other, '2025-09'), join(workspace, 'runs/2025-09'), { recursive: true });
      });
      expect(result.problems.map(({ code }) => code)).toEqual(['run-exists']);
      expect(result.run).toBeUndefined();
      expect(leftovers(workspace)).toEqual([]);
    });
  });

  test('another grappe closes it: it is not replaced, even with --force', async () => {
    await inGroup(async (workspace) => {
      await allocate(workspace, '2025-09');
      const other = await elsewhere(workspace, async (copy) => {
        await must('close', join(copy, 'runs/2025-09'), '--on', '2025-11-20', '-q');
      });
      const result = await allocateBeside(workspace, true, () => {
        rmSync(join(workspace, 'runs/2025-09'), { recursive: true });
        for (const name of ['closed.csv', 'closed.csv.sha256', '2025-09']) {
          cpSync(join(other, name), join(workspace, 'runs', name), { recursive: true });
        }
      });
      expect(result.problems.map(({ code }) => code)).toEqual(['run-closed']);
      await must('verify', join(workspace, 'runs/2025-09'));
    });
  });
});

describe('while a run is verified for its closing', () => {
  test('another grappe replaces it: what was not verified is not closed', async () => {
    await inGroup(async (workspace) => {
      await allocate(workspace, '2025-09');
      const other = await elsewhere(workspace, async (copy) => {
        writeFileSync(
          join(copy, 'invoices/all.csv'),
          `${INVOICE_HEADER}${september.replace('10.00', '12.00')}`,
        );
        await allocate(copy, '2025-09', '--force');
      });
      const target = join(workspace, 'runs/2025-09');
      let times = 0;
      const replaceOnce = (): void => {
        times++;
        if (times > 1) return;
        rmSync(target, { recursive: true });
        cpSync(join(other, '2025-09'), target, { recursive: true });
      };
      const result = await closeRun(target, { on: ON, asIs: false, onFolder: () => replaceOnce });
      expect(result.kind).toBe('refused');
      expect(existsSync(join(workspace, 'runs/closed.csv'))).toBe(false);
      await must('close', target, '--on', '2025-11-20', '--as-is', '-q');
    });
  });

  test('another grappe closes another run: the ledger holds both', async () => {
    await inGroup(async (workspace) => {
      await allocate(workspace, '2025-09');
      await allocate(workspace, '2025-10');
      const other = await elsewhere(workspace, async (copy) => {
        await must('close', join(copy, 'runs/2025-10'), '--on', '2025-11-20', '-q');
      });
      let times = 0;
      const result = await closeRun(join(workspace, 'runs/2025-09'), {
        on: ON,
        asIs: false,
        onFolder: () => {
          times++;
          if (times === 1) cpSync(other, join(workspace, 'runs'), { recursive: true });
          return () => {};
        },
      });
      expect(result.kind).toBe('closed');
      // All began again: what is verified, what is issued and where that is written have a folder each, twice.
      expect(times).toBe(6);
      expect(ledgerOf(workspace)).toEqual(['run', '2025-10', '2025-09', '']);
      await must('verify', join(workspace, 'runs/2025-09'));
      expect(leftovers(workspace)).toEqual([]);
    });
  });
});

describe('a lock', () => {
  test('of a living process is waited for, and then given up as an error of the environment', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, '.x.grappe-lock', String(process.pid)), { recursive: true });
      const start = Date.now();
      const refused = thrownBy(() => exclusively(folder, 'x', () => 1));
      expect(isEnvironmentError(refused)).toBe(true);
      expect([machineRemedy(refused, 'linux'), machineRemedy(refused, 'win32')]).toEqual(['lock', 'lock']);
      expect(Date.now() - start).toBeGreaterThan(5_000);
      expect(readdirSync(folder)).toEqual(['.x.grappe-lock']);
    });
  });

  test('of a dead process counts for nothing', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, '.x.grappe-lock', '999999999'), { recursive: true });
      expect(exclusively(folder, 'x', () => readdirSync(folder))).toEqual(['.x.grappe-lock']);
      expect(readdirSync(folder)).toEqual([]);
    });
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
