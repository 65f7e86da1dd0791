import { basename, dirname, join, resolve } from 'node:path';
import { dayText, type Language } from '../../domain/language.ts';
import { moneyText } from '../../domain/numbers/amount-text.ts';
import { parseCents } from '../../domain/numbers/money.ts';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { parseSelection } from '../../invoices/lines/selection.ts';
import { type CloseResult, closeRun } from '../../jobs/close/close.ts';
import { grappeVersion } from '../../package-files.ts';
import { chargedTotals } from '../../runs/closed/ledger-comparison.ts';
import { consistentRead } from '../../runs/disk/consistent-read.ts';
import { recoverRuns } from '../../runs/disk/run-folder.ts';
import { isAccount } from '../../runs/run-files.ts';
import { isThere } from '../../system/paths.ts';
import { printableLines } from '../../text/printable.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { type CommandRun, EXIT, type ExitCode, invalid } from '../definition.ts';
import { onInterrupt } from '../interrupt.ts';
import { machineText } from '../machine-text.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import { findingsLine } from '../results/run-summary.ts';
import { printVerification } from '../results/verification.ts';
import { noRunText, runTerminal } from '../run-argument.ts';
import type { Terminal } from '../terminal.ts';

type Closed = Extract<CloseResult, { kind: 'closed' }>;

/** `grappe close`: issues a run, for good. */
export const close: CommandRun = async (given, asked) => {
  const [folder = '.'] = given.arguments;
  const runs = dirname(resolve(folder));
  // A close that was killed may have left the run next to its place.
  if (basename(runs) === RUNS_FOLDER && !isThere(folder)) recoverRuns(runs);
  const terminal = runTerminal(folder, given, asked);
  const text = words(terminal.language);
  const refusal = await consistentRead(
    () => [folder],
    async () => noRunText(folder, text),
  );
  if (refusal !== undefined) return invalid(terminal, refusal);
  if (isAccount(folder)) return invalid(terminal, text.close.anAccount(folder));
  const on = given.text('on');
  const day = on === undefined ? undefined : parseDay(on);
  if (day === undefined)
    return invalid(terminal, on === undefined ? text.close.needsDay : text.close.badDay(on));
  const result = await closeRun(folder, {
    on: day,
    asIs: given.has('asIs'),
    onFolder: onInterrupt(terminal.language),
  });
  if (result.kind !== 'closed') return refuse(folder, day, result, terminal);
  const { lines, gross_amount: gross } = chargedTotals(result.manifest);
  const { language } = terminal;
  if (result.later !== undefined) {
    terminal.err(text.close.afterRow(machineText(result.later)));
    return EXIT.environment;
  }
  if (!terminal.quiet) {
    const done = text.close.done(
      folder,
      dayText(day, language),
      lines,
      result.manifest.totals.regularised.lines,
      moneyText(parseCents(gross), result.currency, language),
    );
    sayClosed(`${done} ${result.readOnly ? text.close.frozen : text.close.unprotected}`, terminal);
  }
  tellErrors(folder, result, terminal);
  return EXIT.done;
};

/** Tells, for a run that is closed nevertheless, the errors of its invoices, and what somebody has accepted. */
function tellErrors(folder: string, { manifest, reconciliation }: Closed, terminal: Terminal): void {
  const selection = parseSelection(manifest.options.selection);
  if (selection === undefined || reconciliation === undefined) return;
  const { tally, acceptedTally } = reconciliation;
  if (tally.bySeverity.error + acceptedTally.count === 0) return;
  const workspace = join(folder, '..', '..');
  terminal.err(findingsLine(reconciliation, terminal.language, workspace, selection));
}

/** Says that the run is closed, on stderr if stdout cannot be written, such as a file on a full disk. */
function sayClosed(said: string, terminal: Terminal): void {
  try {
    terminal.out(printableLines(said));
  } catch (error) {
    terminal.err(said);
    throw error;
  }
}

function refuse(
  folder: string,
  on: Day,
  result: Exclude<CloseResult, { kind: 'closed' }>,
  terminal: Terminal,
): ExitCode {
  switch (result.kind) {
    case 'problems':
      printProblems(terminal, result.problems);
      return EXIT.invalid;
    case 'not-verified':
      printVerification(folder, result.verification, terminal);
      terminal.err(words(terminal.language).close.notVerified);
      return EXIT.findings;
    default:
      return invalid(terminal, refusalText(folder, on, result, terminal.language));
  }
}

function refusalText(
  folder: string,
  on: Day,
  result: Exclude<CloseResult, { kind: 'closed' | 'problems' | 'not-verified' }>,
  language: Language,
): string {
  const text = words(language).close;
  switch (result.kind) {
    case 'already':
      return text.already(folder, dayText(result.on, language));
    case 'not-in-runs':
      return text.notInRuns(folder);
    case 'bad-name':
      return text.badName(folder);
    case 'other-version':
      return text.otherVersion(folder, result.wrote, grappeVersion());
    case 'renamed':
      return text.renamed(folder, result.from);
    case 'same-name':
      return text.sameName(folder, result.as);
    case 'too-early':
      return text.tooEarly[result.than](dayText(on, language), dayText(result.day, language));
    case 'empty':
      return text.empty(folder);
    case 'corrected':
      return [
        text.corrected(result.base, result.by),
        result.issued ? text.issuedTwice(folder) : text.correctedHint,
      ].join('\n');
    case 'spent': {
      const lines = result.by.map(({ run, count, lineNumber, invoiceNumber }) =>
        text.spent(run, count, lineNumber, invoiceNumber),
      );
      return [...lines, result.issued ? text.issuedTwice(folder) : text.spentHint].join('\n');
    }
  }
}
