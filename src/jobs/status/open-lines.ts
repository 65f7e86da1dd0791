import { type Allocator, createAllocator, type LineOutcome } from '../../allocate/allocator.ts';
import type { Register } from '../../allocate/register.ts';
import type { OnProblem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey, lineKeyText } from '../../domain/line-key.ts';
import { monthName } from '../../domain/time/period.ts';
import { lateAfter } from '../../reconcile/closed-periods.ts';
import { type ClosedContext, closedPeriods } from '../../runs/closed/closed-context.ts';
import { NOTHING, plus, type Totals } from '../../settle/totals.ts';
import type { UnreachedFinder } from '../../settle/unreached.ts';
import { compareBy } from '../../text/text-order.ts';
import { type SettlingRun, settleInvoices } from '../closed-lines/mixed-invoices.ts';
import { lineProblems } from '../problems/line-problems.ts';

/** Lines in no closed run, by the month of their invoice. */
export interface OpenMonth extends Totals {
  readonly month: string;
  /** Whether the month is in or before the last closed period: these lines are late. */
  readonly late: boolean;
}

/** Shares the lines that no closed run has charged, as `allocate` would today. */
export function openLines(
  source: Omit<SettlingRun, 'allocate'> & { readonly register: Register; readonly closed: ClosedContext },
  unreached: UnreachedFinder,
  report: OnProblem,
) {
  const { workspace, register, closed } = source;
  const allocate: Allocator = createAllocator(workspace, register);
  const isDatedLate = lateAfter(closedPeriods(closed));
  const months = new Map<string, OpenMonth>();
  // Lines of invoices that closed runs have shared in part.
  const begun: InvoiceLine[] = [];
  const count = (line: InvoiceLine, outcome: LineOutcome): void => {
    unreached.add(outcome);
    // A closed run left the line unallocated: that was decided then.
    const isLeft = closed.lines.find(line) !== undefined;
    if (outcome.kind !== 'allocated' && !isLeft) lineProblems(line, outcome.faults).forEach(report);
    const month = monthName(line.invoiceDate);
    const late = isDatedLate(line.invoiceDate);
    months.set(month, { month, late, ...plus(months.get(month) ?? NOTHING, outcome.line) });
  };
  return {
    add(line: InvoiceLine): void {
      if (closed.lines.hasInvoice(line)) begun.push(line);
      else count(line, allocate(line));
    },
    /** Shares the lines of invoices that closed runs have shared in part, once all are known; late months first. */
    async finish(): Promise<readonly OpenMonth[]> {
      const { outcomes } = await settleInvoices(new Set(begun.map(invoiceKey)), { ...source, allocate });
      for (const line of begun) count(line, outcomes.get(lineKeyText(line)) ?? allocate(line));
      const inOrder = compareBy<OpenMonth>(
        ({ late }) => (late ? '0' : '1'),
        ({ month }) => month,
      );
      return [...months.values()].sort(inOrder);
    },
  };
}
