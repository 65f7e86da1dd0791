import { type AllocatedLine, createAllocator, type UnallocatedLine } from '../allocate/allocator.ts';
import { hasErrors, isError, type Problem } from '../diagnostics/problem.ts';
import { sortProblems } from '../diagnostics/sort.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { NOTHING, type Totals } from '../report/totals.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { lineProblems } from './line-problems.ts';
import { type LineOptions, type ReadFile, readLines } from './read-lines.ts';
import { type RunTotals, tally } from './tally.ts';

/** Where the lines of a run go as they are shared. Nothing more is given once an error was found. */
export interface RunSink {
  readonly allocated: (line: AllocatedLine) => void;
  readonly unallocated: (line: UnallocatedLine) => void;
}

/** For who only wants to know whether all can be shared. */
export const NO_SINK: RunSink = { allocated: () => {}, unallocated: () => {} };

export interface Computation {
  readonly loaded: LoadedWorkspace;
  /** The files of `invoices/`, in canonical order. */
  readonly files: readonly ReadFile[];
  /** Sorted by place. */
  readonly problems: readonly Problem[];
  /** Undefined where an error stands in the way. */
  readonly totals: RunTotals | undefined;
}

export interface ComputeOptions extends LineOptions {
  readonly allowUnallocated: boolean;
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
    problems.push(found);
    failed ||= isError(found);
  };
  const sums = tally();
  const allocate = loaded.workspace === undefined ? undefined : createAllocator(loaded.workspace);
  const take = (lines: readonly InvoiceLine[]): void => {
    if (allocate === undefined) return;
    for (const line of lines) {
      const outcome = allocate(line);
      if (outcome.kind === 'allocated') {
        if (outcome.warning) lineProblems(line, [outcome.warning]).forEach(report);
        if (failed) continue;
        sums.allocated(outcome);
        sink.allocated(outcome);
      } else if (outcome.kind === 'unallocated' && options.allowUnallocated) {
        if (failed) continue;
        sums.unallocated(outcome);
        sink.unallocated(outcome);
      } else {
        lineProblems(line, outcome.faults).forEach(report);
      }
    }
  };
  const files =
    loaded.convention === undefined ? [] : await readLines(loaded, loaded.convention, options, report, take);
  return {
    loaded,
    files,
    problems: sortProblems(problems),
    totals: failed ? undefined : sums.result(skippedRows(files)),
  };
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
