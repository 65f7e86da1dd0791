import { grappeVersion } from '../version.ts';
import { EXIT, type ExitCode, isEnvironmentError } from './exit-code.ts';
import { languageOf } from './language.ts';
import { words } from './messages/words.ts';
import { parseCommandLine } from './program.ts';
import { systemTerminal } from './system-terminal.ts';

/** Runs a command line on a terminal and says how the process ends. */
export async function main(argv: readonly string[], terminalFor = systemTerminal): Promise<ExitCode> {
  const language = languageOf(langArgument(argv), process.env);
  const asked = parseCommandLine(argv, language, grappeVersion());
  const terminal = terminalFor(language, asked.kind === 'command' ? asked.given.options : {});
  if (asked.kind === 'text') {
    terminal.out(asked.text);
    return EXIT.done;
  }
  if (asked.kind === 'usage') {
    terminal.err(asked.message);
    return EXIT.invalid;
  }
  try {
    const run = await asked.definition.load();
    return await run(asked.given, terminal);
  } catch (error) {
    if (isEnvironmentError(error)) {
      terminal.err(words(language).environment(error.message));
      return EXIT.environment;
    }
    terminal.err(
      words(language).bug(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    return EXIT.bug;
  }
}

/** `--lang` before the command line is understood, so that its mistakes are said in that language too. */
function langArgument(argv: readonly string[]): string | undefined {
  const index = argv.indexOf('--lang');
  return index === -1 ? argv.find((item) => item.startsWith('--lang='))?.slice(7) : argv[index + 1];
}
