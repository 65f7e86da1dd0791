import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Another build to run the tests on, such as an earlier version: the path of its `bin/grappe.js`. */
export const OTHER_PROGRAM = process.env['GRAPPE_PROGRAM'];
const PROGRAM = OTHER_PROGRAM ?? resolve('bin/grappe.js');

/** How a command line of the built program ended; 124 where it had to be ended. */
export interface BuiltCommand {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const PATIENCE_MS = 50_000;

/** Runs the built program as somebody in a shell would. */
export function grappe(...argv: readonly string[]): BuiltCommand {
  return run(PROGRAM, argv);
}

/** Runs a command of the built program that must succeed. */
export function mustBuilt(...argv: readonly string[]): string {
  return succeeded(argv, grappe(...argv, '--lang', 'en'));
}

/** The output of a command line that must have succeeded. */
export function succeeded(argv: readonly string[], { exitCode, stdout, stderr }: BuiltCommand): string {
  if (exitCode !== 0) throw new Error(`grappe ${argv.join(' ')} ended with ${exitCode}:\n${stdout}${stderr}`);
  return stdout;
}

function run(program: string, argv: readonly string[]): BuiltCommand {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
  });
  return { exitCode: status ?? 124, stdout, stderr };
}

/** The findings of `verify`, and how it ended. */
export interface Verdict {
  readonly exitCode: number;
  /** `kind file` of each finding, in its order. */
  readonly findings: readonly string[];
  readonly notes: readonly string[];
}

/** `grappe verify` of a run, by the built program or a copy of it. */
export function verdict(folder: string, program = PROGRAM): Verdict {
  const { exitCode, stdout, stderr } = run(program, ['verify', folder, '--format', 'json']);
  if (!stdout.startsWith('{')) throw new Error(`verify of ${folder} ended with ${exitCode}:\n${stderr}`);
  const { findings, notes } = JSON.parse(stdout) as Record<
    'findings' | 'notes',
    readonly { readonly kind: string; readonly file?: string }[]
  >;
  const named = (all: typeof findings): readonly string[] =>
    all.map(({ kind, file }) => (file === undefined ? kind : `${kind} ${file}`));
  return { exitCode, findings: named(findings), notes: named(notes) };
}

/** A manifest as an attacker edits it. */
export interface EditableManifest {
  grappe: string;
  options: { regularise: string[]; closed_runs: string[] };
  inputs: { path: string; sha256: string; bytes: number; rows: number }[];
  outputs: { path: string; sha256: string; bytes: number }[];
  totals: { allocated: { gross_amount: string } };
}

export function editManifest(run: string, edit: (manifest: EditableManifest) => void): void {
  const path = join(run, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as EditableManifest;
  edit(manifest);
  writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** Recomputes all hashes of a run, as an attacker would after changing some of its files. */
export function rehash(run: string): void {
  const hashOf = (path: string): string =>
    createHash('sha256')
      .update(readFileSync(join(run, path)))
      .digest('hex');
  editManifest(run, (manifest) => {
    for (const output of manifest.outputs) {
      output.sha256 = hashOf(output.path);
      output.bytes = readFileSync(join(run, output.path)).length;
    }
    for (const input of manifest.inputs) {
      const path = `inputs/${input.path}`;
      const file = join(run, path);
      if (existsSync(file) && lstatSync(file).isFile()) input.sha256 = hashOf(path);
    }
  });
  const sums = join(run, 'SHA256SUMS');
  const lines = readFileSync(sums, 'utf8').split('\n').slice(0, -1);
  writeFileSync(sums, lines.map((line) => `${hashOf(line.slice(66))}  ${line.slice(66)}\n`).join(''));
}
