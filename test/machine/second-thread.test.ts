/** Where there are so many lines that a second thread helps: nothing hangs and nothing is half-written, whatever happens. */
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { invoiceText, smallWorkspace } from '../fastlane/small.ts';
import { removeFolder } from './crash/files.ts';
import { type Program, programCopy } from './program.ts';

const LINES = 60_000;
const MOST_ALONE = 1 << 22;
const DISK_BYTES = 1 << 20;

let program: Program;
let workspace: string;
let out: string;

beforeAll(() => {
  program = programCopy();
  workspace = mkdtempSync(join(tmpdir(), 'grappe-many-'));
  const lines = Array.from({ length: LINES / 2 }, (_, index) => ({
    day: `2025-01-${String((index % 28) + 1).padStart(2, '0')}`,
    access: ['AG', 'A1', 'A2'][index % 3] ?? '',
    net: `${index % 900}.01`,
  }));
  const files = {
    ...smallWorkspace({}, lines),
    'invoices/g.csv': invoiceText(lines.map((line) => ({ ...line, invoice: 'F2' }))),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  const invoices = ['f', 'g'].map((name) => readFileSync(join(workspace, `invoices/${name}.csv`)));
  expect(invoices.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(MOST_ALONE);
});
afterAll(() => {
  removeFolder(program.folder);
  removeFolder(workspace);
});
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'grappe-many-out-'));
});
afterEach(() => removeFolder(out));

const allocate = (...more: readonly string[]): readonly string[] => [
  'allocate',
  workspace,
  '--out',
  join(out, 'run'),
  '--reports',
  'none',
  '--no-reconcile',
  '--lang',
  'en',
  ...more,
];

test('a run is written, and is what it says', () => {
  expect(program.run(allocate()).code).toBe(0);
  const text = readFileSync(join(out, 'run/allocations.csv'), 'utf8');
  // Each line of three is of a grappe of two.
  expect(text.split('\n')).toHaveLength(1 + (LINES / 3) * 4 + 1);
  expect(program.run(['verify', join(out, 'run')]).code).toBe(0);
});

test('interrupted while lines go by, it leaves nothing', async () => {
  const child = spawn(process.execPath, [program.cli, ...allocate()], { stdio: 'ignore' });
  const ended = new Promise((done) => child.on('close', done));
  while (readdirSync(out).length === 0) await new Promise((done) => void setTimeout(done, 20));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(readdirSync(out)).toEqual([]);
});

test('on a disk that gets full it says so, and leaves nothing', () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', out]);
  try {
    const { code, stderr } = program.run(allocate(), { killAfter: 30_000 });
    expect(stderr).toContain('ENOSPC');
    expect(code).toBe(4);
    expect(readdirSync(out)).toEqual([]);
  } finally {
    execFileSync('umount', [out]);
  }
});

test('an error in the last line of the last file: nothing is written', () => {
  const path = join(workspace, 'invoices/g.csv');
  const text = readFileSync(path);
  appendFileSync(path, 'OP,F2\n');
  const { code, stderr } = program.run(allocate());
  writeFileSync(path, text);
  expect(stderr).toContain(`invoices/g.csv:${LINES / 2 + 2}`);
  expect(code).toBe(2);
  expect(readdirSync(out)).toEqual([]);
});

test('where the second thread does not start, it ends as after any mistake of the program', () => {
  const worker = join(program.folder, 'dist/assets/clerk-worker.js');
  const text = readFileSync(worker);
  rmSync(worker);
  const { code, stderr } = program.run(allocate(), { killAfter: 30_000 });
  writeFileSync(worker, text);
  expect(stderr).toContain('clerk-worker.js');
  expect(code).toBe(3);
  expect(readdirSync(out)).toEqual([]);
});
