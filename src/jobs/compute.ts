import { type Allocator, createAllocator, type LineOutcome } from '../allocate/allocator.ts';
import { lineFaults } from '../allocate/line-faults.ts';
import type { Register } from '../allocate/register.ts';
import { registerOf } from '../allocate/register-of.ts';
import type { Code } from '../diagnostics/codes.ts';
import { hasErrors, isError, type Problem } from '../diagnostics/problem.ts';
import { sortProblems } from '../diagnostics/sort.ts';
import type { InvoiceLine, PricedLine } from '../domain/invoice-line.ts';
import type { Workspace } from '../domain/workspace.ts';
import { lineKeyText } from '../invoices/closed-lines.ts';
import { type LineOptions, type ReadFile, readLines } from '../invoices/read-lines.ts';
import { type ClosedContext, NOTHING_CLOSED } from '../runs/closed-context.ts';
import type { Computation, RunSink } from '../runs/computation.ts';
import { reachOf } from '../settle/reach.ts';
import { tally } from '../settle/tally.ts';
import { NOTHING, type Totals } from '../settle/totals.ts';
import { hangsOn } from '../workspace/convention/doubts.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { accessStakes } from './access-stakes.ts';
import { inTheirWords } from './in-their-words.ts';
import { lineProblems } from './line-problems.ts';
import { NOTHING_SETTLED, settleMixedInvoices } from './mixed-invoices.ts';
import { correctRun, invoicePlaces } from './regularise.ts';
import { statedTotals } from './stated-totals.ts';
import { withUnreadStakes } from './unread-stakes.ts';
import { watchClosed } from './watch-closed.ts';

export interface ComputeOptions extends LineOptions {
  readonly allowUnallocated: boolean;
  /** What closed runs hold; undefined where nobody asks. */
  readonly closed?: ClosedContext;
  /** Whether each line comes with the trace of its allocation; not made where nobody asks. */
  readonly traced?: boolean;
  /** The register of a workspace where another computation may have made it; undefined: it is made anew. */
  readonly registerOf?: ((workspace: Workspace) => Register) | undefined;
}

/** Reads the invoices of a workspace and shares the selected lines, with every problem on the way. Writes nothing. */
export async function computeRun(
  loaded: LoadedWorkspace,
  options: ComputeOptions,
  sink: RunSink,
): Promise<Computation> {
  const problems: Problem[] = [...loaded.problems];
  let failed = hasErrors(problems);
  const report = (found: Problem): void => {
    if (loaded.sound !== undefined && hangsOn(loaded.sound.doubts, found)) return;
    problems.push(found);
    failed ||= isError(found);
  };
  const { closed = NOTHING_CLOSED } = options;
  const sums = tally();
  const late: PricedLine[] = [];
  const register = loaded.workspace && (options.registerOf ?? registerOf)(loaded.workspace);
  const allocate = register && allocatorFor(register, options);
  const reach = loaded.workspace && reachOf(loaded.workspace);
  const settled =
    allocate === undefined || loaded.convention === undefined || options.selection.kind !== 'pending'
      ? NOTHING_SETTLED
      : await settleMixedInvoices(loaded, loaded.convention, options.selection, closed, allocate);
  const outcomeOf = (line: InvoiceLine, share: Allocator): LineOutcome =>
    settled.outcomes.size === 0 ? share(line) : (settled.outcomes.get(lineKeyText(line)) ?? share(line));
  const judged = loaded.convention ?? loaded.sound?.convention;
  const faultsOf = judged === undefined ? () => [] : lineFaults(judged, loaded.knownIds?.accesses);
  const stating = new Set<string>();
  const stakes = accessStakes(loaded.problems);
  let net = 0n;
  const take = (line: InvoiceLine): void => {
    stakes?.see(line);
    net += line.net;
    if (line.statedRateVat?.statedIn !== undefined) stating.add(line.statedRateVat.statedIn);
    if (allocate === undefined) {
      lineProblems(line, faultsOf(line)).forEach(report);
      return;
    }
    const outcome = outcomeOf(line, allocate);
    reach?.see(outcome);
    if (outcome.kind === 'allocated') {
      if (outcome.warning) lineProblems(line, [outcome.warning]).forEach(report);
      if (failed) return;
      sums.allocated(outcome);
      if (closed.lateBefore !== undefined && line.invoiceDate < closed.lateBefore) late.push(outcome.line);
      sink.allocated(outcome);
    } else if (outcome.kind === 'unallocated' && options.allowUnallocated) {
      if (failed) return;
      sums.unallocated(outcome);
      sink.unallocated(outcome);
    } else {
      lineProblems(line, outcome.faults).forEach(report);
    }
  };
  const watch = watchClosed(loaded, closed);
  const faulty = new Set<string>();
  const reportReading = (found: Problem): void => {
    if (isError(found) && !OF_SELECTION.includes(found.code)) faulty.add(found.place.file);
    report(found);
  };
  const stated = judged === undefined ? undefined : statedTotals(judged);
  const seeAll = (lines: readonly InvoiceLine[]): void => {
    options.seeAll?.(lines);
    stated?.see(lines);
  };
  const places = closed.regularise.length === 0 ? undefined : invoicePlaces();
  const see: LineOptions['watch'] = (line, known, taken) => {
    watch?.see(line, known, taken);
    places?.see(line, known);
  };
  const reading = { ...options, watch: see, seeAll };
  const files = judged === undefined ? [] : await readLines(loaded, judged, reading, reportReading, take);
  // In files that cannot be read, nobody knows what is gone, nor the sum of their lines.
  const summed = files.filter(({ file }) => !faulty.has(file.fingerprint.path));
  stated?.problems(summed).forEach(report);
  if (faulty.size === 0) await watch?.finish(report);
  const corrected = new Set<string>();
  for (const number of failed ? [] : closed.regularise) {
    if (register === undefined || places === undefined) break;
    const correction = correctRun(loaded, register, number, closed, { files, places }, report);
    for (const file of correction.files) corrected.add(file);
    for (const row of failed ? [] : correction.rows) {
      sums.regularised(row);
      sink.regularised(row);
    }
  }
  const withAccesses = stakes?.told(problems) ?? problems;
  const told =
    judged === undefined ? withAccesses : await withUnreadStakes(withAccesses, loaded, judged, net);
  const selected = files.filter((file) => file.selected > 0).map(({ file }) => file.fingerprint.path);
  return {
    loaded,
    files,
    used: new Set([...selected, ...stating, ...settled.files, ...corrected]),
    closed,
    late,
    unreached: failed ? undefined : reach?.result(),
    problems: sortProblems(inTheirWords(told, loaded, files)),
    totals: failed ? undefined : sums.result(skippedRows(files)),
  };
}

/** What is wrong with what was asked for, not with a file. */
const OF_SELECTION: readonly Code[] = [
  'no-lines',
  'invoices-missing',
  'invoice-unknown',
  'already-allocated',
];

/** Shares the lines of a run, each with its trace or each without. */
function allocatorFor(register: Register, { traced = false }: ComputeOptions): Allocator {
  const allocate = createAllocator(register.workspace, register);
  return (line) => allocate(line, traced);
}

/** Rows that the layouts left aside in the files that the run is about. */
function skippedRows(files: readonly ReadFile[]): Totals {
  return files
    .filter(({ selected }) => selected > 0)
    .map(({ file }) => file.skipped())
    .reduce(
      (sum, { rows, net, vat, gross }) => ({
        lines: sum.lines + rows,
        net: sum.net + net,
        vat: sum.vat + vat,
        gross: sum.gross + gross,
      }),
      NOTHING,
    );
}
