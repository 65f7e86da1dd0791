import { isError, type OnProblem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Period } from '../../domain/time/period.ts';
import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { toldBefore } from '../problems/told-before.ts';
import { closedLineComparison } from './closed-line-comparison.ts';
import { unchargedLines } from './uncharged-lines.ts';
import { isOfWithdrawn } from './withdrawals.ts';

/**
 * Compares each line read with what closed runs charged; undefined where nothing was, or not all of it is known.
 *
 * @param period that of a run which may be closed: months before it are not to be passed over
 */
export function closedRunObserver(loaded: LoadedWorkspace, closed: ClosedContext, period?: Period) {
  const { workspaceForLines: workspace, problems } = loaded;
  if (workspace === undefined || !closed.whole) return undefined;
  const inDoubt = problems.some((found) => isError(found) && isOfWithdrawn(found));
  const held = closedLineComparison(loaded, workspace.convention, closed, workspace.withdrawnLines);
  const late = unchargedLines(closed, period);
  const before = toldBefore(loaded, closed);
  return {
    observe(line: InvoiceLine, known: ClosedLine | undefined, taken: boolean): void {
      held.observe(line, known);
      late.observe(line, known, taken);
      before.observe(line, known);
    },
    /**
     * Reports where today's files differ from closed runs, and which lines nobody has charged.
     *
     * @param isRead whether all invoices were understood: otherwise nobody knows what the others contain. Of the lines
     * that were understood, those that nobody has charged are reported in any case
     */
    async finish(report: OnProblem, isRead: boolean): Promise<void> {
      if (isRead) await held.finish(report, inDoubt);
      else held.unknown().forEach(report);
      late.problems().forEach(report);
    },
    apart: before.apart,
  };
}
