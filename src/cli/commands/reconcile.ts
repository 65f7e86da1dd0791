import { appendFileSync } from 'node:fs';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import type { Selection } from '../../invoices/lines/selection.ts';
import { reconcileWorkspace } from '../../jobs/reconcile.ts';
import { isRead, mayBeRead } from '../../jobs/workspace-places.ts';
import type { LetterOptions } from '../../reconcile/letter/letter.ts';
import { lettersOf } from '../../reconcile/letter/letters-of.ts';
import { FORMATS, type Format, OUTPUTS, REFUSALS } from '../../reconcile/outputs/formats.ts';
import { githubRefusalSummary, githubSummary } from '../../reconcile/outputs/github.ts';
import { checkListJson, checkListText } from '../../reconcile/outputs/list.ts';
import { notJudged, type OutputOptions } from '../../reconcile/outputs/output.ts';
import type { Reconciliation } from '../../reconcile/reconciliation.ts';
import { isThere } from '../../system/paths.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { inRepository, openedWorkspace } from '../command-options.ts';
import { type CommandRun, EXIT, type ExitCode, type Given, invalid } from '../definition.ts';
import { exitCodeOf } from '../exit-code.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { isDocx, reportLetterGaps, reportOlderLetters, writeLetters } from '../letter-files.ts';
import { machineRemedy, machineText } from '../machine-text.ts';
import { refusedOut, writeOut } from '../out-file.ts';
import { countText, printProblems, tellToldBefore } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';
import { deliverRefusal, outFileOf, takesRefusal } from '../refusal-document.ts';
import { acceptedLine, findingsLine } from '../results/run-summary.ts';
import type { Terminal } from '../terminal.ts';

/** `grappe reconcile`: what is wrong with the invoices of a period, and for how much. */
export const reconcile: CommandRun = async (given, asked) => {
  const format = FORMATS.find((name) => name === given.text('format')) ?? 'text';
  const wrong = misuse(given, format, asked);
  if (wrong !== undefined) return invalid(asked, wrong);
  if (given.has('list')) {
    asked.out(format === 'json' ? checkListJson(asked.language) : checkListText(asked.language));
    return EXIT.done;
  }
  const { loaded, terminal } = openedWorkspace(given, asked);
  const out = given.text('out');
  if (out !== undefined && isRead(out, loaded)) return invalid(terminal, terminal.words.outIsRead(out));
  const progress = stderrProgress(terminal);
  const { value, problems, toldBefore } = await reconcileWorkspace(
    loaded,
    selectionOf(given),
    progress.show,
  ).finally(progress.clear);
  if (value === undefined || hasErrors(problems)) {
    return refuse(problems, format, loaded, given, terminal);
  }
  printProblems(terminal, problems, given.has('all'));
  tellToldBefore(terminal, toldBefore);
  const options: OutputOptions = {
    language: terminal.language,
    failOn: given.text('failOn') === 'warning' ? 'warning' : 'error',
    folder: loaded.folder,
    inRepository: inRepository(loaded.folder),
    letter: letterOptions(given),
    problems,
    quiet: terminal.quiet && out === undefined,
  };
  const isInput = (path: string): boolean => isRead(path, loaded);
  if (!(await deliver(value, format, options, { given, isInput }, terminal))) return EXIT.invalid;
  const { error, warning } = value.tally.bySeverity;
  const exitCode = exitCodeOf([], error + (options.failOn === 'warning' ? warning : 0));
  if (exitCode === EXIT.findings && out !== undefined) {
    // A letter does not list all findings, and may be one of several.
    const see = format === 'letter' ? undefined : shellWord(out);
    terminal.err(findingsLine(value, terminal.words, loaded.folder, selectionOf(given), see));
  }
  return exitCode;
};

/** Reports an input in doubt: to stderr, and in the formats of programs as a document too. */
function refuse(
  problems: readonly Problem[],
  format: Format,
  loaded: LoadedWorkspace,
  given: Given,
  terminal: Terminal,
): ExitCode {
  const { language, words } = terminal;
  const { folder } = loaded;
  const options = { language, folder, inRepository: inRepository(folder) };
  const document =
    format === 'json'
      ? jsonText({ ok: false, diagnostics: diagnosticsJson(problems, language) })
      : REFUSALS[format]?.(problems, options);
  const out = outFileOf(given, (path) => mayBeRead(path, loaded));
  const isForFile = document !== undefined && out !== undefined && takesRefusal(out, words);
  if (out !== undefined && !isForFile && isThere(out.path)) terminal.err(words.staysAsItWas(out.path));
  // A document of json on stdout includes the problems.
  if (format !== 'json' || isForFile) {
    printProblems(terminal, problems, given.has('all'));
    terminal.err(countText(problems, words));
  }
  if (document !== undefined) deliverRefusal([...document].join(''), out, terminal);
  addToSummary(format, () => githubRefusalSummary(problems, options), terminal);
  return EXIT.invalid;
}

