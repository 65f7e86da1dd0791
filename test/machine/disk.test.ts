/** Disks that are full or read-only, files in the way, two commands at once (PRODUCT.md: nothing half-written). */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { filesOf } from './crash/files.ts';
import { forAnyUser } from './for-any-user.ts';

const NOBODY = 65_534;
const DISK_BYTES = 1 << 20;

const { program, folder } = forAnyUser();
let workspace: string;
beforeEach(() => {
  workspace = join(folder(), 'group');
});

const copyBase = (): void => cpSync('fixtures/diagnostics/base', workspace, { recursive: true });
const allocate = (...more: readonly string[]): readonly string[] => [
  'allocate',
  workspace,
  '--period',
  '2025-09',
  ...more,
];
const runs = (): string => join(workspace, 'runs');
const close = (): readonly string[] => ['close', join(runs(), '2025-09'), '--on', '2025-10-20', '-q'];

/** Does something while the workspace is a disk of a megabyte. */
function onSmallDisk(use: () => void): void {
  mkdirSync(workspace);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', workspace]);
  try {
    copyBase();
    use();
  } finally {
    execFileSync('umount', [workspace]);
  }
}

/** Leaves so many bytes free, and says how to free the rest. */
function fill(left: number): () => void {
  const { bavail, bsize } = statfsSync(workspace);
  const path = join(workspace, 'other-people.bin');
  writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  return () => rmSync(path);
}

describe('a full disk', () => {
  test.each([0, 4_096, 16_384, 40_960, 81_920])('with %i bytes left: the run before stays, whole', (left) => {
    onSmallDisk(() => {
      expect(program().run(allocate('--reports', 'none')).code).toBe(0);
      const before = filesOf(runs());
      const free = fill(left);
      const { code, stderr } = program().run(
        allocate('--force', '--reports', 'csv,xlsx,pdf,html', '--lang', 'en'),
      );
      expect(stderr).toContain('ENOSPC');
      expect(code).toBe(4);
      expect(filesOf(runs())).toEqual(before);
      free();
      expect(program().run(allocate('--force', '--reports', 'csv')).code).toBe(0);
      expect(program().run(['verify', join(runs(), '2025-09')]).code).toBe(0);
    });
  });

  test.each([0, 4_096])('with %i bytes left: a run is closed or it is not', (left) => {
    onSmallDisk(() => {
      program().run(allocate('--reports', 'none'));
      const run = filesOf(join(runs(), '2025-09'));
      const free = fill(left);
      expect(program().run(close()).code).toBe(4);
      expect(filesOf(join(runs(), '2025-09'))).toEqual(run);
      free();
      expect([0, 2]).toContain(program().run(close()).code);
      expect(program().run(['verify', join(runs(), '2025-09')]).code).toBe(0);
      expect(readdirSync(runs()).filter((name) => name.startsWith('.'))).toEqual([]);
    });
  });
});

describe('a workspace of lists', () => {
  test.each([0, 16_384, 81_920])('on a full disk, with %i bytes left, is not there at all', (left) => {
    onSmallDisk(() => {
      const given = join(folder(), 'given');
      cpSync('fixtures/diagnostics/base', given, { recursive: true });
      const before = filesOf(workspace);
      const free = fill(left);
      const make = [
        'init',
        join(workspace, 'new'),
        '--from',
        join(given, 'sites.csv'),
        join(given, 'invoices'),
      ];
      expect(program().run(make).code).toBe(4);
      free();
      expect(readdirSync(workspace)).not.toContain('new');
      expect(filesOf(workspace)).toEqual(before);
    });
  });
});

describe('where nothing may be written', () => {
  test('a folder without the right to write is an error of the environment', () => {
    copyBase();
    const { code, stderr } = program().run(allocate('--lang', 'en'), { uid: NOBODY });
    expect(stderr).toContain('EACCES');
    expect(code).toBe(4);
    expect(readdirSync(workspace)).not.toContain('runs');
  });

  test('so is a disk that is mounted read-only, on which check and explain still work', () => {
    onSmallDisk(() => {
      execFileSync('mount', ['-o', 'remount,ro', workspace]);
      const { code, stderr } = program().run(allocate('--lang', 'en'));
      expect(stderr).toContain('EROFS');
      expect(code).toBe(4);
      const letter = ['reconcile', workspace, '--format', 'csv', '--out', join(workspace, 'f.csv')];
      const written = program().run([...letter, '--lang', 'en']);
      expect(written.stderr).toMatch(/EROFS: .*\nSee that this user may .* the disk is not read-only/);
      expect(written.code).toBe(4);
      expect(program().run(['check', workspace]).code).toBe(0);
      expect(program().run(['explain', workspace, '--invoice', 'F1', '--line', '1']).code).toBe(0);
    });
  });

  test('a table that may not be read is one, too', () => {
    copyBase();
    chmodSync(join(workspace, 'sites.csv'), 0o000);
    const { code, stderr } = program().run(['check', workspace, '--lang', 'en'], { uid: NOBODY });
    expect(stderr).toContain('sites.csv');
    expect(code).toBe(4);
  });
});

