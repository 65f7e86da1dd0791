import type { OnProblem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { ClosedLine } from '../invoices/closed-lines.ts';
import type { ClosedContext } from '../runs/closed-context.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { closedLineComparison } from './closed-line-comparison.ts';
import { unchargedLines } from './uncharged-lines.ts';

/** Looks at the lines of a workspace as they go by, in the light of its closed runs. */
export interface ClosedRunObserver {
  readonly observe: (line: InvoiceLine, known: ClosedLine | undefined, taken: boolean) => void;
  /** Says what closed runs and today's files do not have in common, and which lines nobody has charged. */
  readonly finish: (report: OnProblem) => Promise<void>;
}

/** Undefined where there is nothing to hold lines against, or not all of it is known. */
export function closedRunObserver(
  loaded: LoadedWorkspace,
  closed: ClosedContext,
): ClosedRunObserver | undefined {
  const { workspace } = loaded;
  if (workspace === undefined || !closed.whole) return undefined;
  const held = closedLineComparison(loaded, workspace.convention, closed, workspace.withdrawnLines);
  const late = unchargedLines(closed);
  return {
    observe(line, known, taken) {
      held.observe(line, known);
      late.observe(line, known, taken);
    },
    async finish(report) {
      await held.finish(report);
      late.problems().forEach(report);
    },
  };
}
