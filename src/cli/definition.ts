import { type Command, CommanderError, Option } from 'commander';
import { withQuarters } from '../domain/time/period.ts';
import type { Words } from './messages/en.ts';
import type { Terminal } from './terminal.ts';

/** The exit codes of PRODUCT.md. */
export const EXIT = {
  done: 0,
  findings: 1,
  invalid: 2,
  bug: 3,
  environment: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface OptionDefinition {
  readonly flags: string;
  readonly about: (words: Words) => string;
  /** The words that it takes, if the flags do not name them: `--format <text|json>`. */
  readonly choices?: readonly string[];
  readonly repeatable?: boolean;
  /** The options that do not go with it, by Commander's names of their values: `pack` is that of `--no-pack`. */
  readonly excludes?: readonly string[];
}

export interface Given {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  /** The value of an option that takes one. */
  readonly text: (name: string) => string | undefined;
  /** The period that an option gives, a quarter in the one form that runs have: the French `2025-T3` is `2025-Q3`. */
  readonly period: (name?: string) => string | undefined;
  /** Whether a switch was given (or, for a `--no-…` one, not given). */
  readonly has: (name: string) => boolean;
  /** The values of an option that may be given several times. */
  readonly list: (name: string) => readonly string[];
}

/** The job of a command: it prints to the terminal and says how the process ends. */
export type CommandRun = (given: Given, terminal: Terminal) => Promise<ExitCode>;

/** A prepared answer of a command, called when it is final: prints to the terminal and says how the process ends. */
export type Answer = () => ExitCode;

/** Says why a command cannot do what it was asked for. */
export function invalid({ err }: Pick<Terminal, 'err'>, mistake: string): ExitCode {
  err(mistake);
  return EXIT.invalid;
}

/** The same as an answer. */
export function refused(refusal: string, terminal: Terminal): Answer {
  return () => invalid(terminal, refusal);
}

/** The message that files of the command line do not exist, a line for each; undefined where all do. */
export function absentText(absent: readonly string[], { noFile }: Words): string | undefined {
  return absent.length === 0 ? undefined : [...new Set(absent)].map(noFile).join('\n');
}

/** A command as the command line and its help know it; what it runs is in `commands/command-runs.ts`. */
export interface CommandDefinition<Name extends string = string> {
  readonly name: Name;
  readonly about: (words: Words) => string;
  readonly argument?: { readonly name: string; readonly about: (words: Words) => string };
  readonly options: readonly OptionDefinition[];
  readonly examples: readonly string[];
}

/** The options that every command has. */
export const COMMON_OPTIONS: readonly OptionDefinition[] = [
  { flags: '--lang <fr|en>', about: (words) => words.optionLang },
  { flags: '-q, --quiet', about: (words) => words.optionQuiet },
  { flags: '--no-color', about: (words) => words.optionNoColor },
];

export const HELP: OptionDefinition = { flags: '-h, --help', about: (words) => words.help };
export const VERSION: OptionDefinition = { flags: '--version', about: (words) => words.version };

/** The argument and the options that many commands have. */
export const WORKSPACE = {
  name: '[WORKSPACE]',
  about: (words: { readonly argumentWorkspace: string }) => words.argumentWorkspace,
} as const;

export const FORMAT: OptionDefinition = {
  flags: '--format <text|json>',
  about: (words) => words.optionFormat,
};

export const ALL: OptionDefinition = { flags: '--all', about: (words) => words.optionAll };

/** The name of an argument, or flags of an option, with the placeholders of a language: `<PERIOD>` is `<PÉRIODE>`. */
export function inWords(text: string, { placeholders }: Words): string {
  return text.replace(/(?<=[<[])[A-Z]+(?=(?:\.\.\.)?[>\]])/g, (name) => placeholders[name] ?? name);
}

export function addOptions(command: Command, options: readonly OptionDefinition[], words: Words): void {
  for (const definition of options) {
    const { flags, about, excludes } = definition;
    const choices = choicesOf(definition);
    const option = new Option(inWords(flags, words), about(words));
    if (choices) option.choices([...choices]);
    if (excludes) option.conflicts([...excludes]);
    if (option.required || option.optional) option.argParser(valueParser(definition, option));
    command.addOption(option);
  }
}

/** The words that an option takes; undefined where it takes any. */
export function choicesOf({ flags, choices }: OptionDefinition): readonly string[] | undefined {
  return choices ?? /<([a-z]+(?:\|[a-z]+)+)>/.exec(flags)?.[1]?.split('|');
}

/** Parses each value of an option in turn; `before` is the result so far. */
function valueParser(definition: OptionDefinition, { flags, parseArg }: Option) {
  return (value: string, before: unknown): unknown => {
    const refusal = refusedValue(definition, value, before);
    if (refusal !== undefined) throw new CommanderError(EXIT.invalid, refusal, `'${flags}'`);
    if (isRepeatable(definition)) return [...(Array.isArray(before) ? before : []), value];
    return parseArg === undefined ? value : parseArg(value, before);
  };
}

/** Mistakes in a value that Commander accepts. */
export const REFUSED = {
  twice: 'grappe.optionTwice',
  empty: 'grappe.emptyValue',
  stdout: 'grappe.folderOnStdout',
} as const;

/** What stands for standard output in the place of a file. */
export const STANDARD_OUTPUT = '-';

/**
 * If an option is given twice, Commander takes the last value, which is right for options that an alias adds to every
 * command. A path or a number that is empty usually comes from an unset variable of a script.
 */
function refusedValue(definition: OptionDefinition, value: string, before: unknown): string | undefined {
  if (value === '' && /[<[](?:DIR|FILE|RUN)|<N>/.test(definition.flags)) return REFUSED.empty;
  if (value === STANDARD_OUTPUT && definition.flags === '--out <DIR>') return REFUSED.stdout;
  const isOther = before !== undefined && before !== value;
  const mayChange = isRepeatable(definition) || COMMON_OPTIONS.includes(definition);
  return isOther && !mayChange ? REFUSED.twice : undefined;
}

function isRepeatable({ flags, repeatable }: OptionDefinition): boolean {
  return repeatable === true || flags.includes('...');
}

/** What a command line gives a command: its arguments, and its options as Commander has them. */
export function givenOf(args: readonly string[], options: Given['options']): Given {
  const text = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    arguments: args,
    options,
    text,
    period(name = 'period') {
      const given = text(name);
      return given === undefined ? undefined : withQuarters(given);
    },
    has: (name) => options[name] === true,
    list(name) {
      const value = options[name];
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    },
  };
}
