/** Containers on one volume: each has its own numbers of processes, and grappe is the first of each. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mustBuilt } from '../audit/built.ts';
import { conventionOf, INVOICE_HEADER, inFolder, makeSmall, must } from '../audit/workspace.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/grappe.js', import.meta.url));
const CONTAINER = ['--user', '--map-root-user', '--pid', '--fork', '--mount-proc', process.execPath, PROGRAM];
const ROUNDS = Number(process.env['GRAPPE_ROUNDS'] ?? 8);
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08'];

type Ended = Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'>;

/** Runs a command line in a container of its own. */
function contained(...argv: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('unshare', [...CONTAINER, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

function invoices(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    MONTHS.map((month) => [
      `${month}.csv`,
      `${INVOICE_HEADER}OP,F${month},2025-${month}-20,1,G,subscription,2025-${month}-01,2025-${month}-28,10.00,20\n`,
    ]),
  );
}

const convention = conventionOf('largest_remainder', '{ by: equal, per: member }');

/** A workspace with a run of each month, made once. */
let prepared: string;
beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'grappe-containers-'));
  makeSmall(prepared, convention, invoices());
  for (const month of MONTHS) {
    await must('allocate', prepared, '--period', `2025-${month}`, '--reports', 'none', '-q');
  }
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));

test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  'eight closes at once are all in the ledger, or refused (%s)',
  async () => {
    await inFolder(async (workspace) => {
      cpSync(prepared, workspace, { recursive: true });
      const ended = await Promise.all(
        MONTHS.map((month) =>
          contained('close', join(workspace, `runs/2025-${month}`), '--on', '2025-10-20'),
        ),
      );
      const rows = readFileSync(join(workspace, 'runs/closed.csv'), 'utf8').split('\n').slice(1, -1);
      const closed = MONTHS.filter((_, index) => ended[index]?.status === 0);
      expect(rows.map((row) => row.split(',')[0]).sort()).toEqual(closed.map((month) => `2025-${month}`));
      expect(closed.length).toBeGreaterThan(0);
      for (const { status, stderr } of ended.filter(({ status: code }) => code !== 0)) {
        expect([[2, 4].includes(status ?? -1), stderr !== '']).toEqual([true, true]);
      }
      for (const month of closed) await must('verify', join(workspace, `runs/2025-${month}`), '-q');
    });
  },
);

test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  'of two allocates at once one is whole, and the other refused (%s)',
  async () => {
    await inFolder(async (workspace) => {
      makeSmall(workspace, convention, invoices());
      const ended = await Promise.all(
        [1, 2].map(() => contained('allocate', workspace, '--period', '2025-01', '--reports', 'none')),
      );
      expect(ended.map(({ status }) => status).sort()).toEqual([0, 2]);
      await must('verify', join(workspace, 'runs/2025-01'), '-q');
      expect(readdirSync(join(workspace, 'runs'))).toEqual(['2025-01']);
    });
  },
);

test('a lock of a container that is gone counts for nothing once it is old', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, convention, invoices());
    const lock = join(workspace, 'runs/.2025-01.grappe-lock');
    const { stdout } = await contained('--version');
    expect(stdout).not.toBe('');
    const other = spawnSync('unshare', [...CONTAINER.slice(0, -1), '-e', SHOW_OWNER], { encoding: 'utf8' });
    mkdirSync(join(lock, other.stdout.trim()), { recursive: true });
    const old = new Date('2020-01-01T00:00:00Z');
    utimesSync(lock, old, old);
    await must('allocate', workspace, '--period', '2025-01', '--reports', 'none', '-q');
  });
});

/** The name of an owner in another container, as grappe would write it, made of what the kernel says there. */
const SHOW_OWNER = `
  const { createHash } = require('node:crypto');
  const { existsSync, readFileSync, readlinkSync } = require('node:fs');
  const short = (text) => createHash('sha256').update(text).digest('hex').slice(0, 8);
  const boot = short(readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const namespace = /[0-9]+/.exec(readlinkSync('/proc/self/ns/pid'))[0];
  const id = existsSync('/etc/machine-id') ? readFileSync('/etc/machine-id', 'utf8').trim() : '';
  const machine = short(require('node:os').hostname() + id);
  console.log(['1', '5', boot, namespace, machine, 'abc'].join('-'));
`;

test('verify leaves the folders of another container alone', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, convention, invoices());
    await must('allocate', workspace, '--period', '2025-01', '--reports', 'none', '-q');
    const other = spawnSync('unshare', [...CONTAINER.slice(0, -1), '-e', SHOW_OWNER], { encoding: 'utf8' });
    const folder = join(tmpdir(), `grappe-verify-${other.stdout.trim()}-test`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'in-use'), '');
    mustBuilt('verify', join(workspace, 'runs/2025-01'), '-q');
    expect(existsSync(join(folder, 'in-use'))).toBe(true);
    spawnSync('rm', ['-r', folder]);
  });
});