function selectionOf(given: Given): Selection {
  const asked = given.period();
  const period = asked === undefined ? undefined : parsePeriod(asked);
  if (given.has('pending')) return { kind: 'pending', period };
  return period === undefined ? { kind: 'all' } : { kind: 'period', period };
}

/** The formats in which `--list` describes the checks. */
const LIST_FORMATS: readonly Format[] = ['text', 'json'];

/** What is wrong with the options, before anything is read. */
function misuse(given: Given, format: Format, { words: text }: Terminal): string | undefined {
  const [date, out] = ['date', 'out'].map((name) => given.text(name));
  const period = given.period();
  if (given.has('list') && !LIST_FORMATS.includes(format)) {
    return text.conflict('--list', `--format ${format}`);
  }
  const ofLetters = date !== undefined ? '--date' : given.has('withWarnings') && '--with-warnings';
  if (ofLetters && format !== 'letter') return text.reconcile.ofLetters(ofLetters);
  if (period !== undefined && parsePeriod(period) === undefined) return text.badPeriod(period);
  if (date !== undefined && parseDay(date) === undefined) return text.close.badDay(date);
  if (out !== undefined && isDocx(out) && format !== 'letter') return text.reconcile.docxIsLetter(out);
  // The paths of letters are known only once their operators are.
  if (out === undefined || format === 'letter') return undefined;
  return refusedOut(out, given.has('force'), text);
}

function letterOptions(given: Given): LetterOptions {
  const date = given.text('date');
  return {
    date: date === undefined ? undefined : parseDay(date),
    warnings: given.has('withWarnings'),
  };
}

/** Prints the findings, or writes them to `--out`; false where that file already exists. */
async function deliver(
  value: Reconciliation,
  format: Format,
  options: OutputOptions,
  { given, isInput }: { readonly given: Given; readonly isInput: (path: string) => boolean },
  terminal: Terminal,
): Promise<boolean> {
  const out = given.text('out');
  if (format === 'letter') {
    const letter = letterOptions(given);
    const written = lettersOf(value, options.language, letter);
    reportLetterGaps(written, value.history.register.workspace.convention.reconcile.letter.to, terminal);
    const { letters } = written;
    const force = given.has('force');
    const done =
      out === undefined ||
      letters.length === 0 ||
      (await writeLetters(letters, out, { force, isInput }, letter, terminal));
    if (!done) return false;
    const operators = value.history.lines.invoices.all.map(({ supplier }) => supplier);
    if (out !== undefined) reportOlderLetters(letters, out, operators, terminal);
    if (out !== undefined && letters.length > 0) return true;
  } else if (out !== undefined) {
    const content = [...OUTPUTS[format](value, options)].join('');
    const refused = writeOut(out, content, given.has('force'), terminal.words);
    if (refused !== undefined) {
      terminal.err(refused);
      return false;
    }
    tellBeside(value, format, options, terminal);
    return true;
  }
  print(value, format, options, terminal);
  return true;
}

function print(value: Reconciliation, format: Format, options: OutputOptions, terminal: Terminal): void {
  const document = [...OUTPUTS[format](value, options)].join('');
  if (document !== '') terminal.out(document);
  tellBeside(value, format, options, terminal);
}

/**
 * What accompanies a document that has no place for it: the checks that did not run, the findings that somebody has
 * accepted, the step summary of GitHub.
 */
function tellBeside(value: Reconciliation, format: Format, options: OutputOptions, terminal: Terminal): void {
  if (format === 'csv' || (format === 'text' && isNothing(value))) tellNotJudged(value, terminal);
  const accepted = format === 'csv' && !terminal.quiet ? acceptedLine(value, terminal.words) : '';
  if (accepted !== '') terminal.err(accepted);
  addToSummary(format, () => githubSummary(value, options), terminal);
}

function isNothing({ findings, accepted }: Reconciliation): boolean {
  return findings.length === 0 && accepted.length === 0;
}

/** Adds to the step summary of GitHub; if that file cannot be written, the findings stand nevertheless. */
function addToSummary(format: Format, text: () => string, { words, quiet, err }: Terminal): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (format !== 'github' || !file) return;
  try {
    appendFileSync(file, text());
    if (!quiet) err(words.reconcile.summaryWritten);
  } catch (error) {
    err(words.environment(machineText(error), machineRemedy(error)));
  }
}

/** Tells what was not judged, where the document has no place for it, so that nothing counts as passed. */
function tellNotJudged(value: Reconciliation, { language, quiet, err }: Terminal): void {
  if (quiet) return;
  for (const sentence of notJudged(value, language)) err(sentence);
}
