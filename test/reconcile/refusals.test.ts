/** What the formats of pipelines say where the input stopped the checks. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
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

test('gives junit a document of input that cannot be read, and writes none to a file', async () => {
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
  await runCommand([...command, '--out', out]);
  expect(existsSync(out)).toBe(false);
});
