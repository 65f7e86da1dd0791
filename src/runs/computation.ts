import type { AllocatedLine, UnallocatedLine } from '../allocate/allocator.ts';
import type { Problem } from '../diagnostics/problem.ts';
import type { LineWithVat } from '../domain/invoice-line.ts';
import type { ReadFile } from '../invoices/read-lines.ts';
import type { Regularisation } from '../settle/regularisation.ts';
import type { RunTotals } from '../settle/tally.ts';
import type { Unreached } from '../settle/unreached.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import type { ClosedContext } from './closed/closed-context.ts';

/** Where the lines of a run go as they are shared. It receives nothing more once an error was found. */
export interface RunSink {
  readonly allocated: (line: AllocatedLine) => void;
  readonly unallocated: (line: UnallocatedLine) => void;
  /** A correction of a closed run; after all lines. */
  readonly regularised: (row: Regularisation) => void;
}

/** For callers that only want to know whether everything can be shared. */
export const NO_SINK: RunSink = {
  allocated: () => {},
  unallocated: () => {},
  regularised: () => {},
};

export interface Computation {
  readonly loaded: LoadedWorkspace;
  /** The files of `invoices/`, in canonical order. */
  readonly files: readonly ReadFile[];
  /** Those of them that the run was computed from: they contain a line of it, or of an invoice that it completes. */
  readonly used: ReadonlySet<string>;
  readonly closed: ClosedContext;
  readonly markedLate: readonly LineWithVat[];
  /** What in the workspace no line of the run concerned; undefined where nothing was shared. */
  readonly unreached: Unreached | undefined;
  /** Sorted by place. */
  readonly problems: readonly Problem[];
  /** Warnings that were already given before runs were closed; sorted by place. */
  readonly toldBefore: readonly Problem[];
  /** Undefined where an error prevents it. */
  readonly totals: RunTotals | undefined;
}
