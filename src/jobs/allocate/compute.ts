import { type Allocator, createAllocator } from '../../allocate/allocator.ts';
import { brokenFaults, lineFaults } from '../../allocate/line-faults.ts';
import type { Register } from '../../allocate/register.ts';
import { registerOf } from '../../allocate/register-of.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import type { BrokenLine, InvoiceLine, LineWithVat } from '../../domain/invoice-line.ts';
import { lineKeyText } from '../../domain/line-key.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { LineRequest } from '../../invoices/lines/line-selection.ts';
import { type LineSink, type ReadFile, readLines } from '../../invoices/read-lines.ts';
import { type ClosedContext, NOTHING_CLOSED } from '../../runs/closed/closed-context.ts';
import type { Computation, RunSink } from '../../runs/computation.ts';
import { tally } from '../../settle/tally.ts';
import { NOTHING, plus, type Totals } from '../../settle/totals.ts';
import { unreachedFinder } from '../../settle/unreached.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { buyerWarnings } from '../buyer-warnings.ts';
import { NOTHING_SETTLED, settleMixedInvoices } from '../closed-lines/mixed-invoices.ts';
import { correctRun, type FilesRead } from '../closed-lines/regularise.ts';
import { departedMembers } from '../departed-members.ts';
import { observationWarnings } from '../observation-warnings.ts';
import { gatherAccesses, gatherNoRules, lineProblems } from '../problems/line-problems.ts';
import { withOwnHeaders } from '../problems/own-headers.ts';
import { causesOf, type RunProblems, runProblems } from '../problems/run-problems.ts';
import { stakesOf } from '../problems/stakes.ts';
import { unsharedClosedLines } from '../problems/unshared-closed-lines.ts';
import { skewedVatWarnings } from '../skewed-vat.ts';
import { runObserver } from './run-observer.ts';

export interface ComputeOptions extends LineRequest, Pick<LineSink, 'onBatch' | 'onProgress'> {
  readonly allowUnallocated: boolean;
  /** What closed runs hold; undefined where it is not needed. */
  readonly closed?: ClosedContext;
  /** Whether each line comes with the trace of its allocation, which is not made otherwise. */
  readonly traced?: boolean;
  /** The register of a workspace, if another computation may have made it; undefined: it is made here. */
  readonly registerOf?: ((workspace: Workspace) => Register) | undefined;
}

/** Reads the invoices of a workspace and shares the selected lines, with every problem on the way. Writes nothing. */
export async function computeRun(
  loaded: LoadedWorkspace,
  options: ComputeOptions,
  sink: RunSink,
): Promise<Computation> {
  const { closed = NOTHING_CLOSED, onProgress } = options;
  const { convention, workspaceForLines: workspace } = loaded;
  const found = runProblems(loaded);
  const sharing =
    workspace === undefined
      ? faultsOnly(loaded, found)
      : await lineSharing(loaded, workspace, { ...options, closed }, found, sink);
  const stakes = stakesOf(loaded, convention);
  const stating = new Set<string>();
  const onLine = (line: InvoiceLine): void => {
    stakes.add(line);
    if (line.statedRateVat?.statedIn !== undefined) stating.add(line.statedRateVat.statedIn);
    sharing.share(line);
  };
  const observer = runObserver(loaded, convention, closed, options);
  const onBrokenRow = brokenRowReporter(convention, found);
  const lines = { onLine, onUnknownLine: sharing.share, onBrokenRow, ...observer.calls, onProgress };
  const files = convention ? await readLines(loaded, convention, options, lines, found.reportReading) : [];
  await observer.finish(files, found);
  const selected = files.filter((file) => file.selected > 0);
  const { used, ...shared } = sharing.finish(files, observer.places);
  const problems = await stakes.withStakes(causesOf(found.all));
  const { told, toldBefore } = observer.apart(problems);
  const inWords = (all: readonly Problem[]) => withOwnHeaders(all, loaded, files);
  return {
    loaded,
    files,
    used: new Set([...selected.map(({ file }) => file.fingerprint.path), ...stating, ...used]),
    closed,
    ...shared,
    problems: inWords(gatherAccesses(gatherNoRules(told, convention), loaded)),
    toldBefore: inWords(toldBefore),
  };
}

/**
 * Reports what else is wrong with a row that could not become a line because of its cells. A function of its own,
 * because a file keeps the closure as long as the run, and with it all in its scope, such as the plans of all lines.
 */
function brokenRowReporter(
  convention: Convention | undefined,
  { report }: RunProblems,
): (row: BrokenLine) => void {
  return (row) => {
    const faults = convention === undefined ? [] : brokenFaults(row, convention);
    lineProblems({ ...row, ...row.dates }, faults).forEach(report);
  };
}

