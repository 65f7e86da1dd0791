import { readdirSync } from 'node:fs';
import { RootCommand, ShellCompDirective } from '@bomb.sh/tab';
import { Option } from 'commander';
import { COMMANDS } from './command-list.ts';
import { COMMON_OPTIONS, type CommandRun, choicesOf, EXIT, HELP, invalid } from './definition.ts';
import type { Words } from './messages/en.ts';

/** The shells whose completion scripts can be printed. */
const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** The words for a placeholder that is no path: `[TOPIC...]`, `<SHELL>`. */
type Offered = Readonly<Record<string, readonly string[]>>;

/** Placeholders of paths. */
const PATHS = ['DIR', 'FILE', 'RUN', 'RUNS', 'WORKSPACE'];

/**
 * The commands and options in the form of the completion library. Options with a choice of words offer them; arguments,
 * and options that name a file, offer what is in the folder being typed; a day, a number, an id offer nothing.
 */
function completions(text: Words, offered: Offered = {}, typed = ''): RootCommand {
  const root = new RootCommand();
  const names = namesBeside(typed);
  const valuesOf = (flags: string): readonly string[] => {
    const [placeholder = ''] = /[A-Z]+(?=(?:\.\.\.)?[>\]])/.exec(flags) ?? [];
    return offered[placeholder] ?? (PATHS.includes(placeholder) ? names : []);
  };
  for (const { name, about, argument, options } of COMMANDS) {
    const command = root.command(name, about(text));
    if (argument !== undefined) {
      const values = valuesOf(argument.name);
      command.argument(argument.name, (complete) => values.forEach((item) => void complete(item, '')), true);
    }
    for (const option of [...options, ...COMMON_OPTIONS, HELP]) {
      const { long = '', short, required } = new Option(option.flags);
      const [word, letter] = [long.slice('--'.length), short?.slice('-'.length)];
      const values = choicesOf(option) ?? valuesOf(option.flags);
      const offer = (complete: (value: string, description: string) => void): void =>
        values.forEach((value) => void complete(value, ''));
      if (required) command.option(word, option.about(text), offer, letter);
      else if (letter === undefined) command.option(word, option.about(text));
      else command.option(word, option.about(text), letter);
    }
  }
  return root;
}

/** Characters that a shell would run, expand or end a word at: bash evaluates what it is offered. */
const OF_THE_SHELL = /[\p{C}$`\\"'(){}<>|;&!*?[\]~#^]/u;

/** The paths beside a path that may be incomplete; folders end in `/`. Names that a shell interprets are left out. */
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

/** Prints the possible ends of a command line, for the completion scripts. */
export async function printCompletions(line: readonly string[], text: Words): Promise<void> {
  const root = completions(text, await offeredFor(line), typedPath(line));
  const found = printed(() => root.parse([...line])).slice(0, -1);
  for (const one of found) console.log(one);
  // After a folder, its contents are typed next.
  const { ShellCompDirectiveNoFileComp: NO_OTHERS, ShellCompDirectiveNoSpace: NO_SPACE } = ShellCompDirective;
  const isFolder = found.length > 0 && found.every((one) => one.includes('/\t'));
  console.log(`:${isFolder ? NO_OTHERS + NO_SPACE : NO_OTHERS}`);
}

/** Commands with words that only their modules know; those are loaded for no other command. */
const WITH_WORDS = ['help', 'schema'];

async function offeredFor(line: readonly string[]): Promise<Offered> {
  if (!WITH_WORDS.includes(line[0] ?? '')) return { SHELL: SHELLS };
  return (await import('./commands/command-runs.ts')).offeredWords(line);
}

/** The path being typed, also `runs/` of `--out=runs/`. */
function typedPath(line: readonly string[]): string | undefined {
  return line.at(-1)?.replace(/^--[^=]*=/, '');
}

/** What the library prints with `console.log`. */
function printed(print: () => void): readonly string[] {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => void lines.push(line);
  try {
    print();
  } finally {
    console.log = log;
  }
  return lines;
}

/** `grappe completion SHELL`: the script for a shell; the library would print it without reporting a full disk. */
export const completion: CommandRun = async ({ arguments: [shell = ''] }, terminal) => {
  const text = terminal.words;
  if (!SHELLS.some((known) => known === shell))
    return invalid(terminal, text.badChoice('completion', shell, SHELLS.join(', ')));
  const [script = ''] = printed(() => completions(text).setup('grappe', 'grappe', shell));
  terminal.out(MENDED.reduce((mended, [from, to]) => mended.replace(from, to), script));
  return EXIT.done;
};

/**
 * Corrections of the library's scripts: those for bash and zsh must accept names with spaces and write them as they are
 * typed; that for bash must also look behind the `=` of an option, allow the script to be loaded again, and work
 * without the package bash-completion, which small images lack.
 */
const MENDED: readonly (readonly [RegExp, string])[] = [
  [/^readonly /gm, ''],
  [
    /^( *)(_get_comp_words_by_ref .*)$/m,
    '$1if declare -F _get_comp_words_by_ref > /dev/null; then $2; else\n' +
      '$1$1cur=$${COMP_LINE:0:COMP_POINT}\n$1$1read -ra words <<< "$$cur"\n$1$1cur=$${cur##* }\n$1fi',
  ],
  [
    /^( *)(COMPREPLY=.*compgen -W .*) "\$cur".*$/m,
    '$1$2 "$${cur##--*=}") )\n$1COMPREPLY=( "$${COMPREPLY[@]// /\\\\ }" )',
  ],
  [/"\$\{=(words\[1,CURRENT\])\}"/, '"$${(@Q)$1}"'],
  [/(_describe \S+ "completions" completions) -Q/, '$1'],
];
