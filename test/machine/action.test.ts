/** The composite action of action.yml, its steps run as a runner would. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell: string;
      readonly run: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

const action: Action = parse(readFileSync('action.yml', 'utf8'));
let folder = '';

/** An npm that installs nothing, beside the programs of this machine: tests that run meanwhile need what is installed. */
let path = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-action-'));
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'npm'), `#!/bin/sh\necho "npm $* in $PWD" >> '${folder}/npm.log'\n`, {
    mode: 0o755,
  });
  path = `${programs}:${process.env['PATH']}`;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Runs the steps one after the other until one fails; `inputs` as a workflow gives them under `with:`, `clone` where a
 * runner has put grappe.
 */
function run(inputs: Readonly<Record<string, string>>, clone = resolve('.')) {
  const summary = join(folder, 'summary.md');
  let stdout = '';
  for (const step of action.runs.steps) {
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [
        name,
        value.replace(
          /\$\{\{ inputs\.([a-z-]+) \}\}/gu,
          (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? `no input ${input}`,
        ),
      ]),
    );
    const ended = spawnSync(step.shell, ['-e', '-o', 'pipefail', '-c', step.run], {
      encoding: 'utf8',
      env: {
        PATH: path,
        GITHUB_ACTION_PATH: clone,
        GITHUB_STEP_SUMMARY: summary,
        ...env,
      },
    });
    stdout += ended.stdout;
    if (ended.status !== 0) return { status: ended.status, stdout, stderr: ended.stderr };
  }
  return { status: 0, stdout, stderr: '' };
}

test('passes on the worked example, month by month or whole', () => {
  expect(run({ workspace: 'fixtures/grand-est', period: '2025-09' })).toMatchObject({ status: 0 });
});

test('fails on invoices that hold errors, each an annotation of its place', () => {
  const workspace = join(folder, 'errors');
  for (const part of ['grand-est', 'grand-est-errors'])
    cpSync(`fixtures/${part}`, workspace, { recursive: true });
  const { status, stdout } = run({ workspace, lang: 'en' });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^::error file=\S*invoices\//mu);
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('|');
});

test('installs and builds a clone that is not built, and one that is built as it stands', () => {
  const clone = join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', resolve('.'), clone]);
  expect(run({ workspace: 'fixtures/grand-est', period: '2025-09' }, clone).status).not.toBe(0);
  expect(readFileSync(join(folder, 'npm.log'), 'utf8')).toBe(`npm ci in ${clone}\n`);
});

test('each input that a step uses is one that the action has', () => {
  expect(JSON.stringify(run({ workspace: 'fixtures/grand-est', period: '2025-09' }))).not.toContain(
    'no input',
  );
  expect(action.runs.using).toBe('composite');
});
