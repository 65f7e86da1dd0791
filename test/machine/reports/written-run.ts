import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll } from 'vitest';

const EXAMPLE = 'fixtures/grand-est';

export interface Tool {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; one that is missing or fails is an error of the test. */
export function runTool(
  command: string,
  args: readonly string[],
  more: Record<string, string> = {},
  encoding: BufferEncoding = 'utf8',
): Tool {
  const done = spawnSync(command, args, {
    encoding,
    env: { ...process.env, ...more },
    maxBuffer: 1 << 28,
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ended with ${done.status}: ${done.stderr}`);
  return done;
}

const folders: string[] = [];
/** Runs that are made once for a file of tests, by what was asked. */
const made = new Map<string, string>();

function once(asked: string, make: () => string): string {
  const run = made.get(asked) ?? make();
  made.set(asked, run);
  return run;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the tests of a file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-machine-'));
  folders.push(folder);
  return folder;
}

/** A month of the worked example with all reports, made once: only to be read. */
export function exampleRun(period: string): string {
  return once(period, () => writtenRun(period));
}

/** A copy of what a run of the worked example was made of, to be changed. */
export function exampleInputs(period: string): string {
  const folder = join(temporaryFolder(), 'workspace');
  cpSync(join(exampleRun(period), 'inputs'), folder, { recursive: true });
  return folder;
}

/** `grappe allocate` of a month with all reports, by a Node; says where the run is. */
export function writtenRun(
  period: string,
  { workspace = EXAMPLE, node = process.execPath, env = {} as Record<string, string> } = {},
): string {
  const out = join(temporaryFolder(), 'run');
  const command = ['bin/grappe.js', 'allocate', workspace, '--period', period, '--out', out];
  runTool(node, [...command, '--reports', 'csv,xlsx,pdf,html'], env);
  return out;
}

/**
 * December of the worked example, with corrections of a closed September and October: a count of pupils on each side
 * was wrong, so that members owe more and less of earlier titles. The convention can have more settings. It is made
 * once: only to be read.
 */
export function correctedRun(language: 'fr' | 'en' = 'fr', settings = ''): string {
  return once(`${language} ${settings}`, () => makeCorrected(language, settings));
}

function makeCorrected(language: 'fr' | 'en', settings: string): string {
  const workspace = join(temporaryFolder(), 'workspace');
  cpSync(EXAMPLE, workspace, { recursive: true });
  const grappe = (...args: readonly string[]): Tool => runTool(process.execPath, ['bin/grappe.js', ...args]);
  for (const [month, day] of [
    ['2025-09', '2025-10-20'],
    ['2025-10', '2025-11-20'],
  ] as const) {
    grappe('allocate', workspace, '--period', month, '--reports', 'none');
    grappe('close', join(workspace, 'runs', month), '--on', day);
  }
  const convention = join(workspace, 'convention.yaml');
  const spoken = readFileSync(convention, 'utf8').replace('locale: fr', `locale: ${language}`);
  writeFileSync(convention, `${spoken}\n${settings}\n`);
  const path = join(workspace, 'measures.csv');
  const text = readFileSync(path, 'utf8')
    .replace('students;STENAY-CLG;2024-10-01;414', 'students;STENAY-CLG;2024-10-01;390')
    .replace('students;OBERNAI-CLG;2024-10-01;372', 'students;OBERNAI-CLG;2024-10-01;350');
  writeFileSync(path, text);
  const corrected = ['--regularise', '2025-09', '--regularise', '2025-10'];
  const formats = ['--reports', 'csv,xlsx,pdf,html'];
  grappe('allocate', workspace, '--period', '2025-12', ...corrected, ...formats);
  return join(workspace, 'runs/2025-12');
}

/** The rows of a CSV file of a run. */
export function rowsOf(
  run: string,
  file: string,
  delimiter = ',',
): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(run, file)), { columns: true, delimiter });
}

/** The sums in cents of a column of amounts, by what a row is for. */
export function sumsBy(
  rows: readonly Readonly<Record<string, string>>[],
  key: (row: Readonly<Record<string, string>>) => string,
  column = 'gross_amount',
): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const row of rows) {
    const cents = BigInt((row[column] ?? '').replace('.', ''));
    sums.set(key(row), (sums.get(key(row)) ?? 0n) + cents);
  }
  return sums;
}

/** A copy of the worked example whose September has 5,000 lines: its own, invoice after invoice. */
export function largeWorkspace(): string {
  const folder = join(temporaryFolder(), 'workspace');
  cpSync(EXAMPLE, folder, { recursive: true });
  const path = join(folder, 'invoices/2025-09.csv');
  const [header = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const lines = Array.from({ length: 5_000 }, (_, number) => {
    const cells = (rows[number % rows.length] ?? '').split(';');
    cells[1] = `${cells[1]}-${Math.floor(number / rows.length)}`;
    return cells.join(';');
  });
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
  return folder;
}

/** The rows of allocations.csv of a run. */
export function allocations(run: string): readonly Readonly<Record<string, string>>[] {
  return rowsOf(run, 'allocations.csv');
}

export function fileUrl(path: string): string {
  return `file://${resolve(path)}`;
}
