import { basename, join } from 'node:path';
import type { Language } from '../../domain/language.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import type { Selection } from '../../invoices/lines/selection.ts';
import { type AllocateResult, allocateRun } from '../../jobs/allocate/allocate.ts';
import { isSamePlace } from '../../jobs/workspace-places.ts';
import { DEFAULT_REPORTS } from '../../report/formats.ts';
import { totalsFields } from '../../settle/totals.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { askedReports, explainStrayValue, openedWorkspace } from '../command-options.ts';
import { type CommandRun, EXIT, type Given, invalid } from '../definition.ts';
import { exitCodeOf } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import type { Words } from '../messages/en.ts';
import { countText, printProblems, tellToldBefore } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';
import { findingsJson, findingsLine, runSummary } from '../results/run-summary.ts';
import { outDone, type Terminal } from '../terminal.ts';

/** `grappe allocate`: shares the lines of a period and writes the run. */
export const allocate: CommandRun = async (given, asked) => {
  const selection = selectionOf(given, asked.words);
  if ('mistake' in selection) return invalid(asked, selection.mistake);
  const reports = askedReports(given, asked, DEFAULT_REPORTS);
  if (reports === undefined) return EXIT.invalid;
  const perMember = given.has('perMember');
  if (perMember && reports.length === 0)
    return invalid(asked, asked.words.conflict('--per-member', '--reports none'));
  for (const option of ['regularise', 'invoice']) explainStrayValue(given, asked, option);
  const { loaded, terminal } = openedWorkspace(given, asked);
  const progress = stderrProgress(terminal);
  const result = await allocateRun(
    loaded,
    {
      selection,
      allowUnallocated: given.has('allowUnallocated'),
      out: given.text('out'),
      force: given.has('force'),
      pack: given.has('pack'),
      reports,
      perMember,
      regularise: given.list('regularise').map((run) => runFolderName(run, loaded.folder)),
      reconcile: given.has('reconcile'),
      onProgress: progress.show,
    },
    onInterrupt(terminal.words),
  ).finally(progress.clear);
  const errors = result.reconciliation?.tally.bySeverity.error ?? 0;
  const strict = given.has('strict') ? errors : 0;
  const exitCode = exitCodeOf(result.problems, (result.run?.totals.unallocated.lines ?? 0) + strict);
  const done = result.run && terminal.words.written(result.run.folder);
  if (given.text('format') === 'json') {
    outDone(runJson(result, terminal.language), done, terminal);
    return exitCode;
  }
  printProblems(terminal, result.problems, given.has('all'));
  tellToldBefore(terminal, result.computation?.toldBefore ?? []);
  if (result.run === undefined)
    terminal.err(`${countText(result.problems, terminal.words)} ${terminal.words.nothingWritten}`);
  else if (terminal.quiet) {
    tellLeftAside(result.run, terminal);
    if (strict > 0 && result.reconciliation !== undefined)
      terminal.err(findingsLine(result.reconciliation, terminal.words, loaded.folder, selection));
  } else if (loaded.convention !== undefined) {
    const { currency } = loaded.convention;
    outDone(
      runSummary(result.run, othersOf(result), result.computation?.unreached, currency, terminal.words),
      done,
      terminal,
    );
    const found = result.reconciliation;
    // A run of corrections only has no line for reconcile.
    if (found !== undefined && found.lines + found.tally.count > 0)
      terminal.out(findingsLine(found, terminal.words, loaded.folder, selection));
  }
  return exitCode;
};

/** Says how many lines are left aside, for which the command ends with 1. */
function tellLeftAside({ totals }: NonNullable<AllocateResult['run']>, { words, err }: Terminal): void {
  const { lines, gross } = totals.unallocated;
  if (lines > 0) err(words.linesLeftAside(lines, words.amount(gross)));
}

function selectionOf(given: Given, text: Words): Selection | { readonly mistake: string } {
  const period = given.period();
  const numbers = given.list('invoice');
  if (numbers.length > 0) {
    const named = new Set(numbers.map((number) => number.normalize('NFC').trim()));
    return { kind: 'invoices', numbers: [...named] };
  }
  const pending = given.has('pending');
  if (period === undefined) return pending ? { kind: 'pending', period: undefined } : { kind: 'all' };
  const read = parsePeriod(period);
  if (read === undefined) return { mistake: text.badPeriod(period) };
  return { kind: pending ? 'pending' : 'period', period: read };
}

/** A closed run is named by its folder, or a path to it from here or from the workspace; any other path is no name. */
function runFolderName(run: string, workspace: string): string {
  const path = run.replace(/[/\\]+$/, '');
  const name = basename(path);
  const own = join(workspace, RUNS_FOLDER, name);
  return [path, join(workspace, path)].some((one) => isSamePlace(one, own)) ? name : path;
}

function othersOf({ computation }: AllocateResult): number {
  return (computation?.files ?? []).reduce((sum, { others }) => sum + others, 0);
}

/** The output of `allocate --format json`: diagnostics always, the run if it was written. */
function runJson({ problems, run, computation, reconciliation }: AllocateResult, language: Language): string {
  return jsonText({
    ok: run !== undefined,
    diagnostics: diagnosticsJson(problems, language),
    run:
      run === undefined
        ? null
        : {
            folder: run.folder,
            run_id: run.manifest.run_id,
            period: run.manifest.period,
            totals: run.manifest.totals,
            members: run.totals.members.map(totalsFields),
            settlement: run.totals.debts.map(totalsFields),
            unreached: computation?.unreached ?? null,
            late_lines: run.manifest.late_lines,
            files: run.manifest.outputs.map(({ path }) => path),
          },
    reconcile: reconciliation === undefined ? null : findingsJson(reconciliation),
  });
}
