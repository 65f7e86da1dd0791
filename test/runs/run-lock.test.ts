/** A lock that cannot be taken at once: another process holds it, or the system is looking into it, as Windows does. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { inFolder } from '../audit/workspace.ts';

const STEPPED = `--import ${pathToFileURL('test/machine/crash/at-step.mjs')}`;

/** Writes a run; its first rename is that of the lock of its name. */
function allocate(group: string, more: Readonly<Record<string, string>>) {
  const words = ['bin/grappe.js', 'allocate', group, '--period', '2025-09', '--reports', 'none', '--force'];
  const env = { ...process.env, NODE_OPTIONS: STEPPED, ...more };
  const { status, stderr } = spawnSync(process.execPath, [...words, '-q'], { encoding: 'utf8', env });
  return { status, stderr };
}

function inGroup(use: (group: string, firstRename: number) => void): Promise<void> {
  return inFolder(async (folder) => {
    const group = join(folder, 'group');
    cpSync('fixtures/diagnostics/base', group, { recursive: true });
    const counted = join(folder, 'steps.json');
    // The first time it also makes runs/.
    for (const _ of [1, 2]) expect(allocate(group, { COUNT_TO: counted }).status).toBe(0);
    const { renames }: { renames: readonly number[] } = JSON.parse(readFileSync(counted, 'utf8'));
    use(group, renames[0] ?? 0);
  });
}

test.each(['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY', 'ENOENT'])(
  'is taken once it can be: %s',
  (code) =>
    inGroup((group, firstRename) => {
      const refusing = { REFUSE_AT: String(firstRename), REFUSE_WITH: code };
      expect(allocate(group, refusing)).toEqual({ status: 0, stderr: '' });
      expect(readdirSync(join(group, 'runs'))).toEqual(['2025-09']);
    }),
);

test('is none where the disk fails: nothing is put in its place', () =>
  inGroup((group, firstRename) => {
    const { status, stderr } = allocate(group, { REFUSE_AT: String(firstRename), REFUSE_WITH: 'EIO' });
    expect([status, stderr]).toEqual([4, expect.stringContaining('EIO')]);
    expect(readdirSync(join(group, 'runs'))).toEqual(['2025-09']);
  }));
