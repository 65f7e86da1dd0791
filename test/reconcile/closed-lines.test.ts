/** A line that a closed run charged and that changed since stops allocate: reconcile tells it wherever it reports. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { billed, JUNE, MAY } from './billed.ts';

const TOLD = /line 1 of invoice F1 is not what the closed run 2025-05 charged/;

/** May is closed, then its invoice changes; June is as it was. */
async function changedSince(): Promise<string> {
  const folder = billed(MAY, JUNE);
  await runCommand(['allocate', folder, '--period', '2025-05', '--reports', 'none', '-q']);
  await runCommand(['close', join(folder, 'runs', '2025-05'), '--on', '2025-06-02', '-q']);
  const path = join(folder, 'invoices', 'lines.csv');
  const [header, may = '', ...rest] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [header, may.replaceAll('100.00', '900.00'), ...rest].join('\n'));
  return folder;
}

async function june(...options: readonly string[]) {
  const folder = await changedSince();
  return runCommand(['reconcile', folder, '--period', '2025-06', '--lang', 'en', ...options]);
}

test.each(['text', 'csv', 'github', 'junit'])(
  'with -q, on stderr, whatever the format: %s',
  async (format) => {
    const { stderr } = await june('-q', '--format', format);
    expect(stderr).toMatch(TOLD);
  },
);

test('as an annotation of GitHub, at the line that changed', async () => {
  const { exitCode, stdout } = await june('--format', 'github', '-q');
  expect(exitCode).toBe(0);
  const annotation = stdout.split('\n').find((line) => TOLD.test(line));
  expect(annotation).toMatch(/^::warning file=\S+\/invoices\/lines\.csv,line=2,title=closed-line-changed /);
});

test('as a case of JUnit that passes, since the command does not fail on it', async () => {
  const { stdout } = await june('--format', 'junit');
  expect(stdout).toContain(
    '<testsuite name="grappe check" tests="1" failures="0" errors="0" skipped="0" time="0">\n' +
      '    <testcase name="closed-line-changed invoices/lines.csv:2:line_number" classname="closed-line-changed" time="0"><system-out>',
  );
  expect(stdout).toMatch(TOLD);
});
