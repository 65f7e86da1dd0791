import { hasErrors, type Problem, type WithProblems } from '../diagnostics/problem.ts';
import type { OnProgress } from '../diagnostics/progress.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { DayRange } from '../domain/time/calendar.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { StatedTotal } from '../invoices/invoice-file.ts';
import { fileName, layoutFor } from '../invoices/invoice-path.ts';
import { type Selection, selects } from '../invoices/lines/selection.ts';
import { type ReadFile, readLines } from '../invoices/read-lines.ts';
import type { Finding, WrongSum } from '../reconcile/finding.ts';
import { type ClosedFacts, createReconciler } from '../reconcile/reconciler.ts';
import type { Reconciliation } from '../reconcile/reconciliation.ts';
import { type ClosedContext, closedContext, closedPeriods } from '../runs/closed/closed-context.ts';
import { compareText } from '../text/text-order.ts';
import { dependsOn } from '../workspace/convention/doubts.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { closedRunObserver } from './closed-lines/closed-run-observer.ts';
import { lineProblems } from './problems/line-problems.ts';
import { headersByFile, withOwnHeaders } from './problems/own-headers.ts';
import { leavesFileUnread } from './problems/run-problems.ts';
import type { ToldApart } from './problems/told-before.ts';

/**
 * Reads a workspace and checks the selected lines. Undefined where its files cannot be understood. A line that is there
 * twice is a mistake of the operator: it stops `allocate`, but is a finding here.
 */
export async function reconcileWorkspace(
  loaded: LoadedWorkspace,
  selection: Selection,
  onProgress?: OnProgress,
): Promise<WithProblems<Reconciliation | undefined> & Pick<ToldApart, 'toldBefore'>> {
  const { value: closed, problems: ofClosed } = closedContext(loaded.folder, selection, []);
  const found: Problem[] = [...loaded.problems, ...ofClosed];
  const totals: Problem[] = [];
  let isRead = true;
  const reconciler = loaded.workspace && reconcileLines(loaded.workspace, selection, closed);
  let files: readonly ReadFile[] = [];
  let apart: ToldApart = { told: found, toldBefore: [] };
  const { convention, doubts } = loaded;
  if (convention !== undefined) {
    const report = (one: Problem): void => {
      if (doubts !== undefined && dependsOn(doubts, one)) return;
      if (leavesFileUnread(one) && !isTotal(one)) isRead = false;
      (isTotal(one) ? totals : found).push(one);
    };
    const onBatch = (batch: readonly InvoiceLine[]): void => reconciler?.add(batch);
    const observer = closedRunObserver(loaded, closed);
    files = await readLines(
      loaded,
      convention,
      { selection, closed, maySpendAgain: true, mayRepeat: true },
      { onLine: () => {}, onBatch, onEveryLine: observer?.observe, onProgress },
      report,
    );
    // These stop allocate and close, but not the search for findings.
    await observer?.finish((one) => void found.push({ ...one, severity: 'warning' }), isRead);
    apart = observer?.apart(found) ?? apart;
  }
  const { told, toldBefore } = apart;
  if (reconciler === undefined || hasErrors(told)) {
    return { value: undefined, problems: withOwnHeaders([...told, ...totals], loaded, files), toldBefore };
  }
  const { value, problems: undated } = reconciler.finish(files, totals.filter(isSum).map(wrongSum));
  const all = withOwnHeaders([...told, ...undated, ...totalsNotFound(totals, value)], loaded, files);
  return {
    value: hasErrors(all) ? undefined : underOwnHeaders(value, headersByFile(loaded, files)),
    problems: all,
    toldBefore,
  };
}

/** The findings, each at the header that its file gives to the column. */
function underOwnHeaders(found: Reconciliation, headers: ReturnType<typeof headersByFile>): Reconciliation {
  const named = (finding: Finding): Finding => {
    const header = headers.get(finding.file)?.get(finding.column);
    return header === undefined ? finding : { ...finding, column: header };
  };
  return {
    ...found,
    findings: found.findings.map(named),
    accepted: found.accepted.map(({ finding, acceptance }) => ({ finding: named(finding), acceptance })),
  };
}

/** Whether a problem is a sum of an electronic invoice that its elements do not give: the operator's mistake too. */
function isTotal(found: Problem): boolean {
  return found.code === 'lines-differ' || isSum(found);
}

function isSum({ code }: Problem): boolean {
  return code === 'einvoice-sum';
}

function wrongSum({ place: { file, row, column = '', value = '' }, args }: Problem): WrongSum {
  const told = Object.entries(args).flatMap(([name, arg]) =>
    arg === undefined || typeof arg === 'function' ? [] : [[name, arg] as const],
  );
  const amounts = { expected: String(args['sum']), actual: value };
  const wording = 'invoice-total-mismatch/sum';
  return { file, row, details: { wording, args: Object.fromEntries(told), column, ...amounts } };
}

/** Wrong totals that no finding mentions, without those of invoices of other periods. */
function totalsNotFound(
  totals: readonly Problem[],
  { findings, accepted, history }: Reconciliation,
): readonly Problem[] {
  const foundIn = new Set(
    [...findings, ...accepted.map(({ finding }) => finding)]
      .filter(({ code }) => code === 'invoice-total-mismatch')
      .map(({ file }) => file),
  );
  const selected = new Set(
    history.lines.invoices.all.filter(({ selected }) => selected).map(({ file }) => file),
  );
  return totals.filter(
    ({ code, place }) => (code === 'lines-differ' || selected.has(place.file)) && !foundIn.has(place.file),
  );
}

/** Compares selected lines with all lines and with the tables. Of each code, findings over `most` are only counted. */
export function reconcileLines(
  workspace: Workspace,
  selection: Selection,
  closed: ClosedContext,
  most = Number.POSITIVE_INFINITY,
) {
  const { add, finish, undated } = createReconciler({
    workspace,
    concerns: (line) => selects(selection, line),
    selects: (line) => selects(selection, line) && !(selection.kind === 'pending' && isSpent(line, closed)),
    period: periodOf(selection),
    cycleOf: (path) => layoutFor(fileName(path), workspace.convention)?.cycle,
    hasTotals: (path) => (layoutFor(fileName(path), workspace.convention)?.totals.size ?? 0) > 0,
    closed: closedKnown(closed),
    most,
  });
  return {
    add,
    finish(files: readonly ReadFile[], wrongSums: readonly WrongSum[] = []): WithProblems<Reconciliation> {
      const value = finish({
        invoices: files.flatMap(({ file }) => file.declared()),
        files: files.flatMap(({ file }) => file.stated?.() ?? []).filter(isOfFile),
        wrongSums,
      });
      return { value, problems: undated.flatMap(({ line, fault }) => lineProblems(line, [fault])) };
    },
  };
}

function isOfFile({ invoiceNumber }: StatedTotal): boolean {
  return invoiceNumber === undefined;
}

function isSpent(line: InvoiceLine, { lines }: ClosedContext): boolean {
  return lines.find(line)?.spentBy !== undefined;
}

function closedKnown(closed: ClosedContext): ClosedFacts {
  const periods = [...closedPeriods(closed)].sort(
    (a, b) => a.days.to - b.days.to || compareText(a.run, b.run),
  );
  return { periods, holds: (line) => closed.lines.find(line) !== undefined };
}

/** The days judged: those of the period, or of all months in which an invoice is dated. */
function periodOf(selection: Selection): DayRange | 'months' | undefined {
  if (selection.kind === 'period' || selection.kind === 'pending') return selection.period?.days;
  return selection.kind === 'all' ? 'months' : undefined;
}
