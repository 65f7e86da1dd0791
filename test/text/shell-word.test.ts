import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellText, shellWord } from '../../src/text/shell-word.ts';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';

test.each([
  ['mon-groupement', 'mon-groupement'],
  ['../Été/2025', '../Été/2025'],
  ['C:\\groupement', 'C:\\groupement'],
  ['mon groupement', '"mon groupement"'],
  ["d'été", '"d\'été"'],
  ['a & b (c); <d> *', '"a & b (c); <d> *"'],
  ['-groupement', './-groupement'],
  ['- groupement', '"./- groupement"'],
  ['$HOME `x`', "'$HOME `x`'"],
  ['l\'"autre"', "'l'\\''\"autre\"'"],
])('%j is written %s', (path, word) => {
  expect(shellWord(path, 'linux')).toBe(word);
  const given = path.startsWith('-') ? `./${path}` : path;
  if (has.tools && !path.includes('\\'))
    expect(execFileSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(given);
});

test.each([
  ['mon-groupement', 'mon-groupement'],
  ['C:\\Été\\2025\\', 'C:\\Été\\2025\\'],
  ['C:\\mon groupement', '"C:\\mon groupement"'],
  ['C:\\mon groupement\\', '"C:\\mon groupement\\\\"'],
  ['\\\\serveur\\C$\\l’été', '"\\\\serveur\\C$\\l’été"'],
  ["C:\\d'été", '"C:\\d\'été"'],
  ['a,b', '"a,b"'],
  ['@été', '"@été"'],
  ['-groupement', './-groupement'],
])('on Windows %j is written %s, which cmd.exe and PowerShell understand', (path, word) => {
  expect(shellWord(path, 'win32')).toBe(word);
});

test('a text that is no path stays what it is, in the quotes of the shell', () => {
  expect(shellText('-12', 'linux')).toBe('-12');
  expect(shellText("F '1'", 'linux')).toBe('"F \'1\'"');
  expect(shellText('F 1', 'win32')).toBe('"F 1"');
});

test('what init and check propose for a folder with blanks can be copied', () =>
  inFolder(async (parent) => {
    const folder = join(parent, 'mon groupement');
    const missing = await runCommand(['check', folder, '--lang', 'en']);
    expect(missing.stderr).toContain(`grappe init "${folder}"`);
    const { stdout } = await runCommand(['init', folder, '--lang', 'en']);
    expect(stdout).toContain(`grappe allocate "${folder}" --period 2025-09`);
    const again = await runCommand(['init', folder, '--lang', 'fr']);
    expect(again.stderr).toContain(`grappe init "${folder}" --from "${folder}"`);
  }));

test('so can what diff says of a run that changed', () =>
  inFolder(async (parent) => {
    const run = join(parent, 'mon calcul');
    await runCommand(['init', join(parent, 'groupe'), '--lang', 'en']);
    await runCommand(['allocate', join(parent, 'groupe'), '--period', '2025-09', '--out', run, '-q']);
    appendFileSync(join(run, 'allocations.csv'), 'x\n');
    const { stderr } = await runCommand(['diff', run, run, '--lang', 'en']);
    expect(stderr).toContain(`\`grappe verify "${run}"\``);
  }));
