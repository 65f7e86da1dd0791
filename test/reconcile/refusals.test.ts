/** What the formats of pipelines say where the input stopped the checks. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { problem } from '../../src/diagnostics/problem.ts';
import { toDiagnostic } from '../../src/diagnostics/render.ts';
import { githubNoResult, githubRefusal, githubRefusalSummary } from '../../src/reconcile/outputs/github.ts';
import { junitRefusal } from '../../src/reconcile/outputs/junit.ts';
import { runCommand } from '../cli/run-command.ts';
import { workspaceOf } from './workspace.ts';

test('shows input that cannot be read at its place in github, ten of it at most', async () => {
  const folder = workspaceOf('grand-est', 'grand-est-errors');
  const prices = Array.from({ length: 11 }, (_, index) => `FTTO-${index},1.2.3\n`);
  writeFileSync(join(folder, 'prices.csv'), `item_code,unit_price\n${prices.join('')}`);
  const found = await runCommand(['reconcile', folder, '--format', 'github', '--lang', 'en']);
  expect(found.exitCode).toBe(2);
  const lines = found.stdout.split('\n');
  expect(lines).toHaveLength(11);
  expect(lines[9]).toMatch(
    /^::error file=.*\/prices\.csv,line=11,title=number-invalid unit_price::.*"1\.2\.3".*%0A/,
  );
  expect(found.stderr).toContain('(11 rows in all)');
});

test('names a folder that is not there from the root of the repository in github', async () => {
  const { stdout } = await runCommand(['reconcile', './nowhere/', '--format', 'github', '--lang', 'en']);
  expect(stdout).toMatch(/^::error file=nowhere,title=workspace-missing::[^\n]+\n$/);
});

test('gives junit a document of input that cannot be read, on stdout or in the file of --out', async () => {
  const folder = workspaceOf('grand-est', 'grand-est-errors');
  writeFileSync(join(folder, 'prices.csv'), 'code_article;<x>\nFTTO-100;1\n');
  const out = join(folder, 'grappe.xml');
  const command = ['reconcile', folder, '--format', 'junit', '--lang', 'en'];
  const { exitCode, stdout, stderr } = await runCommand(command);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error[column-missing]')]);
  expect(stdout).toMatch(/<testsuite name="grappe check" tests="2" failures="0" errors="1" /);
  expect(stdout).toMatch(/ classname="column-missing" time="0"><error message="/);
  expect(stdout).toMatch(
    / name="column-unknown prices\.csv:1:&#60;x&#62;" classname="column-unknown" time="0"><system-out>prices\.csv:1:&#60;x&#62;: /,
  );
  expect(() => new SaxesParser().write(stdout).close()).not.toThrow();
  const written = await runCommand([...command, '--out', out]);
  expect(written).toEqual({ exitCode, stdout: '', stderr });
  expect(readFileSync(out, 'utf8')).toBe(stdout);
});

/** A workspace in doubt, with a document of an earlier run for which it was not. */
function inDoubt() {
  const folder = workspaceOf('grand-est', 'grand-est-errors');
  writeFileSync(join(folder, 'prices.csv'), 'code_article\nFTTO-100\n');
  const out = join(folder, 'earlier.txt');
  writeFileSync(out, 'all is well');
  const run = (...options: readonly string[]) =>
    runCommand(['reconcile', folder, '--lang', 'en', ...options]);
  return { folder, out, run };
}

test.each(['json', 'junit', 'github'])(
  'replaces an earlier document with that of a refusal in %s',
  async (format) => {
    const { out, run } = inDoubt();
    const { stdout } = await run('--format', format);
    expect(stdout).toContain('column-missing');
    const { exitCode, ...said } = await run('--format', format, '--out', out, '--force');
    expect([exitCode, said.stdout, readFileSync(out, 'utf8')]).toEqual([2, '', stdout]);
    expect(said.stderr).toContain('error[column-missing]');
    expect(said.stderr).not.toContain('is not written');
  },
);