describe('a ledger that may not be read', () => {
  test('is none that is not there: its lines are not shared once more', () => {
    copyBase();
    program().run(allocate('--reports', 'none'));
    expect(program().run(close()).code).toBe(0);
    chmodSync(runs(), 0o700);
    const out = join(folder(), 'for-anybody');
    mkdirSync(out);
    chmodSync(out, 0o777);
    const again = program().run(allocate('--out', join(out, 'run'), '--lang', 'en'), { uid: NOBODY });
    expect(again.stderr).toContain('EACCES');
    expect(again.code).toBe(4);
    expect(readdirSync(out)).toEqual([]);
    for (const argv of [
      ['check', workspace],
      ['account', workspace, '--period', '2025-09', '--out', join(out, 'a')],
    ]) {
      expect(program().run(argv, { uid: NOBODY }).code).toBe(4);
    }
    expect(program().run(['verify', join(runs(), '2025-09')], { uid: NOBODY }).code).toBe(4);
  });
});

describe('a file in the way', () => {
  test('of the folder of runs: the workspace is refused', () => {
    copyBase();
    writeFileSync(runs(), 'mine');
    expect(program().run(allocate()).code).toBe(2);
    expect(filesOf(workspace).has('runs')).toBe(true);
  });

  test.each(['', '--force'])('of the run: it is no run, and stays (%s)', (force) => {
    copyBase();
    mkdirSync(runs());
    writeFileSync(join(runs(), '2025-09'), 'mine');
    expect(program().run(allocate(...(force === '' ? [] : [force]))).code).toBe(2);
    expect(readdirSync(runs())).toEqual(['2025-09']);
  });
});

describe('commands at once', () => {
  const together = (argv: readonly string[], times: number): Promise<readonly (number | null)[]> =>
    Promise.all(
      Array.from({ length: times }, () => {
        const child = spawn(process.execPath, [program().cli, ...argv], { stdio: 'ignore' });
        return new Promise<number | null>((done) => child.on('close', done));
      }),
    );
  const hidden = (): readonly string[] => readdirSync(runs()).filter((name) => name.startsWith('.'));

  test('of six runs without --force, one is written', async () => {
    copyBase();
    const codes = await together(allocate('--reports', 'csv'), 6);
    expect(codes.toSorted()).toEqual([0, 2, 2, 2, 2, 2]);
    expect(program().run(['verify', join(runs(), '2025-09')]).code).toBe(0);
    expect(hidden()).toEqual([]);
  });

  test('of six with --force the last one stands, whole', async () => {
    copyBase();
    expect(await together(allocate('--reports', 'csv', '--force'), 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(program().run(['verify', join(runs(), '2025-09')]).code).toBe(0);
    expect(hidden()).toEqual([]);
  });

  test('a verification beside runs that replace the one it reads, and beside its closing, holds', async () => {
    copyBase();
    program().run(allocate('--reports', 'none'));
    const verify = ['verify', join(runs(), '2025-09'), '-q'];
    const [written, verified] = await Promise.all([
      together(allocate('--reports', 'none', '--force'), 4),
      together(verify, 4),
    ]);
    expect([...written, ...verified]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    const [closed, again] = await Promise.all([together(close(), 1), together(verify, 5)]);
    expect([...closed, ...again]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('of six closings one is entered', async () => {
    copyBase();
    program().run(allocate('--reports', 'none'));
    expect((await together(close(), 6)).toSorted()).toEqual([0, 2, 2, 2, 2, 2]);
    expect(program().run(['verify', join(runs(), '2025-09')]).code).toBe(0);
    expect(hidden()).toEqual([]);
  });
});
