/** A file of one line of a gigabyte, wherever a file may stand: refused in bounded memory and time. */
import { closeSync, cpSync, linkSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { removeFolder } from './crash/files.ts';
import { type Program, programCopy } from './program.ts';

const MEBIBYTE = 1 << 20;
const MOST_MEMORY_MIB = 256;
const MOST_MILLISECONDS = 20_000;

let program: Program;
let folder: string;
let huge: string;
let workspace: string;

beforeAll(() => {
  program = programCopy();
  folder = mkdtempSync(join(tmpdir(), 'grappe-huge-'));
  huge = join(folder, 'huge');
  const descriptor = openSync(huge, 'w');
  const piece = Buffer.alloc(MEBIBYTE, 'a');
  for (let written = 0; written < 1024; written++) writeSync(descriptor, piece);
  closeSync(descriptor);
});
afterAll(() => {
  removeFolder(folder);
  removeFolder(program.folder);
});
beforeEach(() => {
  workspace = join(folder, 'group');
  removeFolder(workspace);
  cpSync('fixtures/diagnostics/base', workspace, { recursive: true });
  mkdirSync(join(workspace, 'runs/x'), { recursive: true });
});

const measured = { env: { NODE_OPTIONS: `--import ${resolve('test/machine/report-memory.mjs')}` } };

test.each([
  ['members.csv', ['check', '.'], 'record-too-long'],
  ['measures.csv', ['allocate', '.'], 'record-too-long'],
  ['convention.yaml', ['check', '.'], 'yaml-syntax'],
  ['invoices/2025-09.csv', ['allocate', '.'], 'record-too-long'],
  ['invoices/x.xml', ['allocate', '.'], 'xml-limit'],
  ['invoices/x.pdf', ['check', '.'], 'xml-limit'],
  ['invoices/x.csv', ['import', 'invoices/x.csv', '--workspace', '.'], 'record-too-long'],
  ['invoices/x.csv', ['init', '--from', 'invoices/x.csv'], 'record-too-long'],
  ['runs/closed.csv', ['allocate', '.'], 'ledger-damaged'],
  ['runs/x/manifest.json', ['verify', 'runs/x'], 'manifest.json'],
] as const)('as %s: grappe %j', (place, argv, said) => {
  const path = join(workspace, place);
  rmSync(path, { force: true });
  linkSync(huge, path);
  const { code, stdout, stderr } = program.run([...argv, '--lang', 'en'], { ...measured, cwd: workspace });
  expect(`${stdout}${stderr}`).toContain(said);
  expect(argv[0] === 'verify' ? 1 : 2).toBe(code);
  const [, memory, processor] = /memory (\d+), processor (\d+)/u.exec(stderr) ?? [];
  expect(Number(memory)).toBeLessThan(MOST_MEMORY_MIB);
  expect(Number(processor)).toBeLessThan(MOST_MILLISECONDS);
});
