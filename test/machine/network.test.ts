/** Every command does its work on a machine without a network: `unshare -n` gives it none, not even its own. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { removeFolder } from './crash/files.ts';
import { type Program, programCopy } from './program.ts';

const DENIED = ['unshare', '-n'];
const ALL_REPORTS = 'csv,xlsx,pdf,html';

let program: Program;
let folder: string;

beforeAll(() => {
  program = programCopy();
  folder = mkdtempSync(join(tmpdir(), 'grappe-network-'));
  cpSync('fixtures/grand-est', join(folder, 'group'), { recursive: true });
});
afterAll(() => {
  removeFolder(folder);
  removeFolder(program.folder);
});

test('without a network nothing can be reached', () => {
  const connect = "require('node:net').connect(80, '127.0.0.1').on('error', ({ code }) => console.log(code))";
  const { stdout } = spawnSync('unshare', ['-n', process.execPath, '-e', connect], { encoding: 'utf8' });
  expect(stdout.trim()).toBe('ENETUNREACH');
});

/** A command line of every command, in an order in which each finds what it needs. */
const LINES: readonly (readonly [readonly string[], number])[] = [
  [['init', 'new'], 0],
  [['check', 'group', '-v'], 0],
  [['allocate', 'group', '--period', '2025-09', '--reports', ALL_REPORTS], 0],
  [['reconcile', 'group', '--period', '2025-09'], 0],
  [['explain', 'group', '--invoice', 'F2025-0009', '--line', '1'], 0],
  [['verify', 'group/runs/2025-09'], 0],
  [['diff', 'group/runs/2025-09', 'group/runs/2025-09'], 0],
  [['close', 'group/runs/2025-09', '--on', '2025-10-20'], 0],
  [['import', 'group/invoices/efacture-C2025-0012.xml', '--workspace', 'group'], 0],
  [['schema', 'members'], 0],
  [['status', 'group'], 0],
  [['account', 'group', '--period', '2025-09'], 0],
  [['forecast', 'group', '--period', '2026-01..2026-12'], 0],
  [['advances', 'group', '--period', '2026-01..2026-12'], 0],
  [['compare', 'group', '--with', 'group/convention.yaml', '--period', '2025-10'], 0],
  [['completion', 'bash'], 0],
  [['help', 'line-repeated'], 0],
];

test.each(LINES)('grappe %j', (argv, expected) => {
  const { code, stderr } = program.run(argv, { cwd: folder, within: DENIED });
  expect(stderr).not.toMatch(/ENETUNREACH|EAI_AGAIN|ENOTFOUND|ECONNREFUSED/);
  expect(code).toBe(expected);
});

test('no command is missing here', () => {
  expect(new Set(LINES.map(([[name]]) => name))).toEqual(new Set(COMMANDS.map(({ name }) => name)));
});
