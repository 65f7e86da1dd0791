import type { Diagnostic } from '../diagnostics/render.ts';
import { grappeVersion } from '../package-files.ts';
import { HeapRoomError, isEnvironmentError } from '../system/errors.ts';
import { misread } from '../system/paths.ts';
import type { CommandName } from './command-list.ts';
import { type CommandRun, EXIT, type ExitCode, type Given } from './definition.ts';
import { languageOf, localeNear } from './language.ts';
import { machineRemedy, machineText } from './machine-text.ts';
import { words } from './messages/words.ts';
import { type Asked, parseCommandLine } from './program.ts';
import { systemTerminal } from './system-terminal.ts';
import { harmless, type Terminal, unstyled } from './terminal.ts';

/** Runs a command line on a terminal and says how the process ends; `prepare` is called before a command is read. */
export async function main(
  argv: readonly string[],
  terminalFor = systemTerminal,
  prepare = async (): Promise<void> => {},
): Promise<ExitCode> {
  const language = languageOf(optionIn(argv, '--lang'), process.env, localeNear(argv));
  if (argv[0] === 'complete' && argv[1] === '--') {
    // Called by completion scripts on each keystroke; nobody types it.
    const { printCompletions } = await import('./completion.ts');
    await printCompletions(argv.slice(2), words(language));
    return EXIT.done;
  }
  const parsed = parseCommandLine(argv, language, grappeVersion());
  const unread = parsed.kind === 'command' ? misread(placesIn(parsed.given)) : undefined;
  const asked: Asked =
    unread === undefined ? parsed : { kind: 'usage', message: words(language).misread(unread) };
  if (asked.kind === 'command') await prepare();
  const terminal = harmless(terminalFor(language, asked.kind === 'command' ? asked.given.options : {}));
  const format = optionIn(argv, '--format') ?? '';
  if (!FOR_PROGRAMS.includes(format)) return answer(asked, terminal);
  const out = unread === undefined ? optionIn(argv, '--out') : undefined;
  return answerOnce(asked, format, terminal, async (document, exitCode) => {
    if (out === undefined || exitCode !== EXIT.invalid) return terminal.out(document);
    const { deliverRefusal, outFileOfLine } = await import('./commands/command-runs.ts');
    deliverRefusal(document, outFileOfLine(parsed, argv, out), terminal);
  });
}

/** The formats of which a program always finds a document. */
const FOR_PROGRAMS: readonly string[] = ['json', 'junit', 'github'];

/** The places where a command may write. Missing inputs are reported by the command itself. */
function placesIn(given: Given): readonly string[] {
  return [...given.arguments, given.text('out') ?? ''];
}

function answer(asked: Asked, terminal: Terminal): Promise<ExitCode> {
  return withoutThrowing(terminal, async () => {
    switch (asked.kind) {
      case 'text':
        terminal.out(asked.text);
        return EXIT.done;
      case 'usage':
        terminal.err(asked.message);
        return EXIT.invalid;
      case 'command': {
        const run = await loadCommand(asked.name);
        return await run(asked.given, terminal);
      }
    }
  });
}

/** The code of a command, loaded only when it is needed. */
async function loadCommand(name: CommandName): Promise<CommandRun> {
  return name === 'completion'
    ? (await import('./completion.ts')).completion
    : (await import('./commands/command-runs.ts')).COMMAND_RUNS[name];
}

/** Runs a command; reports an exception, and returns the exit code that it means. */
async function withoutThrowing(terminal: Terminal, run: () => Promise<ExitCode>): Promise<ExitCode> {
  const text = terminal.words;
  try {
    return await run();
  } catch (error) {
    if (error instanceof HeapRoomError) {
      terminal.err(text.heapFull(error.megabytes));
      return EXIT.environment;
    }
    if (isEnvironmentError(error)) {
      terminal.err(text.environment(machineText(error), machineRemedy(error)));
      return EXIT.environment;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(text.bug(detail));
    return EXIT.bug;
  }
}

/**
 * Makes sure that a program finds one document, even if the command had no result: on stdout, or in the file of `--out`
 * where the command writes one and says itself why it cannot.
 */
async function answerOnce(
  asked: Asked,
  format: string,
  terminal: Terminal,
  deliver: (document: string, exitCode: ExitCode) => Promise<void>,
): Promise<ExitCode> {
  const { diagnosticsJson, jsonText } = await import('./json.ts');
  // Worded only for a document that has them: an input may have a quarter of a million.
  const diagnostics: (() => readonly Diagnostic[])[] = [];
  let answered = false;
  let said = '';
  const exitCode = await answer(asked, {
    ...terminal,
    out: (text) => {
      answered = true;
      terminal.out(text);
    },
    err: (text) => {
      said += `${unstyled(text)}\n`;
      terminal.err(text);
    },
    onFile() {
      answered = true;
    },
    onProblems(problems, language) {
      diagnostics.push(() => diagnosticsJson(problems, language));
    },
  });
  // With --out the document is in the file.
  if (answered || exitCode === EXIT.done || exitCode === EXIT.findings) return exitCode;
  return withoutThrowing(terminal, async () => {
    const error = said.trimEnd();
    const noResult = (await import('./commands/command-runs.ts')).NO_RESULTS[format];
    const problems = (): readonly Diagnostic[] => diagnostics.flatMap((worded) => worded());
    await deliver(noResult?.(error) ?? jsonText({ ok: false, diagnostics: problems(), error }), exitCode);
    return exitCode;
  });
}

/** The value of an option before the command line is parsed, so that mistakes in the line are reported by it too. */
function optionIn(argv: readonly string[], name: string): string | undefined {
  const index = argv.indexOf(name);
  if (index !== -1) return argv[index + 1];
  return argv.find((item) => item.startsWith(`${name}=`))?.slice(name.length + 1);
}
