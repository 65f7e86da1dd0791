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
export function runTool(command: string, args: readonly string[], more: Record<string, string> = {}): Tool {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...more },
    maxBuffer: 1 << 28,
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ended with ${done.status}: ${done.stderr}`);
  return done;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the tests of a file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-machine-'));
  folders.push(folder);
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
  return parse(readFileSync(join(run, 'allocations.csv')), { columns: true });
}

export function fileUrl(path: string): string {
  return `file://${resolve(path)}`;
}
