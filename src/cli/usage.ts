import type { Command, CommanderError } from 'commander';
import { nearest } from '../text/nearest.ts';
import { REFUSED } from './definition.ts';
import type { Words } from './messages/en.ts';

/** A mistake in the command line, said in the reader's language, with the nearest thing that exists. */
export function usageMessage(
  error: CommanderError,
  argv: readonly string[],
  program: Command,
  text: Words,
): string {
  const command = program.commands.find((candidate) => argv.includes(candidate.name()));
  return `${sentence(error, command ?? program, program, text)}\n${text.seeHelp(
    command ? `grappe ${command.name()}` : 'grappe',
  )}`;
}

function sentence(error: CommanderError, command: Command, program: Command, text: Words): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return text.unknownOption(quoted, nearest(quoted, optionNames(command)));
    case 'commander.unknownCommand':
      return text.unknownCommand(
        quoted,
        nearest(
          quoted,
          program.commands.map((candidate) => candidate.name()),
        ),
      );
    case 'commander.conflictingOption': {
      const [one = '', other = ''] = [...error.message.matchAll(/'(--[a-z-]+)/g)].map(([, long]) => long);
      return text.conflict(one, other);
    }
    case 'commander.excessArguments':
      return text.tooMany;
    case 'commander.missingArgument':
      return text.missingArgument(quoted);
    case REFUSED.twice:
      return text.givenTwice(quoted);
    case 'commander.optionMissingArgument':
    case REFUSED.empty:
      return text.missingValue(quoted);
    case 'commander.invalidArgument': {
      const option = command.options.find(({ flags }) => flags === quoted);
      const value = /argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? '';
      return text.badChoice(option?.long ?? quoted, value, (option?.argChoices ?? []).join(', '));
    }
    default:
      return error.message;
  }
}

function optionNames(command: Command): readonly string[] {
  return [...command.options.flatMap(({ long }) => (long ? [long] : [])), '--help'];
}
