import { createAllocator, type LineOutcome } from '../../allocate/allocator.ts';
import { registerOf } from '../../allocate/register-of.ts';
import type { Code } from '../../diagnostics/codes.ts';
import { hasErrors, type Outcome, type Problem } from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import { sortProblems } from '../../diagnostics/sort.ts';
import { ALWAYS, type DayRange } from '../../domain/calendar.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey, lineKeyText } from '../../domain/line-key.ts';
import { around, monthName, oneDay, parsePeriod } from '../../domain/period.ts';
import { type ReadFile, readLines } from '../../invoices/read-lines.ts';
import { lateAfter } from '../../reconcile/closed-periods.ts';
import { closedContext } from '../../runs/closed-context.ts';
import { runsUnread } from '../../runs/strays.ts';
import { balancesByPeriod, type PeriodBalance } from '../../settle/account.ts';
import { reachOf, type Unreached } from '../../settle/reach.ts';
import { NOTHING, plus, type Totals } from '../../settle/totals.ts';
import { compareBy } from '../../text/text-order.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { readYearTables } from '../../workspace/year-tables.ts';
import { sumClosedRuns } from '../account-sums.ts';
import { checkWorkspace } from '../check.ts';
import { closedPeriods } from '../closed-periods.ts';
import { inTheirWords } from '../in-their-words.ts';
import { lineProblems } from '../line-problems.ts';
import { settleInvoices } from '../mixed-invoices.ts';
import { invoicePlaces } from '../regularise.ts';
import { unchargedLines } from '../uncharged-lines.ts';
import { type ChangedRun, changedRuns } from './changes.ts';
import { fileContents, type IgnoredFiles, ignoredFiles, type StatusFile } from './files.ts';
import { draftsOf, type StatusMonth, statusMonths } from './months.ts';

/** Lines in no closed run, by the month of their invoice. */
export interface OpenMonth extends Totals {
  readonly month: string;
  /** Whether the month is of the last closed period or before it: these lines are late. */
  readonly late: boolean;
}

/** Where a group stands (YEAR.md, "status"). */
export interface Status {
  readonly months: readonly StatusMonth[];
  /** Late ones first. */
  readonly open: readonly OpenMonth[];
  readonly files: readonly StatusFile[];
  /** Files of `invoices/` that are not read, as the problems that say so. */
  readonly unread: readonly Problem[];
  /** What the convention leaves aside. */
  readonly ignored: readonly IgnoredFiles[];
  /** How many runs are closed. */
  readonly closedRuns: number;
  /** Undefined where nobody asked. */
  readonly changed: readonly ChangedRun[] | undefined;
  /** What closed runs of a period say is owed, and the advances called for it. */
  readonly balances: readonly PeriodBalance[];
  readonly unreached: Unreached;
}

export interface StatusOptions {
  /** Whether to leave out what today's inputs would change in closed runs. */
  readonly quick: boolean;
  readonly onProgress: OnProgress;
}

/** That a file is not read is what status is asked for; all else that is wrong stands in its way. */
const UNREAD: Code = 'file-unsupported';

