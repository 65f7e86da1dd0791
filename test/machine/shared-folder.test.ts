/** Two officers with users of their own, who work in one folder of their group. */
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { forAnyUser } from './for-any-user.ts';
import type { Ended } from './program.ts';

const [ANNE, PAUL, GROUP] = [1001, 1002, 2000];

const { program, folder } = forAnyUser();
let workspace: string;
beforeEach(() => {
  const shared = join(folder(), 'shared');
  mkdirSync(shared);
  chownSync(shared, ANNE, GROUP);
  chmodSync(shared, 0o2775);
  workspace = join(shared, 'group');
});

/** Runs a command as a user whose new files the group may change. */
function as(user: number, ...argv: readonly string[]): Ended {
  const identity = ['setpriv', `--reuid=${user}`, `--regid=${GROUP}`, '--clear-groups'];
  return program().run([...argv, '-q'], { within: [...identity, 'sh', '-c', 'umask 002; exec "$@"', 'sh'] });
}

const done = { code: 0, stderr: '' };
const runs = (): readonly string[] => readdirSync(join(workspace, 'runs')).sort();
const allocate = (month: string, ...more: readonly string[]) =>
  ['allocate', workspace, '--period', month, '--reports', 'csv', ...more] as const;

test('each replaces and closes drafts and accounts of the other', () => {
  expect(as(ANNE, 'init', workspace)).toMatchObject(done);
  expect(as(ANNE, ...allocate('2025-09'))).toMatchObject(done);
  expect(as(PAUL, ...allocate('2025-09', '--force'))).toMatchObject(done);
  expect(as(ANNE, 'close', join(workspace, 'runs/2025-09'), '--on', '2025-10-20')).toMatchObject(done);
  expect(as(PAUL, 'account', workspace, '--period', '2025-09')).toMatchObject(done);
  expect(as(ANNE, 'account', workspace, '--period', '2025-09', '--force')).toMatchObject(done);
  expect(runs()).toEqual(['2025-09', 'closed.csv', 'closed.csv.sha256']);
  expect(statSync(join(workspace, 'runs/2025-09')).mode & 0o222).toBe(0);
  expect(as(PAUL, 'verify', '--all', workspace)).toMatchObject(done);
});

test('a lock that a killed command of the other has left stops nobody', () => {
  as(ANNE, 'init', workspace);
  expect(as(ANNE, ...allocate('2025-09'))).toMatchObject(done);
  const lock = join(workspace, 'runs/.2025-10.grappe-lock');
  mkdirSync(join(lock, '999999999'), { recursive: true });
  for (const path of [lock, join(lock, '999999999')]) chownSync(path, ANNE, GROUP);
  chmodSync(lock, 0o755);
  expect(as(PAUL, ...allocate('2025-10'))).toMatchObject(done);
  expect(as(ANNE, ...allocate('2025-11'))).toMatchObject(done);
  expect(runs()).toEqual(['2025-09', '2025-10', '2025-11']);
});

test('a draft that only its owner may remove is replaced, and what is left of it stops nobody', () => {
  as(ANNE, 'init', workspace);
  expect(as(ANNE, ...allocate('2025-09'))).toMatchObject(done);
  chmodSync(join(workspace, 'runs/2025-09/statements'), 0o755);
  expect(as(PAUL, ...allocate('2025-09', '--force'))).toMatchObject(done);
  expect(as(PAUL, ...allocate('2025-10'))).toMatchObject(done);
  expect(runs().slice(1)).toEqual(['2025-09', '2025-10']);
  expect(readFileSync(join(workspace, 'runs/2025-09/settlement.csv'), 'utf8')).toContain('3299.56');
  expect(as(ANNE, ...allocate('2025-11'))).toMatchObject(done);
  expect(runs()).toEqual(['2025-09', '2025-10', '2025-11']);
});
