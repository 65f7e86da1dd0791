import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/diagnostics/render.ts';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';

const FIXTURES = 'fixtures/diagnostics';
/** The workspace without a problem that every fixture changes a little. */
export const BASE = join(FIXTURES, 'base');
/** Files of a fixture with instructions; all others are files of the workspace. */
const INSTRUCTIONS = ['expected.txt', 'command.txt', 'remove.txt'];

/** A folder of `fixtures/diagnostics`: `CODE`, or `CODE--what` for a further case. */
export interface Fixture {
  readonly name: string;
  readonly code: string;
  /** `file:row:column code`, one a line, in the order in which grappe reports them. */
  readonly expected: readonly string[];
  /** The arguments of `allocate` besides the workspace. */
  readonly options: readonly string[];
  /** Files of the base that the fixture lacks. */
  readonly removed: readonly string[];
}

export function fixtures(): readonly Fixture[] {
  return readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'base')
    .map(({ name }) => ({
      name,
      code: name.split('--')[0] ?? name,
      expected: linesOf(join(FIXTURES, name, 'expected.txt')),
      options: linesOf(join(FIXTURES, name, 'command.txt')).flatMap((line) => line.split(' ')),
      removed: linesOf(join(FIXTURES, name, 'remove.txt')),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function linesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** The files with which a fixture replaces those of the base, or adds to them, from the workspace. */
export function filesOf({ name }: Fixture): readonly string[] {
  const entries = readdirSync(join(FIXTURES, name), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(FIXTURES.length + name.length + 2))
    .filter((path) => !INSTRUCTIONS.includes(path))
    .sort();
}

/** What is in one of those files. */
export function contentOf({ name }: Fixture, path: string): Buffer {
  return readFileSync(join(FIXTURES, name, path));
}

/** Does something in a copy of the workspace without a problem. */
export function inBase<T>(use: (workspace: string) => Promise<T>): Promise<T> {
  return inFolder((folder) => {
    const workspace = join(folder, 'group');
    cpSync(BASE, workspace, { recursive: true });
    return use(workspace);
  });
}

/** Makes the workspace of a fixture: the base, with its own files added and the removed ones taken out. */
export function compose(fixture: Fixture, workspace: string): void {
  cpSync(BASE, workspace, { recursive: true });
  for (const path of fixture.removed) rmSync(join(workspace, path));
  cpSync(join(FIXTURES, fixture.name), workspace, { recursive: true });
  for (const path of INSTRUCTIONS) rmSync(join(workspace, path), { force: true });
}

/** The result of `allocate` on a fixture. */
export interface FixtureResult {
  readonly exitCode: number;
  readonly diagnostics: readonly Diagnostic[];
  /** The files that are in the workspace afterwards but were not before. */
  readonly written: readonly string[];
}

export function runFixture(fixture: Fixture, language: 'fr' | 'en' = 'en'): Promise<FixtureResult> {
  return inFolder(async (folder) => {
    const workspace = join(folder, 'group');
    compose(fixture, workspace);
    const before = new Set(readdirSync(workspace));
    const quick = fixture.options.includes('--reports') ? [] : ['--reports', 'none'];
    const options = [...fixture.options, ...quick];
    const argv = ['allocate', workspace, ...options, '--format', 'json', '--lang', language];
    const { exitCode, stdout, stderr } = await runCommand(argv);
    if (stderr !== '') throw new Error(stderr);
    const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(stdout);
    return { exitCode, diagnostics, written: readdirSync(workspace).filter((name) => !before.has(name)) };
  });
}

/** A problem as `expected.txt` writes it. */
export function placeAndCode({ file, row, column, code }: Diagnostic): string {
  return `${[file, row, column].filter((part) => part !== null).join(':')} ${code}`;
}
