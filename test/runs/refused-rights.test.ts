/** A share that has one set of rights for all its files, and refuses to change any: SMB as GNOME mounts it, or for another user. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { inFolder, makeWritable, must } from '../audit/workspace.ts';

const REFUSING = `--import ${pathToFileURL('test/machine/crash/at-step.mjs')}`;

/** Runs a command on a machine that refuses to change rights. */
function refused(code: string, ...argv: readonly string[]) {
  return refusing('chmodSync', code, ...argv);
}

/** Runs a command on a machine that refuses a call. */
function refusing(call: string, code: string, ...argv: readonly string[]) {
  const env = { ...process.env, NODE_OPTIONS: REFUSING, REFUSE_CALL: call, REFUSE_WITH: code };
  const words = ['bin/grappe.js', ...argv, '--lang', 'en'];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env });
  return { status, said: stdout + stderr };
}

test.each(['EPERM', 'ENOTSUP', 'ENOSYS'])(
  'a run is closed there, and files are replaced, without them (%s)',
  (code) =>
    inFolder(async (folder) => {
      const group = join(folder, 'group');
      cpSync('fixtures/diagnostics/base', group, { recursive: true });
      const run = join(group, 'runs/2025-09');
      const reconciling = [
        'reconcile',
        group,
        '--format',
        'csv',
        '--out',
        join(folder, 'found.csv'),
        '--force',
      ];
      const close = ['close', run, '--on', '2025-10-20'];
      expect(refused(code, 'allocate', group, '--period', '2025-09', '--reports', 'none').status).toBe(0);
      expect(refused(code, ...close)).toMatchObject({
        status: 0,
        said: expect.stringContaining('This disk keeps no permissions: it could not be made read-only.'),
      });
      expect(refused(code, ...close)).toMatchObject({
        status: 2,
        said: expect.stringContaining('cannot be closed again'),
      });
      expect(refused(code, 'verify', '--all', group).status).toBe(0);
      expect([refused(code, ...reconciling).status, refused(code, ...reconciling).status]).toEqual([0, 0]);
      expect(readdirSync(join(group, 'runs'))).toEqual(['2025-09', 'closed.csv', 'closed.csv.sha256']);
    }),
);

test.each(['writeFileSync', 'renameSync', 'chmodSync'])(
  'that a run is closed already is said of one on a disk that is read-only, too (%s)',
  (call) =>
    inFolder(async (folder) => {
      const group = join(folder, 'group');
      cpSync('fixtures/diagnostics/base', group, { recursive: true });
      const run = join(group, 'runs/2025-09');
      await must('allocate', group, '--period', '2025-09', '--reports', 'none', '-q');
      await must('close', run, '--on', '2025-10-20', '-q');
      makeWritable(run);
      expect(refusing(call, 'EROFS', 'close', run, '--on', '2025-10-20')).toMatchObject({
        status: 2,
        said: expect.stringContaining('cannot be closed again'),
      });
    }),
);
