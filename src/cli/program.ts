import { Command, CommanderError } from 'commander';
import type { Language } from '../domain/language.ts';
import { joined } from '../text/joined.ts';
import { linesWithin } from '../text/line-breaks.ts';
import { nearest } from '../text/nearest.ts';
import { COMMANDS, type CommandName } from './command-list.ts';
import {
  addOptions,
  COMMON_OPTIONS,
  EXIT,
  type Given,
  givenOf,
  HELP,
  inWords,
  REFUSED,
  STANDARD_OUTPUT,
  VERSION,
} from './definition.ts';
import type { Words } from './messages/en.ts';
import { words } from './messages/words.ts';
import { terminalOf } from './system-terminal.ts';

/** In a narrower terminal nothing is wrapped: lines would have one word each. */
const NARROW = 40;

/** The result of parsing a command line: a command with its arguments, a text to print, or a mistake. */
export type Asked =
  | { readonly kind: 'command'; readonly name: CommandName; readonly given: Given }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'usage'; readonly message: string };

/** Parses a command line. It prints nothing and ends no process. */
export function parseCommandLine(
  given: readonly string[],
  language: Language,
  version: string,
  platform: NodeJS.Platform = process.platform,
): Asked {
  const text = words(language);
  const withQuote = platform === 'win32' ? given.find((word) => word.includes('"')) : undefined;
  if (withQuote !== undefined) return { kind: 'usage', message: text.withQuote(withQuote) };
  const argv = withHelpOption(given.map((word) => (word === '--aide' ? '--help' : word)));
  if (argv.includes('--version') && argv.some((word) => word === '--verbose' || word === '-v')) {
    return {
      kind: 'text',
      text: `grappe ${version}\n${text.runsOn(process.version, `${process.platform} ${process.arch}`)}`,
    };
  }
  let asked: Asked | undefined;
  let printed = '';
  const quietly = (command: Command): Command =>
    withHelp(command, text, (out) => {
      printed += out;
    });
  const program = quietly(new Command('grappe'))
    .description(text.about)
    .usage(`[options] [${text.command}]`)
    .helpCommand(false)
    .version(version, VERSION.flags, VERSION.about(text));
  addOptions(program, COMMON_OPTIONS, text);
  program.addHelpText('after', examplesText(FIRST_STEPS, text));
  for (const definition of COMMANDS) {
    const { argument } = definition;
    const command = quietly(new Command(definition.name)).description(definition.about(text));
    if (argument) command.argument(inWords(argument.name, text), argument.about(text));
    // Others cannot be meant, and adding their options would take a sixth of the time of `--help` besides Node's.
    if (argv.includes(definition.name)) addOptions(command, [...definition.options, ...COMMON_OPTIONS], text);
    command.addHelpText('after', examplesText(definition.examples, text));
    command.action((...parameters: unknown[]) => {
      const values = argument ? [parameters[0]].flat().filter((value) => typeof value === 'string') : [];
      if (values.includes('')) {
        const name = command.registeredArguments[0]?.name() ?? '';
        throw new CommanderError(EXIT.invalid, 'commander.missingArgument', `'${name}'`);
      }
      if (argument?.name === '[DIR]' && values.includes(STANDARD_OUTPUT))
        throw new CommanderError(EXIT.invalid, REFUSED.stdout, STANDARD_OUTPUT);
      // Commander takes options that both have, such as --no-color, as options of the program, wherever they are.
      const given = givenOf(values, { ...command.opts(), ...program.opts() });
      asked = { kind: 'command', name: definition.name, given };
    });
    program.addCommand(command);
  }
  const helpText = (): string => {
    printed = '';
    program.outputHelp();
    return printed;
  };
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text: printed };
    if (error.code === 'commander.help') return { kind: 'text', text: helpText() };
    return { kind: 'usage', message: usageMessage(error, argv, program, text) };
  }
  return asked ?? { kind: 'text', text: helpText() };
}

/** A command with help in the words of a language, which goes to `print`; it ends no process and prints no error. */
function withHelp(command: Command, text: Words, print: (out: string) => void): Command {
  return command
    .exitOverride()
    .showSuggestionAfterError(false)
    .helpOption(HELP.flags, HELP.about(text))
    .configureHelp({
      // Commander would look for colours in each text.
      displayWidth: ({ length }) => length,
      styleTitle: (title) => translatedTitle(title, text),
      // The flags already name the choices; Commander would add them in English.
      optionDescription: ({ description }) => description,
      subcommandTerm: (command) => `${command.name()} ${command.usage()}`,
      // Commander would break a line before the colon of a French text.
      boxWrap: (text, width) =>
        width < NARROW
          ? text
          : text
              .split('\n')
              .flatMap((line) => linesWithin(line, width))
              .join('\n'),
    })
    .configureOutput({
      writeOut: print,
      writeErr: () => {},
      getOutHelpWidth: () => terminalOf('stdout')?.columns ?? 80,
      getOutHasColors: () => false,
    });
}