/** What becomes of the lines of a run. */
interface LineSharing {
  readonly share: (line: InvoiceLine) => void;
  /** To be called when all lines were read; `places`: where the invoices are, if closed runs are to be corrected. */
  readonly finish: (files: readonly ReadFile[], places: FilesRead['places'] | undefined) => Shared;
}

/** What is known once all lines were read, and the files of invoices that other lines of the run were read from. */
interface Shared extends Pick<Computation, 'markedLate' | 'unreached' | 'totals'> {
  readonly used: Iterable<string>;
}

/** Shares lines, and sums them until an error is found. */
async function lineSharing(
  loaded: LoadedWorkspace,
  workspace: Workspace,
  options: ComputeOptions & { readonly closed: ClosedContext },
  found: RunProblems,
  sink: RunSink,
): Promise<LineSharing> {
  const { closed, selection, traced = false } = options;
  const register = (options.registerOf ?? registerOf)(workspace);
  const allocator = createAllocator(workspace, register);
  const allocate: Allocator = (line) => allocator(line, traced);
  const settled =
    selection.kind === 'pending'
      ? await settleMixedInvoices({ folder: loaded.folder, workspace, selection, closed, allocate })
      : NOTHING_SETTLED;
  const outcomeOf: Allocator =
    settled.outcomes.size === 0
      ? allocate
      : (line) => settled.outcomes.get(lineKeyText(line)) ?? allocate(line);
  const sums = tally();
  const unreached = unreachedFinder(workspace);
  const ofObservations = observationWarnings();
  const ofBuyers = buyerWarnings(workspace.members);
  const ofDeparted = departedMembers(workspace);
  const ofVat = skewedVatWarnings();
  const { marksLateBefore = Number.NEGATIVE_INFINITY } = closed;
  const markedLate: LineWithVat[] = [];
  const unshared = options.maySpendAgain ? unsharedClosedLines(closed) : undefined;
  return {
    share(line) {
      const outcome = outcomeOf(line);
      unreached.add(outcome);
      ofObservations.add(outcome);
      if (outcome.kind === 'allocated') {
        if (outcome.warning) lineProblems(line, [outcome.warning]).forEach(found.report);
        ofBuyers.add(line, outcome.billedTo);
        ofDeparted.add(outcome);
        ofVat.add(outcome.line);
        if (found.failed()) return;
        sums.allocated(outcome);
        if (line.invoiceDate < marksLateBefore) markedLate.push(outcome.line);
        sink.allocated(outcome);
      } else if (outcome.kind === 'unallocated' && options.allowUnallocated) {
        if (found.failed()) return;
        sums.unallocated(outcome);
        sink.unallocated(outcome);
      } else {
        // Unknown ids of a line were reported when it was read.
        const faults = outcome.faults.filter(({ code }) => code !== 'serves-unknown');
        const problems = lineProblems(line, faults);
        if (unshared?.takes(line, problems) !== true) problems.forEach(found.report);
      }
    },
    finish(files, places) {
      unshared?.problems((all) => withOwnHeaders(all, loaded, files)).forEach(found.report);
      for (const warnings of [ofObservations, ofBuyers, ofDeparted, ofVat])
        warnings.problems().forEach(found.report);
      const corrected = places === undefined || found.failed() ? [] : correctRuns({ files, places });
      const used = [...settled.files, ...corrected];
      if (found.failed()) return { markedLate, used, unreached: undefined, totals: undefined };
      return { markedLate, used, unreached: unreached.result(), totals: sums.result(skippedRows(files)) };
    },
  };

  /** Corrects the requested closed runs; returns the invoice files that it read. */
  function correctRuns(read: FilesRead): readonly string[] {
    return closed.regularise.flatMap((number) => {
      const correction = correctRun(register, number, closed, read, found.report);
      for (const row of found.failed() ? [] : correction.rows) {
        sums.regularised(row);
        sink.regularised(row);
      }
      return [...correction.files];
    });
  }
}

/** Where tables that shares depend on have errors: reports what is wrong with each line, and shares none. */
function faultsOnly({ convention, definedIds }: LoadedWorkspace, { report }: RunProblems): LineSharing {
  const faultsOf = convention && lineFaults(convention, definedIds?.accesses);
  return {
    share: (line) => lineProblems(line, faultsOf?.(line) ?? []).forEach(report),
    finish: () => ({ markedLate: [], used: [], unreached: undefined, totals: undefined }),
  };
}

/** The rows that layouts left aside in the files that have lines of the run. */
function skippedRows(files: readonly ReadFile[]): Totals {
  return files
    .filter(({ selected }) => selected > 0)
    .map(({ file }) => file.skipped())
    .reduce<Totals>((sum, skipped) => plus(sum, skipped, skipped.rows), NOTHING);
}
