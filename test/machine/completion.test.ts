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
    env: {
      PATH: `${folder}:${process.env['PATH']}`,
      HOME: folder,
      TERM: 'xterm',
      LC_ALL: 'C.UTF-8',
      HISTFILE: '/dev/null',
    },
  });
}

const PACKAGE = '. /usr/share/bash-completion/bash_completion;';

/** What bash offers for a line, with what it reads before the script. */
function bash(line: string, before = PACKAGE): readonly string[] {
  const words = line.split(' ');
  return inShell(
    'bash',
    ['--norc'],
    `${before} eval "$(grappe completion bash)"
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
  expect(bash('grappe allocate --he')).toEqual(['--help']);
  expect(bash('grappe allocate mon')).toEqual(['mon-groupement/']);
});

test('bash completes a path below a folder, of an argument and of an option', () => {
  expect(bash('grappe verify mon-groupement/ru')).toEqual(['mon-groupement/runs/']);
  expect(bash('grappe close mon-groupement/runs/')).toEqual(['mon-groupement/runs/2025-09/']);
  expect(bash('grappe explain --run mon-groupement/runs/2')).toEqual(['mon-groupement/runs/2025-09/']);
  expect(bash('grappe verify nowhere/')).toEqual([]);
});

test('bash reads the script once more without a word, as a terminal does that reads ~/.bashrc again', () => {
  const twice = 'script=$(grappe completion bash); eval "$script"; eval "$script" 2>&1';
  expect(inShell('bash', ['--norc'], twice)).toBe('');
});

test('bash completes behind the = of an option', () => {
  expect(bash('grappe verify --workspace=mon')).toEqual(['mon-groupement/']);
});

test('bash does without its package bash-completion, as in a small image', () => {
  const bare = (line: string) => bash(line, '');
  expect(bare('grappe alloc')).toEqual(['allocate']);
  expect(bare('grappe allocate --format ')).toEqual(['text', 'json']);
  expect(bare('grappe verify --workspace=mon')).toEqual(['mon-groupement/']);
  expect(bare('grappe verify mon-groupement/ru')).toEqual(['mon-groupement/runs/']);
});

test('bash offers what may stand there: topics, words of rules, tables, shells, and nothing for a day or a number', () => {
  expect(bash('grappe help recon')).toEqual(['reconcile']);
  expect(bash('grappe help invoice-in')).toEqual(['invoice-in-files']);
  expect(bash('grappe help rules bandw')).toEqual(['bandwidth']);
  expect(bash('grappe schema me')).toEqual(['members', 'measures']);
  expect(bash('grappe completion z')).toEqual(['zsh']);
  for (const option of ['allocate --period', 'explain --member', 'close runs --on']) {
    expect(bash(`grappe ${option} `)).toEqual([]);
  }
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
  expect(bash('grappe import received/')).toEqual(['received/Liste\\ é\\ 1.csv']);
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

/** What a shell in which somebody types a line has run; `\\t` is the key that completes. */
function typed(start: string, line: string): string {
  return inShell(
    'zsh',
    ['-f'],
    `zmodload zsh/zpty; zpty z ${start}
     zpty -w z $'${line}'; zpty -r z out '*runs: grappe*[.]*'; print -r -- "$out"; zpty -d z`,
  );
}

const ZSH = `zsh -f -i
  zpty -w z 'autoload -Uz compinit; compinit -u -D; eval "$(grappe completion zsh)"; bindkey "^I" complete-word'
  zpty -w z 'preexec() { print -r "runs: $1." }'`;
const BASH = `bash --norc -i
  zpty -w z '. /usr/share/bash-completion/bash_completion; eval "$(grappe completion bash)"'
  zpty -w z 'trap '"'"'echo "runs: $BASH_COMMAND."'"'"' DEBUG'`;

test.each([
  ['zsh', ZSH],
  ['bash', BASH],
])('%s completes a command, and on below a folder, as they are typed', (_, start) => {
  expect(typed(start, 'grappe verif\\tmon\\tru\\t2\\t')).toContain(
    'runs: grappe verify mon-groupement/runs/2025-09/',
  );
});

test.each([
  ['zsh', ZSH],
  ['bash', BASH],
])('%s writes a name with spaces as it is typed', (_, start) => {
  mkdirSync(join(folder, 'Mes listes/sous dossier'), { recursive: true });
  expect(typed(start, 'grappe check Mes\\ts\\t')).toContain(
    'runs: grappe check Mes\\ listes/sous\\ dossier/',
  );
});
