import { hasErrors, type Outcome, type Problem } from '../diagnostics/problem.ts';
import type { OnProgress } from '../diagnostics/progress.ts';
import { sortProblems } from '../diagnostics/sort.ts';
import { type DayRange, monthOf } from '../domain/calendar.ts';
import type { BillingCycle, Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { parsePeriod } from '../domain/period.ts';
import type { Workspace } from '../domain/workspace.ts';
import { layoutFor } from '../invoices/invoice-folder.ts';
import { type ReadFile, readLines } from '../invoices/read-lines.ts';
import { type Selection, selects } from '../invoices/selection.ts';
import { invoiceKey } from '../reconcile/entry.ts';
import { buildHistory, type ClosedLinesKnown, type StatedTotals } from '../reconcile/history.ts';
import { type Reconciliation, reconcile } from '../reconcile/reconcile.ts';
import { type ClosedContext, closedContext } from '../runs/closed-context.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { lineProblems } from './line-problems.ts';

/**
 * Reads a workspace and holds the selected lines against it. Undefined where its files cannot be understood.
 * A line that is there twice is a mistake of the operator: it stops `allocate`, and is a finding here.
 */
export async function reconcileWorkspace(
  loaded: LoadedWorkspace,
  selection: Selection,
  onProgress?: OnProgress,
): Promise<Outcome<Reconciliation | undefined>> {
  const { value: closed, problems: ofClosed } = closedContext(loaded.folder, selection, []);
  const problems: Problem[] = [...loaded.problems, ...ofClosed];
  const totals: Problem[] = [];
  const lines: InvoiceLine[] = [];
  let files: readonly ReadFile[] = [];
  if (loaded.convention !== undefined) {
    const report = (found: Problem): void => void (isTotal(found) ? totals : problems).push(found);
    const seeAll = (batch: readonly InvoiceLine[]): void => void lines.push(...batch);
    files = await readLines(
      loaded,
      loaded.convention,
      { selection, seeAll, mayRepeat: true, onProgress },
      report,
      () => {},
    );
  }
  if (loaded.workspace === undefined || hasErrors(problems)) {
    return { value: undefined, problems: sortProblems(problems) };
  }
  const { value, problems: found } = reconcileLines(loaded.workspace, lines, files, selection, closed);
  const all = sortProblems([...problems, ...found, ...untold(totals, value)]);
  return { value: hasErrors(all) ? undefined : value, problems: all };
}

/** A total of an electronic invoice that is not the sum of its lines: a mistake of the operator too. */
function isTotal({ code, place }: Problem): boolean {
  return code === 'einvoice-sum' && ['BT-106', 'BT-109', 'BT-110', 'BT-112'].includes(place.column ?? '');
}

/** Wrong totals that no finding speaks of: of an invoice of another period, they are not ours to tell. */
function untold(
  totals: readonly Problem[],
  { findings, accepted, history }: Reconciliation,
): readonly Problem[] {
  const told = [...findings, ...accepted.map(({ finding }) => finding)]
    .filter(({ code }) => code === 'invoice-total-mismatch')
    .map(({ file }) => file);
  const judged = new Set(history.selected.map(({ line }) => line.file));
  return totals.filter(({ place }) => judged.has(place.file) && !told.includes(place.file));
}

/** What electronic invoices say that they come to. */
function statedTotals(files: readonly ReadFile[]): ReadonlyMap<string, StatedTotals> {
  return new Map(
    files.flatMap(({ file: { stated, fingerprint } }) =>
      stated === undefined
        ? []
        : [
            [
              invoiceKey(stated.supplier, stated.invoiceNumber),
              { ...stated, file: fingerprint.path },
            ] as const,
          ],
    ),
  );
}

/** Holds the selected ones of all lines of a workspace against each other and its tables. */
export function reconcileLines(
  workspace: Workspace,
  lines: readonly InvoiceLine[],
  files: readonly ReadFile[],
  selection: Selection,
  closed: ClosedContext,
): Outcome<Reconciliation> {
  const { history, undated } = buildHistory({
    workspace,
    lines,
    selects: (line) => selects(selection, line) && !(selection.kind === 'pending' && isSpent(line, closed)),
    period: periodOf(selection, lines),
    cycleOf: cycleFinder(workspace.convention),
    statedTotals: statedTotals(files),
    closed: closedLines(closed),
  });
  const problems = undated.flatMap(({ line, fault }) => lineProblems(line, [fault]));
  return { value: reconcile(history), problems };
}

function isSpent(line: InvoiceLine, { lines }: ClosedContext): boolean {
  return lines.find(line)?.spentBy !== undefined;
}

function closedLines({ runs, lines }: ClosedContext): ClosedLinesKnown {
  const periods = runs.flatMap(({ name, manifest }) => {
    const period = parsePeriod(manifest.period);
    return period === undefined ? [] : [{ run: name, days: period.days }];
  });
  return { periods, holds: (line) => lines.find(line) !== undefined };
}

/** The days judged: those of the period, or of all months in which an invoice is dated. */
function periodOf(selection: Selection, lines: readonly InvoiceLine[]): DayRange | undefined {
  if (selection.kind === 'period' || selection.kind === 'pending') return selection.period?.days;
  if (selection.kind === 'invoices' || lines.length === 0) return undefined;
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
