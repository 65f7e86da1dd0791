/** The built command line in a process of its own, for what a process brings along: zone, locale, version of Node. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const EXAMPLE = join(ROOT, 'fixtures/grand-est');

export interface BuiltRun {
  /** Path in the run folder → SHA-256, of every file that SHA256SUMS lists, and of itself its text. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly stdout: string;
  /** Path → text, of the statements in CSV and of all pages, without what names the run: its inputs' hashes. */
  readonly unnamed: ReadonlyMap<string, string>;
}

export interface BuiltRunOptions {
  readonly workspace?: string;
  readonly period?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The program that runs it. */
  readonly node?: string;
  readonly reports?: string;
}

/** `grappe allocate` of the example month into a folder that is removed again. */
export function builtRun(options: BuiltRunOptions = {}): BuiltRun {
  const { workspace = EXAMPLE, period = '2025-09', env = {}, node = process.execPath, reports } = options;
  const parent = mkdtempSync(join(tmpdir(), 'grappe-built-'));
  try {
    const out = join(parent, 'run');
    const args = ['allocate', workspace, '--period', period, '--out', out];
    const result = spawnSync(
      node,
      [join(ROOT, 'bin/grappe.js'), ...args, ...(reports === undefined ? [] : ['--reports', reports])],
      { env: { PATH: process.env.PATH ?? '', ...env }, encoding: 'utf8' },
    );
    if (result.status !== 0) throw new Error(`exit ${result.status}\n${result.stderr}`);
    const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    const hashes = new Map(sums.map((line): [string, string] => [line.slice(66), line.slice(0, 64)]));
    return {
      hashes,
      stdout: result.stdout.replaceAll(out, 'OUT'),
      unnamed: unnamedTexts(out, [...hashes.keys()]),
    };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function unnamedTexts(run: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const { run_id: id } = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'));
  const texts = paths.filter((path) => /^(?:statements\/.+\.(?:csv|html)|report\.html)$/u.test(path));
  return new Map(texts.map((path) => [path, readFileSync(join(run, path), 'utf8').replaceAll(id, 'RUN')]));
}

/** The files of a run that are computed, without the copies of its inputs and what names their hashes. */
export function computed({ hashes }: BuiltRun): readonly (readonly [string, string])[] {
  return [...hashes].filter(([path]) => !path.startsWith('inputs/') && path !== 'manifest.json');
}