test.each(['text', 'csv'])(
  'leaves an earlier document in %s, which has none of a refusal, and says so',
  async (format) => {
    const { out, run } = inDoubt();
    const { exitCode, stdout, stderr } = await run('--format', format, '--out', out, '--force');
    expect([exitCode, stdout, readFileSync(out, 'utf8')]).toEqual([2, '', 'all is well']);
    expect(stderr).toContain('earlier.txt is not written, because the input is in doubt');
  },
);

test('replaces no file without --force, and then prints the document of json', async () => {
  const { out, run } = inDoubt();
  const { exitCode, stdout, stderr } = await run('--format', 'json', '--out', out);
  expect([exitCode, readFileSync(out, 'utf8')]).toEqual([2, 'all is well']);
  expect(stderr).toContain('earlier.txt already exists');
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: stderr.trimEnd() });
});

test('replaces no list where the convention that names the lists is not understood', async () => {
  const { folder, run } = inDoubt();
  const list = join(folder, 'Sites 2025.csv');
  writeFileSync(list, 'site\n');
  writeFileSync(join(folder, 'convention.yaml'), 'tables: { sites: { file: "Sites 2025.csv" }\n');
  const { exitCode, stdout, stderr } = await run('--format', 'json', '--out', list, '--force');
  expect([exitCode, JSON.parse(stdout).ok, readFileSync(list, 'utf8')]).toEqual([2, false, 'site\n']);
  expect(stderr).toContain('Sites 2025.csv is not written');
});

describe('a mistake in the command line, in json with --out', () => {
  const mistake = ['--format', 'json', '--period', '2025-13'];

  test('is in the file, where there is none or it may be replaced', async () => {
    const { folder, out, run } = inDoubt();
    for (const options of [
      ['--out', join(folder, 'report/new.json')],
      ['--out', out, '--force'],
    ]) {
      const { exitCode, stdout, stderr } = await run(...mistake, ...options);
      expect([exitCode, stdout]).toEqual([2, '']);
      const written = JSON.parse(readFileSync(options[1] ?? '', 'utf8'));
      expect(written).toEqual({ ok: false, diagnostics: [], error: stderr.trimEnd() });
      expect(written.error).toContain('2025-13');
    }
  });

  test('is on stdout where the file is there, or an input', async () => {
    const { folder, out, run } = inDoubt();
    const sites = join(folder, 'sites.csv');
    for (const options of [
      ['--out', out],
      ['--out', sites, '--force'],
      ['--out', join(folder, 'invoices/new.json')],
      ['--out', join(folder, 'new.docx')],
    ]) {
      const path = options[1] ?? '';
      const before = existsSync(path) ? readFileSync(path) : undefined;
      const { exitCode, stdout } = await run(...mistake, ...options);
      expect([exitCode, JSON.parse(stdout).ok]).toEqual([2, false]);
      expect(existsSync(path) ? readFileSync(path) : undefined).toEqual(before);
    }
  });

  test('is in a new file, and in no other, where the line is not understood', async () => {
    const { folder, out, run } = inDoubt();
    const file = join(folder, 'new.json');
    const line = (...more: readonly string[]) => run('--format=json', '--falls-on', 'error', ...more);
    const { exitCode, stdout, stderr } = await line('--out', file);
    expect([exitCode, stdout, JSON.parse(readFileSync(file, 'utf8')).error]).toEqual([
      2,
      '',
      stderr.trimEnd(),
    ]);
    for (const more of [
      ['--out', out, '--force'],
      ['--out', join(folder, 'a.json'), '--out', join(folder, 'b.json')],
      ['--out', join(folder, 'invoices/new.json')],
    ]) {
      expect(JSON.parse((await line(...more)).stdout).ok).toBe(false);
    }
    expect(readFileSync(out, 'utf8')).toBe('all is well');
    const there = ['a.json', 'b.json', 'invoices/new.json'].map((name) => existsSync(join(folder, name)));
    expect(there).toEqual([false, false, false]);
  });

  test('is on stdout for a command whose --out is a folder', async () => {
    const { folder } = inDoubt();
    const out = join(folder, 'runs/new');
    const mistaken = ['allocate', folder, ...mistake, '--out', out];
    expect(JSON.parse((await runCommand(mistaken)).stdout).ok).toBe(false);
    expect(existsSync(out)).toBe(false);
  });
});

