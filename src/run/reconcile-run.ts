import type { Code } from '../diagnostics/codes.ts';
import { hasErrors, type Outcome, type Problem } from '../diagnostics/problem.ts';
import { sortProblems } from '../diagnostics/sort.ts';
import { type DayRange, monthOf } from '../domain/calendar.ts';
import type { BillingCycle, Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { layoutFor } from '../invoices/invoice-folder.ts';
import { buildHistory, type ClosedRun, type StatedTotals } from '../reconcile/history.ts';
import { type Reconciliation, reconcile } from '../reconcile/reconcile.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { lineProblems } from './line-problems.ts';
import { readLines } from './read-lines.ts';
import { type Selection, selects } from './selection.ts';

/** Mistakes of the operator that stop `allocate`: here they come back as findings. */
const FINDINGS_HERE: ReadonlySet<Code> = new Set(['line-repeated']);

/** Reads a workspace and holds the selected lines against it. Undefined where its files cannot be understood. */
export async function reconcileWorkspace(
  loaded: LoadedWorkspace,
  selection: Selection,
): Promise<Outcome<Reconciliation | undefined>> {
  const problems: Problem[] = [...loaded.problems];
  const lines: InvoiceLine[] = [];
  if (loaded.convention !== undefined) {
    const report = (found: Problem): void => {
      if (!FINDINGS_HERE.has(found.code)) problems.push(found);
    };
    await readLines(
      loaded,
      loaded.convention,
      { selection },
      report,
      () => {},
      (batch) => {
        lines.push(...batch);
      },
    );
  }
  if (loaded.workspace === undefined || hasErrors(problems)) {
    return { value: undefined, problems: sortProblems(problems) };
  }
  const { value, problems: found } = reconcileLines(loaded, lines, selection);
  const all = sortProblems([...problems, ...found]);
  return { value: hasErrors(all) ? undefined : value, problems: all };
}

/** Holds the selected ones of all lines of a workspace against each other and its tables. */
export function reconcileLines(
  loaded: LoadedWorkspace,
  lines: readonly InvoiceLine[],
  selection: Selection,
): Outcome<Reconciliation | undefined> {
  const { workspace } = loaded;
  if (workspace === undefined) return { value: undefined, problems: [] };
  const statedTotals = new Map<string, StatedTotals>();
  const closedRuns: readonly ClosedRun[] = [];
  const { history, undated } = buildHistory({
    workspace,
    lines,
    selects: (line) => selects(selection, line),
    period: periodOf(selection, lines),
    cycleOf: cycleFinder(workspace.convention),
    statedTotals,
    closedRuns,
  });
  const problems = undated.flatMap(({ line, fault }) => lineProblems(line, [fault]));
  return { value: reconcile(history), problems };
}

/** The days judged: those of the period, or of all months in which an invoice is dated. */
function periodOf(selection: Selection, lines: readonly InvoiceLine[]): DayRange | undefined {
  if (selection.kind === 'period') return selection.period.days;
  if (selection.kind !== 'all' || lines.length === 0) return undefined;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { invoiceDate } of lines) {
    first = Math.min(first, invoiceDate);
    last = Math.max(last, invoiceDate);
  }
  return { from: monthOf(first).from, to: monthOf(last).to };
}

function cycleFinder(convention: Convention): (line: InvoiceLine) => BillingCycle | undefined {
  const cycles = new Map<string, BillingCycle | undefined>();
  return ({ file }) => {
    if (!cycles.has(file)) cycles.set(file, layoutFor(nameOf(file), convention)?.cycle);
    return cycles.get(file);
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
