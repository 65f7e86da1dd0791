/**
 * The blocks of pages that no other test runs: conventions, the program of the library, the recipes for GitHub and
 * GitLab.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { EXAMPLE, inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { SWITCHES } from '../invoices/temporary-workspace.ts';
import { type Block, blocksOf, pages } from './pages.ts';

/** A step of a job for GitHub. */
interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

/** Pages whose blocks have a test of their own: their figures are worked out, or they show parts of a layout. */
const ELSEWHERE = /^docs\/(?:rules|cookbook|layouts)(?:\.fr)?\.md$/u;

const blocks = pages()
  .filter((page) => !ELSEWHERE.test(page))
  .flatMap((page) => blocksOf(page));

/** What a forge reads, by the one key that tells it from a convention. */
function isRecipe({ text }: Block): boolean {
  const { jobs, reconcile } = parse(text) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return jobs !== undefined || reconcile?.['script'] !== undefined;
}

const ofYaml = blocks.filter(({ kind }) => kind === 'yaml');
const conventions = ofYaml.filter((block) => !isRecipe(block));
const ofGithub = ofYaml.filter(({ text }) => text.includes('runs-on:'));
const ofGitlab = ofYaml.filter(({ text }) => text.includes('  script:'));
const programs = blocks.filter(({ kind }) => kind === 'ts');

test('every kind of block is run by some test', () => {
  // `text` is what the commands before it print, or what an example of a problem gives; a list of files has no kind.
  expect([...new Set(blocks.map(({ kind }) => kind))].sort()).toEqual(['', 'sh', 'text', 'ts', 'yaml']);
  expect([conventions, ofGithub, ofGitlab, programs].every((all) => all.length > 0)).toBe(true);
});

test('no command leaves an XML beside the tables, where the next one takes it for an invoice', () => {
  expect(blocks.filter(({ text }) => /(?:>|--out) [^\s/]+\.xml\b/u.test(text)).map(({ at }) => at)).toEqual(
    [],
  );
});

describe('a convention is understood as it is shown:', () => {
  test.each(conventions.map((block) => [block.at, block.text] as const))('%s', (_, text) => {
    const whole = /^prorata:/mu.test(text);
    expect(readConvention(whole ? text : `${SWITCHES}${text}`).problems).toEqual([]);
  });
});

describe('the recipe for GitHub gives the action inputs that it has, with values that grappe takes:', () => {
  const { inputs } = parse(readFileSync('action.yml', 'utf8'));
  test.each(ofGithub.map((block) => [block.at, block.text] as const))('%s', async (_, text) => {
    const jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> = parse(text).jobs;
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const given = steps.flatMap((step) => (step.uses === './tools/grappe' ? [step.with] : []));
    expect(given).toHaveLength(1);
    const { workspace, ...options } = given[0] ?? {};
    expect([workspace, Object.keys(inputs)]).toEqual(['.', expect.arrayContaining(Object.keys(options))]);
    const spelt = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const { exitCode } = await runCommand(['reconcile', EXAMPLE, ...spelt, '--format', 'github']);
    expect(exitCode).toBe(0);
  });
});

describe('the recipe for GitLab calls grappe as grappe is:', () => {
  test.each(ofGitlab.map((block) => [block.at, block.text] as const))('%s', async (_, text) => {
    const lines = [...text.matchAll(/^ *- grappe (\w+) (.*) --out (report\/grappe\.xml)$/gmu)];
    expect(lines).toHaveLength(1);
    const [, command = '', options = '', file = ''] = lines[0] ?? [];
    await inFolder(async (folder) => {
      cpSync(EXAMPLE, folder, { recursive: true });
      const out = join(folder, file);
      expect(await runCommand([command, folder, ...options.split(' '), '--out', out])).toMatchObject({
        exitCode: 0,
      });
      expect(readFileSync(out, 'utf8')).toMatch(/^<\?xml/);
      // What it leaves there is no invoice to the next command.
      expect(await runCommand(['check', folder, '--fail-on', 'warning'])).toMatchObject({ exitCode: 0 });
    });
  });
});

describe('the program of the library runs:', () => {
  test.each(programs.map((block) => [block.at, block.text] as const))('%s', (_, text) => {
    const program = text.replace("'mon-groupement'", `'${EXAMPLE}'`);
    expect(program).toContain(EXAMPLE);
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
    });
    // Stenay, FTTO-0001: 289.90 over 414 and 263 pupils (ALLOCATION.md §9).
    expect(printed).toContain("[ [ 'MEUSE', '177.28' ], [ 'REGION', '112.62' ] ]");
  });
});
