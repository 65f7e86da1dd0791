/** The completion scripts, in the shells that they are for. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-completion-'));
  mkdirSync(join(folder, 'mon-groupement/runs/2025-09'), { recursive: true });
  const program = resolve('bin/grappe.js');
  writeFileSync(join(folder, 'grappe'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function inShell(shell: string, options: readonly string[], script: string): string {
  return execFileSync(shell, [...options, '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env['PATH']}`, HOME: folder, TERM: 'xterm', LC_ALL: 'C.UTF-8' },
  });
}

/** What bash offers for a line. */
function bash(line: string): readonly string[] {
  const words = line.split(' ');
  return inShell(
    'bash',
    ['--norc'],
    `. /usr/share/bash-completion/bash_completion; eval "$(grappe completion bash)"
     COMP_LINE='${line}'; COMP_POINT=${line.length}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})
     COMP_CWORD=${words.length - 1}; __grappe_complete 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
  )
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

test('bash completes commands, options, words and folders', () => {
  expect(bash('grappe alloc')).toEqual(['allocate']);
  expect(bash('grappe allocate --regu')).toEqual(['--regularise']);
  expect(bash('grappe allocate mon')).toEqual(['mon-groupement/']);
});

test('bash completes a path below a folder, of an argument and of an option', () => {
  expect(bash('grappe verify mon-groupement/ru')).toEqual(['mon-groupement/runs/']);
  expect(bash('grappe close mon-groupement/runs/')).toEqual(['mon-groupement/runs/2025-09/']);
  expect(bash('grappe explain --run mon-groupement/runs/2')).toEqual(['mon-groupement/runs/2025-09/']);
  expect(bash('grappe verify nowhere/')).toEqual([]);
});

test('bash runs nothing that a file is called', () => {
  const received = join(folder, 'received');
  mkdirSync(received);
  for (const name of [
    '$(touch ran).csv',
    '`touch ran`.csv',
    'a;touch ran;.csv',
    'a\ntouch ran',
    'Liste é 1.csv',
  ]) {
    writeFileSync(join(received, name), '');
  }
  expect(bash('grappe import received/')).toEqual(['received/Liste é 1.csv']);
  expect(bash('grappe import received/$')).toEqual([]);
  expect(existsSync(join(folder, 'ran'))).toBe(false);
});

test('fish completes commands with what they do, words of an option, folders', () => {
  const fish = (line: string): string =>
    inShell('fish', ['--no-config'], `grappe completion fish | source; complete -C '${line}'`).trim();
  expect(fish('grappe alloc')).toMatch(/^allocate\t\S/u);
  expect(fish('grappe check --lang ').split('\n')).toEqual(['en', 'fr']);
  expect(fish('grappe allocate mon')).toBe('mon-groupement/');
  expect(fish('grappe close mon-groupement/runs/')).toBe('mon-groupement/runs/2025-09/');
});

test('zsh completes a command as it is typed', () => {
  writeFileSync(join(folder, '_grappe'), inShell('sh', [], 'grappe completion zsh'));
  const typed = inShell(
    'zsh',
    ['-f'],
    `zmodload zsh/zpty; zpty z zsh -f -i
     zpty -w z 'autoload -Uz compinit; compinit -u; source ./_grappe; compdef _grappe grappe; bindkey "^I" complete-word'
     zpty -w z 'preexec() { print "runs: $1." }'; zpty -w z $'grappe alloc\\t'
     zpty -r z out '*runs: grappe*.*'; print -r -- "$out"`,
  );
  expect(typed).toContain('runs: grappe allocate.');
});