/** Looks at everything of a workspace and its runs; writes nothing. Undefined, with the problems, where it cannot be read. */
export async function statusOf(
  loaded: LoadedWorkspace,
  { quick, onProgress }: StatusOptions,
): Promise<Outcome<Status | undefined>> {
  const problems: Problem[] = [...loaded.problems];
  const unread: Problem[] = [];
  const report = (found: Problem): void => {
    (found.code === UNREAD ? unread : problems).push(found);
  };
  const { workspace } = loaded;
  let { files: tableReports } = loaded;
  const told = (files: readonly ReadFile[]): readonly Problem[] =>
    sortProblems(inTheirWords(problems, { ...loaded, files: tableReports }, files));
  if (workspace === undefined) {
    return { value: undefined, problems: (await checkWorkspace(loaded, onProgress)).problems };
  }
  const { convention } = workspace;
  const selection = { kind: 'pending', period: undefined } as const;
  const reach = reachOf(workspace);
  const { value: closed, problems: ofClosed } = closedContext(loaded.folder, selection, [], reach.recorded);
  ofClosed.forEach(report);
  const tables = readYearTables({ folder: loaded.folder, convention, members: loaded.namedMembers });
  tables.problems.forEach(report);
  tableReports = [...tableReports, ...tables.value.files];
  if (hasErrors(problems)) return { value: undefined, problems: told([]) };
  const register = registerOf(workspace);
  const allocate = createAllocator(workspace, register);
  const contents = fileContents();
  const isDatedLate = lateAfter(closedPeriods(closed));
  const open = new Map<string, OpenMonth>();
  const periods = closed.runs.map(({ manifest }) => parsePeriod(manifest.period)?.days);
  /** The closed runs that took lines of a month that is none of theirs. */
  const taken = new Map<string, Set<number>>();
  let days: DayRange | undefined;
  // Lines of invoices of which closed runs have shared others.
  const begun: InvoiceLine[] = [];
  const places = invoicePlaces();
  const uncharged = unchargedLines(closed);
  const take = (line: InvoiceLine): void => {
    contents.see(line);
    days = around(days, oneDay(line.invoiceDate));
    const known = closed.lines.find(line);
    if (!quick) places.see(line, known);
    if (known !== undefined) uncharged.see(line, known, false);
    if (known?.spentBy !== undefined) {
      const period = periods[known.spentBy];
      if (period !== undefined && period.from <= line.invoiceDate) return;
      const month = monthName(line.invoiceDate);
      taken.set(month, (taken.get(month) ?? new Set()).add(known.spentBy));
      return;
    }
    if (closed.lines.hasInvoice(line)) begun.push(line);
    else judge(line, allocate(line));
  };
  const judge = (line: InvoiceLine, outcome: LineOutcome): void => {
    reach.see(outcome);
    // That a line cannot be shared was decided upon where a closed run left it unallocated.
    const isLeft = closed.lines.find(line) !== undefined;
    if (outcome.kind !== 'allocated' && !isLeft) lineProblems(line, outcome.faults).forEach(report);
    const month = monthName(line.invoiceDate);
    open.set(month, {
      month,
      late: isDatedLate(line.invoiceDate),
      ...plus(open.get(month) ?? NOTHING, outcome.line),
    });
  };
  const all = { selection: { kind: 'all' }, mayBeEmpty: true } as const;
  const files = await readLines(loaded, convention, all, { take, onProgress }, report);
  const mixed = new Set(begun.map(invoiceKey));
  const settled = await settleInvoices(mixed, {
    folder: loaded.folder,
    workspace,
    selection,
    closed,
    allocate,
  });
  for (const line of begun) judge(line, settled.outcomes.get(lineKeyText(line)) ?? allocate(line));
  problems.push(...uncharged.problems().filter(({ code }) => code === 'lines-left'));
  if (hasErrors(problems)) return { value: undefined, problems: told(files) };
  const strays = runsUnread(loaded.folder);
  if (strays !== undefined) report(strays);
  const changed = quick ? undefined : changedRuns(register, closed, { files, places }, onProgress);
  const always = { name: '', days: ALWAYS };
  for (const month of open.keys()) taken.delete(month);
  const { advances } = tables.value;
  const account = advances.length === 0 ? undefined : sumClosedRuns(closed.runs, always, report).account;
  const value: Status = {
    months: statusMonths(days, closed.runs, draftsOf(loaded.folder, closed.runs), taken),
    open: [...open.values()].sort(
      compareBy(
        ({ late }) => (late ? '0' : '1'),
        ({ month }) => month,
      ),
    ),
    files: contents.result(files),
    unread: sortProblems(unread),
    ignored: ignoredFiles(loaded.folder, convention, files),
    closedRuns: closed.runs.length,
    changed,
    balances: account === undefined ? [] : balancesByPeriod(account, advances),
    unreached: reach.result(),
  };
  return { value, problems: told(files) };
}

/** Whether something waits for a decision: late lines, closed runs that would change, files that nobody reads. */
export function awaitsDecision({ open, changed, unread }: Status): boolean {
  return open.some(({ late }) => late) || (changed?.length ?? 0) > 0 || unread.length > 0;
}
