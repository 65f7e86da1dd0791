import { type Command, Option } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Words } from './messages/en.ts';
import type { Terminal } from './terminal.ts';

/** An option of a command. */
export interface OptionDefinition {
  readonly flags: string;
  readonly about: (words: Words) => string;
  readonly choices?: readonly string[];
  /** Whether it may be given several times. */
  readonly repeatable?: boolean;
}

/** What a command was given. */
export interface Given {
  readonly argument: string | undefined;
  /** All of them, for a command that takes several. */
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** The job of a command: it prints to the terminal and says how the process ends. */
export type CommandRun = (given: Given, terminal: Terminal) => Promise<ExitCode>;

/** A command as the help shows it; its code is loaded only when it runs. */
export interface CommandDefinition {
  readonly name: string;
  readonly about: (words: Words) => string;
  readonly argument?: { readonly name: string; readonly about: (words: Words) => string };
  readonly options: readonly OptionDefinition[];
  readonly examples: readonly string[];
  readonly load: () => Promise<CommandRun>;
}

/** The options that every command has. */
export const COMMON_OPTIONS: readonly OptionDefinition[] = [
  { flags: '--lang <fr|en>', about: (words) => words.optionLang, choices: ['fr', 'en'] },
  { flags: '-q, --quiet', about: (words) => words.optionQuiet },
  { flags: '--no-color', about: (words) => words.optionNoColor },
];

/** The name of an argument, or the flags of an option, with the placeholders of a language: `<PERIOD>` is `<PÉRIODE>`. */
export function inWords(text: string, { placeholders }: Words): string {
  return text.replace(/(?<=[<[])[A-Z]+(?=(?:\.\.\.)?[>\]])/g, (name) => placeholders[name] ?? name);
}

export function addOptions(command: Command, options: readonly OptionDefinition[], words: Words): void {
  for (const { flags, about, choices, repeatable } of options) {
    const option = new Option(inWords(flags, words), about(words));
    if (choices) option.choices([...choices]);
    if (repeatable) {
      option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
    }
    command.addOption(option);
  }
}

/** The value of an option that takes one. */
export function textOption({ options }: Given, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether a switch was given (or, for a `--no-…` one, not given). */
export function switchOption({ options }: Given, name: string): boolean {
  return options[name] === true;
}

/** The values of an option that may be given several times. */
export function listOption({ options }: Given, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
