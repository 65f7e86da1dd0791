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
import { NOTHING_SETTLED, settleMixedInvoices } from '../closed-lines/mixed-invoices.ts';
import { correctRun, type ReadLines } from '../closed-lines/regularise.ts';
import { gatherAccesses, gatherNoRules, lineProblems } from '../problems/line-problems.ts';
import { withOwnHeaders } from '../problems/own-headers.ts';
import { causesOf, type RunProblems, runProblems } from '../problems/run-problems.ts';
import { stakesOf } from '../problems/stakes.ts';
import { yearOldCounts } from '../year-old-counts.ts';
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
  const { closed = NOTHING_CLOSED, onBatch, onProgress } = options;
  const { convention } = loaded;
  const found = runProblems(loaded);
  const sharing = await runSharing(loaded, { ...options, closed }, found, sink);
  const share = sharing?.share ?? faultReporter(loaded, convention, found);
  const stakes = stakesOf(loaded, convention);
  const stating = new Set<string>();
  const onLine = (line: InvoiceLine): void => {
    stakes.add(line);
    if (line.statedRateVat?.statedIn !== undefined) stating.add(line.statedRateVat.statedIn);
    share(line);
  };
  const observer = runObserver(loaded, convention, closed, onBatch);
  const onBrokenRow = brokenRowReporter(convention, found);
  const lines = { onLine, onUnknownLine: share, onBrokenRow, ...observer.calls, onProgress };
  const files = convention ? await readLines(loaded, convention, options, lines, found.reportReading) : [];
  await observer.finish(files, found);
  sharing?.yearOld.problems().forEach(found.report);
  const corrected =
    sharing && observer.places && !found.failed()
      ? sharing.correct({ files, places: observer.places })
      : new Set<string>();
  const problems = await stakes.withStakes(causesOf(found.all));
  const { told, toldBefore } = observer.apart(problems);
  const inWords = (all: readonly Problem[]) => withOwnHeaders(all, loaded, files);
  const selected = files.filter((file) => file.selected > 0);
  const paths = selected.map(({ file }) => file.fingerprint.path);
  return {
    loaded,
    files,
    used: new Set([...paths, ...stating, ...(sharing?.settled ?? []), ...corrected]),
    closed,
    markedLate: sharing?.markedLate ?? [],
    unreached: found.failed() ? undefined : sharing?.unreached.result(),
    problems: inWords(gatherAccesses(gatherNoRules(told, convention), loaded)),
    toldBefore: inWords(toldBefore),
    totals: found.failed() ? undefined : sharing?.sums.result(skippedRows(selected)),
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

/** Shares the lines of a run, and sums them until an error is found. Undefined where no workspace could be read. */
async function runSharing(
  loaded: LoadedWorkspace,
  options: ComputeOptions & { readonly closed: ClosedContext },
  found: RunProblems,
  sink: RunSink,
) {
  const { folder, workspaceForLines: workspace } = loaded;
  if (workspace === undefined) return undefined;
  const { closed, selection, traced = false } = options;
  const register = (options.registerOf ?? registerOf)(workspace);
  const allocator = createAllocator(workspace, register);
  const allocate: Allocator = (line) => allocator(line, traced);
  const settled =
    selection.kind === 'pending'
      ? await settleMixedInvoices({ folder, workspace, selection, closed, allocate })
      : NOTHING_SETTLED;
  const outcomeOf: Allocator =
    settled.outcomes.size === 0
      ? allocate
      : (line) => settled.outcomes.get(lineKeyText(line)) ?? allocate(line);
  const sums = tally();
  const unreached = unreachedFinder(workspace);
  const yearOld = yearOldCounts();
  const { marksLateBefore = Number.NEGATIVE_INFINITY } = closed;
  const markedLate: LineWithVat[] = [];
  return {
    share(line: InvoiceLine): void {
      const outcome = outcomeOf(line);
      unreached.add(outcome);
      yearOld.add(outcome);
      if (outcome.kind === 'allocated') {
        if (outcome.warning) lineProblems(line, [outcome.warning]).forEach(found.report);
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
        lineProblems(line, faults).forEach(found.report);
      }
    },
    /** Corrects the requested closed runs; returns the invoice files that it read. */
    correct(read: ReadLines): ReadonlySet<string> {
      const files = new Set<string>();
      for (const number of closed.regularise) {
        const correction = correctRun(register, number, closed, read, found.report);
        for (const file of correction.files) files.add(file);
        for (const row of found.failed() ? [] : correction.rows) {
          sums.regularised(row);
          sink.regularised(row);
        }
      }
      return files;
    },
    sums,
    unreached,
    yearOld,
    /** The lines that are marked as late. */
    markedLate,
    /** The files of invoices that closed runs have shared in part. */
    settled: settled.files,
  };
}

/** Reports what is wrong with lines that cannot be shared because of errors in the tables. */
function faultReporter(
  { definedIds }: LoadedWorkspace,
  convention: Convention | undefined,
  { report }: RunProblems,
): (line: InvoiceLine) => void {
  const faultsOf = convention && lineFaults(convention, definedIds?.accesses);
  return (line) => lineProblems(line, faultsOf?.(line) ?? []).forEach(report);
}

/** The rows that layouts left aside in the files of the run. */
function skippedRows(files: readonly ReadFile[]): Totals {
  return files
    .map(({ file }) => file.skipped())
    .reduce<Totals>((sum, skipped) => plus(sum, skipped, skipped.rows), NOTHING);
}
