import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withEnvironment } from '../cli/environment.ts';
import { has, temporaryIn } from '../windows.ts';
import { editManifest, grappe, rehash, verdict } from './built.ts';
import { inFolder, makeWritable } from './workspace.ts';

const KEPT = 'fixtures/audit/0.1.0/runs/2025-10';

/** A run that somebody sends, with a file of ours beside the folder in which it lies. */
async function inSentRun(use: (run: string, ours: string) => void | Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const run = join(folder, 'received', 'run');
    const ours = join(folder, 'ours.csv');
    cpSync(KEPT, run, { recursive: true });
    makeWritable(run);
    writeFileSync(ours, 'ours\n');
    await use(run, ours);
    expect(readFileSync(ours, 'utf8')).toBe('ours\n');
  });
}

test.each([
  '../../ours.csv',
  'invoices/../../../../ours.csv',
  '/etc/passwd',
  'C:/ours.csv',
  'C:ours.csv',
  '..\\..\\ours.csv',
  'invoices//2025-09.csv',
  './members.csv',
  'invoices/',
  '',
  'a\u0000b',
])('an input named %j is none: nothing is read from there or written there', async (path) => {
  await inSentRun((run) => {
    editManifest(run, (manifest) => {
      manifest.inputs[0] = { path, sha256: '0'.repeat(64), bytes: 5, rows: 1 };
    });
    rehash(run);
    const { exitCode, findings } = verdict(run);
    expect(exitCode).toBe(1);
    expect(findings).toContain('unreadable manifest.json');
  });
});

test.each(['../../..', '..', 'a/b', 'x\\y', '', '.hidden', '9'.repeat(400)])(
  'a closed run named %j is none',
  async (name) => {
    await inSentRun((run) => {
      editManifest(run, (manifest) => {
        manifest.options.closed_runs = [name];
        manifest.options.regularise = [name];
      });
      rehash(run);
      expect(verdict(run).findings).toContain('unreadable manifest.json');
    });
  },
);

test('a closed run that is named twice is seen, and no error of the machine', () =>
  inSentRun((run) => {
    editManifest(run, ({ options }) => options.closed_runs.push(...options.closed_runs));
    rehash(run);
    expect(verdict(run).findings).toContain('differs manifest.json');
  }));

test('without packed inputs nothing is read outside the workspace, or written outside the temporary folder', async () => {
  await inSentRun(async (run) => {
    const [received, temporary] = [join(run, '..'), join(run, '../../tmp')];
    const workspace = join(received, 'their/workspace');
    const [theirs, ours] = [join(received, 'notes.txt'), join(temporary, 'notes.txt')];
    for (const folder of [workspace, temporary]) mkdirSync(folder, { recursive: true });
    writeFileSync(theirs, 'theirs\n');
    writeFileSync(ours, 'ours\n');
    rmSync(join(run, 'inputs'), { recursive: true });
    const sha256 = createHash('sha256').update('theirs\n').digest('hex');
    editManifest(run, (manifest) => {
      manifest.inputs = [{ path: '../../notes.txt', sha256, bytes: 7, rows: 1 }];
    });
    rehashWithoutInputs(run);
    const argv = ['verify', run, '--workspace', workspace, '--format', 'json'];
    const { exitCode, stdout } = await withEnvironment(temporaryIn(temporary), async () => grappe(...argv));
    expect(readFileSync(ours, 'utf8')).toBe('ours\n');
    expect([exitCode, stdout.includes('"unreadable"')]).toEqual([1, true]);
  });
});

const STRANGE: readonly (readonly [string, keyof typeof has, (path: string, ours: string) => void])[] = [
  ['a link', 'links', (path: string, ours: string) => symlinkSync(ours, path)],
  ['a link to a folder', 'links', (path: string, ours: string) => symlinkSync(join(ours, '..'), path)],
  ['a pipe', 'pipes', (path: string) => void execFileSync('mkfifo', [path])],
  ['a sparse file of a terabyte', 'sparse', (path: string) => sparse(path)],
];

test.each(STRANGE.filter(([, needs]) => has[needs]))(
  '%s in a run is named, and nothing of it read',
  async (_, _needs, make) => {
    await inSentRun((run, ours) => {
      for (const path of [
        'charges.csv',
        'inputs/members.csv',
        'manifest.json',
        'findings.json',
        'inputs/more',
      ]) {
        const absolute = join(run, path);
        const before = existsSync(absolute) ? readFileSync(absolute) : undefined;
        rmSync(absolute, { force: true });
        make(absolute, ours);
        const { exitCode, findings } = verdict(run);
        expect({ path, exitCode }).toEqual({ path, exitCode: 1 });
        expect(findings).toContain(`run-entry ${path}`);
        rmSync(absolute);
        if (before !== undefined) writeFileSync(absolute, before);
      }
      expect(verdict(run).exitCode).toBe(0);
    });
  },
);

test.runIf(has.foreignNames)('a file whose name is not in UTF-8 is named as well as can be', async () => {
  await inSentRun((run) => {
    const added = Buffer.concat([Buffer.from(run), Buffer.from('/ao\u00FBt.csv', 'latin1')]);
    writeFileSync(added, '');
    expect(verdict(run)).toMatchObject({ exitCode: 1, findings: ['run-entry ao\uFFFDt.csv'] });
    rmSync(added);
  });
});

test.runIf(has.pipes)(
  'a pipe in the place of the ledger, or of an input of the workspace, holds nothing up',
  async () => {
    await inSentRun((run) => {
      const workspace = join(run, '..', '..');
      mkdirSync(join(workspace, 'invoices'));
      writeFileSync(join(workspace, 'convention.yaml'), '');
      execFileSync('mkfifo', [join(run, '..', 'closed.csv'), join(workspace, 'members.csv')]);
      mkdirSync(join(workspace, 'sites.csv'));
      expect(verdict(run)).toMatchObject({ exitCode: 1, findings: ['ledger-damaged runs/closed.csv'] });
    });
  },
);

/** A file that takes no room, and a quarter of an hour to read. */
function sparse(path: string): void {
  writeFileSync(path, '');
  truncateSync(path, 2 ** 40);
}

/** SHA256SUMS of the outputs alone. */
function rehashWithoutInputs(run: string): void {
  const sums = join(run, 'SHA256SUMS');
  const lines = readFileSync(sums, 'utf8').split('\n');
  writeFileSync(sums, lines.filter((line) => !line.includes('  inputs/')).join('\n'));
  rehash(run);
}