const missing = (file: string) => problem('workspace-missing', { file }, { path: file, folder: 'group' });
const garbled = (row: number) =>
  problem('text-garbled', { file: 'sites.csv', row, column: 'name' }, { value: 'LycÃ©e', right: 'Lycée' });
const options = { folder: '.', language: 'en' } as const;

test('names the folder of a repository itself in github', () => {
  const shown = (inRepository: string): string =>
    [...githubRefusal([missing('.')], { ...options, inRepository })].join('');
  expect(shown('')).toMatch(/^::error file=\.,title=workspace-missing::/);
  expect(shown('group')).toMatch(/^::error file=group,title=workspace-missing::/);
});

test('has a row for each problem in the step summary of github, a thousand at most', () => {
  const [first, ...rows] = [missing('nowhere'), ...Array.from({ length: 1000 }, (_, at) => garbled(at + 2))];
  const text = githubRefusalSummary([first ?? missing(''), ...rows], options);
  const lines = text.split('\n');
  expect(lines.slice(0, 4)).toEqual([
    '## grappe reconcile: input in doubt, 1001 problems: the invoices were not checked',
    '',
    '| Code | Place | What is wrong with the input | What to do |',
    '| --- | --- | --- | --- |',
  ]);
  const told = [first, rows[0]].map((one) => toDiagnostic(one ?? missing(''), 'en'));
  expect(lines.slice(4, 6)).toEqual([
    `| \`workspace-missing\` | nowhere | ${told[0]?.message} | ${told[0]?.hint} |`,
    `| \`text-garbled\` | sites.csv:2:name | ${told[1]?.message} | ${told[1]?.hint} |`,
  ]);
  expect(lines.slice(1004)).toEqual(['', '… and 1 more (--all shows them on stderr)', '', '']);
  const french = githubRefusalSummary([first ?? missing(''), ...rows], { ...options, language: 'fr' });
  expect(french).toContain('\n… et 1 de plus (--all les donne sur la sortie d’erreur)\n');
});

test.each([
  ['fr', 1, 'données douteuses, 1 problème : les factures n’ont pas été contrôlées'],
  ['fr', 2, 'données douteuses, 2 problèmes : les factures n’ont pas été contrôlées'],
  ['en', 1, 'input in doubt, 1 problem: the invoices were not checked'],
  ['en', 2, 'input in doubt, 2 problems: the invoices were not checked'],
] as const)('says in the step summary, in %s, of %i: %s', (language, count, said) => {
  const problems = Array.from({ length: count }, (_, at) => garbled(at + 2));
  const [head, ...lines] = githubRefusalSummary(problems, { ...options, language }).split('\n');
  expect(head).toBe(`## grappe reconcile: ${said}`);
  // Nothing is left out below the table.
  expect(lines.slice(3 + count)).toEqual(['', '']);
});

test('names in junit a problem by the place that it has', () => {
  const text = [...junitRefusal([missing('nowhere'), garbled(2)], options)].join('');
  expect(text).toContain('<testcase name="workspace-missing nowhere" ');
  expect(text).toContain('<testcase name="text-garbled sites.csv:2:name" ');
});

test('where there is no result, an annotation of GitHub says why, in one command', () => {
  expect(githubNoResult('no period: 2025-13 %\nSee: grappe --help')).toBe(
    '::error title=grappe::no period: 2025-13 %25%0ASee: grappe --help\n',
  );
});
