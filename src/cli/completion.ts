import { readdirSync } from 'node:fs';
import { RootCommand } from '@bomb.sh/tab';
import { Option } from 'commander';
import { COMMANDS } from './commands/list.ts';
import { COMMON_OPTIONS } from './definition.ts';
import type { Words } from './messages/en.ts';
import { words } from './messages/words.ts';
import type { Terminal } from './terminal.ts';

/** The shells whose completion scripts can be printed. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/**
 * The commands and options as the completion library takes them. Options that take one of several words offer them;
 * arguments, and options that name a file, offer what the folder holds in which the path that is being typed stands.
 */
function completions(text: Words, typed = ''): RootCommand {
  const root = new RootCommand();
  const names = namesBeside(typed);
  for (const { name, about, argument, options } of COMMANDS) {
    const command = root.command(name, about(text));
    if (argument !== undefined) {
      command.argument(argument.name, (complete) => names.forEach((item) => void complete(item, '')), true);
    }
    for (const option of [...options, ...COMMON_OPTIONS]) {
      const { long = '', short, required } = new Option(option.flags);
      const [name, letter] = [long.slice('--'.length), short?.slice('-'.length)];
      const values = option.choices ?? names;
      const offer = (complete: (value: string, description: string) => void): void =>
        values.forEach((value) => void complete(value, ''));
      if (required) command.option(name, option.about(text), offer, letter);
      else if (letter === undefined) command.option(name, option.about(text));
      else command.option(name, option.about(text), letter);
    }
  }
  return root;
}

/** What a shell would run, expand or end a word at: bash evaluates what it is offered. */
const OF_THE_SHELL = /[\p{C}$`\\"'(){}<>|;&!*?[\]~#^]/u;

/**
 * The paths in the folder of a path that may not be whole; those of folders end in `/`. Names that mean something to a
 * shell are not offered.
 */
function namesBeside(typed: string): readonly string[] {
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  try {
    return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && !OF_THE_SHELL.test(name))
      .map((entry) => `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`)
      .sort();
  } catch {
    return [];
  }
}

/** Prints what may stand at the end of a command line: the completion scripts call it. */
export function printCompletions(line: readonly string[], text: Words): void {
  // `--out=runs/` as well as `runs/`.
  completions(text, line.at(-1)?.replace(/^--[^=]*=/, '')).parse([...line]);
}

/**
 * Prints the script that makes a shell complete grappe's command lines. The library prints it with `console.log`, which
 * says nothing of a full disk.
 */
export function printScript(shell: string, { language, out }: Terminal): void {
  const { log } = console;
  console.log = out;
  try {
    completions(words(language)).setup('grappe', 'grappe', shell);
  } finally {
    console.log = log;
  }
}