/** The word that asks for help, and the French one, which people try. */
const HELP_WORDS = ['help', 'aide'];
const HELP_OPTIONS = ['-h', '--help'];

/** The command line with `--help` for `help` and `help COMMAND`, whatever the options; other topics go to `help`. */
function withHelpOption(given: readonly string[]): readonly string[] {
  const [help, topic, more] = given.flatMap((word, index) =>
    word.startsWith('-') || given[index - 1] === '--lang' ? [] : [index],
  );
  if (help === undefined || !HELP_WORDS.includes(given[help] ?? '')) return given;
  const asked = given.with(help, 'help');
  if (more !== undefined) return asked;
  if (topic === undefined && given.some((word) => HELP_OPTIONS.includes(word))) return asked;
  if (topic === undefined) return given.with(help, '--help');
  if (!COMMANDS.some(({ name }) => name === given[topic])) return asked;
  return given.toSpliced(topic + 1, 0, '--help').toSpliced(help, 1);
}

/** What a new user would type. */
const FIRST_STEPS = [
  'grappe init mon-groupement --lang fr',
  'grappe check mon-groupement',
  'grappe allocate mon-groupement --period 2025-09',
];

function examplesText(examples: readonly string[], text: Words): string {
  return `\n${text.examples}\n${examples.map((example) => `  ${example}`).join('\n')}`;
}

/** Commander's own titles, in the language of the reader. */
function translatedTitle(title: string, text: Words): string {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': text.usage,
    'Options:': text.options,
    'Arguments:': text.arguments,
    'Commands:': text.commands,
  };
  return titles[title] ?? title;
}

/** A mistake in the command line, in the reader's language, with the nearest existing word. */
function usageMessage(error: CommanderError, argv: readonly string[], program: Command, text: Words): string {
  const name = argv.find((word) => program.commands.some((candidate) => candidate.name() === word));
  const command = program.commands.find((candidate) => candidate.name() === name);
  return `${sentence(error, argv, command ?? program, program, text)}\n${text.seeHelp(
    command ? `grappe ${command.name()}` : 'grappe',
  )}`;
}

function sentence(
  error: CommanderError,
  argv: readonly string[],
  command: Command,
  program: Command,
  text: Words,
): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      if (standsBefore(quoted, command, argv)) return text.optionBefore(quoted, command.name());
      return text.unknownOption(
        quoted,
        formatNamed(quoted, command) ?? nearest(quoted, optionNames(command)),
      );
    case 'commander.unknownCommand': {
      const names = program.commands.map((candidate) => candidate.name());
      return text.unknownCommand(quoted, nearest(quoted, names));
    }
    case 'commander.conflictingOption': {
      const [one = '', other = ''] = [...error.message.matchAll(/'(--[a-z-]+)/g)].map(([, long]) => long);
      return text.conflict(one, other);
    }
    case 'commander.excessArguments':
      return joined([text.tooMany, repeatedOption(argv, command, text)], ' ');
    case 'commander.missingArgument':
      return text.missingArgument(quoted);
    case REFUSED.twice:
      return text.givenTwice(quoted);
    case 'commander.optionMissingArgument':
    case REFUSED.empty:
      return text.missingValue(quoted);
    case REFUSED.stdout:
      return text.folderOnStdout;
    case 'commander.invalidArgument': {
      const option = command.options.find(({ flags }) => flags === quoted);
      const value = /argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? '';
      return text.badChoice(option?.long ?? quoted, value, (option?.argChoices ?? []).join(', '));
    }
    default:
      return error.message;
  }
}

/** How a repeatable option takes several values, if one was followed by another value; else empty. */
function repeatedOption(argv: readonly string[], command: Command, text: Words): string {
  const options = COMMANDS.find(({ name }) => name === command.name())?.options ?? [];
  const found = options.filter(({ repeatable }) => repeatable).map(({ flags }) => flags.split(' ')[0] ?? '');
  const at = argv.findIndex(
    (word, index) => found.includes(word) && !(argv[index + 2] ?? '-').startsWith('-'),
  );
  return at === -1 ? '' : text.oneValueEach(argv[at] ?? '', argv[at + 1] ?? '', argv[at + 2] ?? '');
}

/** `--format json` for `--json`, as other programs call it. */
function formatNamed(option: string, { options }: Command): string | undefined {
  const word = option.replace(/^--/, '');
  const choices = options.find(({ long }) => long === '--format')?.argChoices ?? [];
  return choices.includes(word) ? `--format ${word}` : undefined;
}

/** Whether an option of a command was written before the name of the command, where it is not recognised. */
function standsBefore(option: string, command: Command, argv: readonly string[]): boolean {
  const [name = ''] = option.split('=');
  return (
    command.options.some(({ short, long }) => short === name || long === name) &&
    argv.indexOf(option) < argv.indexOf(command.name())
  );
}

function optionNames(command: Command): readonly string[] {
  return [...command.options.flatMap(({ long }) => (long ? [long] : [])), '--help'];
}
