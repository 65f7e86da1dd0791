import { basename, dirname, join, resolve } from 'node:path';
import type { Problem } from '../../diagnostics/problem.ts';
import { parseCents } from '../../domain/numbers/money.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { parseSelection } from '../../invoices/lines/selection.ts';
import { type Closed, closeRun } from '../../jobs/close/close.ts';
import { chargedTotals } from '../../runs/closed/ledger-comparison.ts';
import { consistentRead } from '../../runs/disk/consistent-read.ts';
import { recoverRuns } from '../../runs/disk/run-folder.ts';
import { isThere } from '../../system/paths.ts';
import { printableLines } from '../../text/printable.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { type CommandRun, EXIT, type ExitCode, invalid } from '../definition.ts';
import { onInterrupt } from '../interrupt.ts';
import { machineText } from '../machine-text.ts';
import { printProblems } from '../print-problems.ts';
import { type ClosedRow, closeJson } from '../results/close-json.ts';
import { findingsLine } from '../results/run-summary.ts';
import { printVerification } from '../results/verification.ts';
import { noRunProblem, runTerminal } from '../run-argument.ts';
import { outDone, type Terminal } from '../terminal.ts';

/** `grappe close`: issues a run, for good. */
export const close: CommandRun = async (given, asked) => {
  const [folder = '.'] = given.arguments;
  const runs = dirname(resolve(folder));
  // A close that was killed may have left the run next to its place.
  if (basename(runs) === RUNS_FOLDER && !isThere(folder)) recoverRuns(runs);
  const terminal = runTerminal(folder, given, asked);
  const text = terminal.words;
  const isJson = given.text('format') === 'json';
  const refuse = (problems: readonly Problem[], row?: ClosedRow): ExitCode => {
    if (isJson) terminal.out(closeJson(folder, row, problems, terminal.language));
    else printProblems(terminal, problems);
    return EXIT.invalid;
  };
  const noRun = await consistentRead(
    () => [folder],
    async () => noRunProblem(folder),
  );
  if (noRun !== undefined) return refuse([noRun]);
  const on = given.text('on');
  const day = on === undefined ? undefined : parseDay(on);
  if (day === undefined)
    return invalid(terminal, on === undefined ? text.close.needsDay : text.close.badDay(on));
  const result = await closeRun(folder, {
    on: day,
    asIs: given.has('asIs'),
    onFolder: onInterrupt(text),
  });
  if (result.later !== undefined) {
    terminal.err(text.close.afterRow(machineText(result.later)));
    return EXIT.environment;
  }
  if (result.kind === 'refused') {
    const { problems, row, verification } = result;
    if (verification !== undefined) printVerification(folder, verification, terminal);
    return refuse(problems, row);
  }
  const { manifest, readOnly, anchor } = result;
  const totals = chargedTotals(manifest);
  const { language } = terminal;
  const done = text.close.done(
    folder,
    text.day(day),
    totals.lines,
    manifest.totals.regularised.lines,
    text.money(parseCents(totals.gross_amount), result.currency),
  );
  const said = `${done} ${readOnly ? text.close.frozen : text.close.unprotected}`;
  const row = { runId: manifest.run_id, closedOn: day, totals, anchor };
  if (isJson) outDone(closeJson(folder, row, result.passed, language), said, terminal);
  else if (!terminal.quiet) outDone(printableLines(said), said, terminal);
  if (!isJson) printProblems(terminal, result.passed);
  const { lines: leftAside, gross_amount: ofThem } = manifest.totals.unallocated;
  if (leftAside > 0)
    terminal.err(text.close.leftAside(leftAside, text.money(parseCents(ofThem), result.currency)));
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
  terminal.err(findingsLine(reconciliation, terminal.words, workspace, selection));
}
