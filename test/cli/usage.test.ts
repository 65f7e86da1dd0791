/** Command lines that are refused as they say what nothing could do, whatever the workspace. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../src/cli/program.ts';
import { runCommand } from './run-command.ts';

async function refusal(...argv: readonly string[]): Promise<readonly [number, string]> {
  const { exitCode, stderr } = await runCommand([...argv, '--lang', 'en']);
  return [exitCode, stderr.split('\n')[0] ?? ''];
}

describe('an option that is given twice', () => {
  test('with two values is refused: no value is passed over', async () => {
    expect(await refusal('allocate', '--period', '2025-09', '--period', '2025-10')).toEqual([
      2,
      'The option --period <PERIOD> is given twice, with two values: which one counts?',
    ]);
    expect(await refusal('check', '--format', 'json', '--format=text')).toEqual([
      2,
      'The option --format <text|json|github> is given twice, with two values: which one counts?',
    ]);
  });

  test('with one value, or among those that an alias gives to every command, is none', async () => {
    const { exitCode, stdout } = await runCommand([
      ...['--lang', 'fr', 'schema', 'members', '--headers', 'fr'],
      ...['--headers', 'fr', '--lang', 'en'],
    ]);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('"membre"')]);
  });
});

test('the name of a format, as other programs have it as an option, is told from a misspelt one', async () => {
  expect(await refusal('reconcile', '--json')).toEqual([
    2,
    'The option --json is not known. Nearest: --format json.',
  ]);
  // `init` has no formats.
  expect((await refusal('init', 'a', '--json'))[1]).not.toContain('--format');
});

test('an option of a command that stands before it is no unknown one', async () => {
  const said = async (...argv: readonly string[]): Promise<string> => (await refusal(...argv))[1];
  expect(await said('--format', 'json', 'check')).toBe(
    'Write the option --format after the command: grappe check --format.',
  );
  expect(await said('--force', 'allocate', 'a')).toBe(
    'Write the option --force after the command: grappe allocate --force.',
  );
  expect(await said('-v', 'check')).toBe('Write the option -v after the command: grappe check -v.');
  // A workspace may have the name of a command.
  expect(await said('close', '--pending', 'allocate')).toContain('is not known');
});

test.each([
  [['check', ''], 'WORKSPACE is missing.'],
  [['diff', 'a', ''], 'RUNS is missing.'],
  [['import', 'a.xml', '--out='], 'The option --out <FILE> needs a value.'],
  [['verify', 'a', '--workspace', ''], 'The option --workspace <DIR> needs a value.'],
  [['allocate', '--invoice', ''], 'The option --invoice <N> needs a value.'],
  [['init', '--from', 'a.csv', ''], 'The option --from <FILE...> needs a value.'],
])('a path without a letter, as in %j, is none', async (argv, message) => {
  expect(await refusal(...argv)).toEqual([2, message]);
});

test.each([
  [['allocate', '--out', '-']],
  [['account', '--period', '2025', '--out=-']],
  [['forecast', '--period', '2025', '--out', '-']],
  [['init', '-']],
  [['init', '-', '--from', 'a.csv']],
])('the folder of %j is not written: - is standard output for other commands', async (argv) => {
  expect(await refusal(...argv)).toEqual([
    2,
    '"-" is no folder here: a folder does not go to standard output. One of that name is written ./-.',
  ]);
  expect(existsSync('-')).toBe(false);
});

test.each([
  [['init', 'a', '--empty', '--from', 'b.csv'], '--empty', '--from'],
  [['allocate', '--invoice', 'F1', '--period', '2025-09'], '--invoice', '--period'],
  [['allocate', '--invoice', 'F1', '--pending'], '--invoice', '--pending'],
  [['allocate', '--strict', '--no-reconcile'], '--strict', '--no-reconcile'],
  [['allocate', '--per-member', '--reports', 'none'], '--per-member', '--reports none'],
  [['reconcile', '--list', '--out', 'a.json'], '--list', '--out'],
  [['reconcile', '--list', '--format', 'csv'], '--list', '--format csv'],
  [['schema', '--package', '--headers', 'fr'], '--package', '--headers'],
  [['verify', '--all', '--workspace', 'a'], '--all', '--workspace'],
  [['forecast', '--check', '2025-10', '--period', '2025'], '--check', '--period'],
  [['forecast', '--check', '2025-10', '--budget'], '--check', '--budget'],
  [['forecast', '--check', '2025-10', '--force'], '--check', '--force'],
])('%j is refused', async (argv, one, other) => {
  expect(await refusal(...argv)).toEqual([2, `${one} and ${other} exclude each other.`]);
});

test.each([
  [['--date', '2025-12-05'], '--date'],
  [['--with-warnings', '--format', 'csv'], '--with-warnings'],
  [['--list', '--date', '2025-12-05'], '--date'],
])('what a letter alone takes is not passed over: reconcile %j', async (argv, option) => {
  expect(await refusal('reconcile', ...argv)).toEqual([
    2,
    `${option} is for letters only. Add --format letter.`,
  ]);
});

test('an anchor is not taken for verified where a single run is', async () => {
  const run = 'fixtures/audit/0.1.0/runs/2025-10';
  expect(await refusal('verify', run, '--anchor', 'f'.repeat(64))).toEqual([
    2,
    '--anchor is that of a ledger, which --all verifies: grappe verify --all WORKSPACE --anchor HEX.',
  ]);
});

test('a path that ends in \\ within quotes, which on Windows takes the quote in, is refused', () => {
  const asked = (platform: NodeJS.Platform) =>
    parseCommandLine(['check', 'C:\\mon groupement"'], 'en', '0', platform);
  expect(asked('win32')).toEqual({
    kind: 'usage',
    message:
      'There is a " in C:\\mon groupement". On Windows, a \\ right before a closing " makes it part of the text: leave that \\ out.',
  });
  expect(asked('linux').kind).toBe('command');
});

describe('a second value behind an option that takes one each time', () => {
  const REPEAT =
    '--regularise takes one value, and may be given several times: --regularise a --regularise b.';

  test('is told how to be given where it is an argument too many', async () => {
    expect(await refusal('allocate', 'fixtures/grand-est', '--regularise', 'a', 'b')).toEqual([
      2,
      `There are more arguments than the command takes. ${REPEAT}`,
    ]);
    expect((await refusal('allocate', 'a', 'b', 'c'))[1]).toBe(
      'There are more arguments than the command takes.',
    );
  });

  test('and where it is taken for the workspace, and is none', async () => {
    expect(await refusal('allocate', '--regularise', 'a', 'b')).toEqual([
      2,
      `b was taken for the workspace, and has no convention.yaml. ${REPEAT}`,
    ]);
    expect((await refusal('allocate', 'b'))[1]).toContain('error[workspace-missing]');
  });
});

test.each([
  [
    ['import', 'a.xml', 'fixtures/grand-est/members.csv', 'b.pdf', 'a.xml'],
    ['a.xml', 'b.pdf'],
  ],
  [
    ['compare', 'fixtures/grand-est', '--with', 'a.yaml', '--with', 'b.yaml', '--period', '2025'],
    ['a.yaml', 'b.yaml'],
  ],
  [
    ['init', '/nowhere/at/all', '--from', 'a.csv', 'fixtures/grand-est/sites.csv', 'b'],
    ['a.csv', 'b'],
  ],
])('each file of %j that is not there is named', async (argv, absent) => {
  const { exitCode, stderr } = await runCommand([...argv, '--lang', 'en']);
  expect([exitCode, stderr]).toEqual([2, absent.map((name) => `There is no file ${name}.\n`).join('')]);
});
