import { registerOf } from '../../allocate/register-of.ts';
import type { Code } from '../../diagnostics/codes.ts';
import {
  hasErrors,
  isError,
  type Problem,
  sortProblems,
  type WithProblems,
} from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { ALWAYS } from '../../domain/time/calendar.ts';
import { type ReadFile, readLines } from '../../invoices/read-lines.ts';
import { lastClosedMonth } from '../../reconcile/closed-periods.ts';
import { type ClosedContext, closedContext, closedPeriods } from '../../runs/closed/closed-context.ts';
import { runsUnread } from '../../runs/closed/strays.ts';
import { balancesByPeriod, type PeriodBalance } from '../../settle/account.ts';
import { type Unreached, unreachedFinder } from '../../settle/unreached.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { readYearTables } from '../../workspace/year-tables.ts';
import { checkWorkspace } from '../check.ts';
import { closedRunObserver } from '../closed-lines/closed-run-observer.ts';
import { invoicePlaces } from '../closed-lines/regularise.ts';
import { lateRunSuffix } from '../late-run-suffix.ts';
import { withOwnHeaders } from '../problems/own-headers.ts';
import { statedTotals } from '../problems/stated-totals.ts';
import type { ToldApart } from '../problems/told-before.ts';
import { sumClosedRuns } from '../year/account-sums.ts';
import { type ChangedRun, changedRuns, withMovedLines } from './changes.ts';
import { fileContents, type IgnoredFiles, ignoredFiles, type StatusFile } from './files.ts';
import { draftsOf, invoiceMonths, type StatusMonth } from './months.ts';
import { type OpenMonth, openLines } from './open-lines.ts';

/** Where a group stands (YEAR.md, "status"). */
export interface Status {
  readonly months: readonly StatusMonth[];
  /** Late ones first. */
  readonly open: readonly OpenMonth[];
  /** The month whose run would take all late lines, and the end of its proposed name. */
  readonly takesLate: { readonly month: string; readonly suffix: string } | undefined;
  readonly files: readonly StatusFile[];
  /** Files of `invoices/` that are not read, as the problems that report them. */
  readonly unread: readonly Problem[];
  /** What the convention leaves aside. */
  readonly ignored: readonly IgnoredFiles[];
  readonly closedRuns: number;
  /** Undefined where it was not requested. */
  readonly changed: readonly ChangedRun[] | undefined;
  /** What is owed for a period by its closed runs, and the advances called for it. */
  readonly balances: readonly PeriodBalance[];
  readonly unreached: Unreached;
}

export interface StatusOptions {
  /** Whether to leave out what today's inputs would change in closed runs. */
  readonly quick: boolean;
  readonly onProgress: OnProgress;
}

/** A file that is not read is part of the status; anything else that is wrong prevents it. */
const UNREAD: Code = 'file-unsupported';

/** What a comparison with closed runs finds and neither the open lines nor the changed runs say. */
const UNSAID: readonly Code[] = ['lines-left', 'withdrawn-line-unknown', 'withdrawn-line-present'];

/** Reads all of a workspace and its runs; writes nothing. Undefined, with the problems, where it cannot be read. */
export async function statusOf(
  loaded: LoadedWorkspace,
  { quick, onProgress }: StatusOptions,
): Promise<WithProblems<Status | undefined> & Pick<ToldApart, 'toldBefore'>> {
  const problems: Problem[] = [...loaded.problems];
  const unread: Problem[] = [];
  const report = (found: Problem): void => {
    (found.code === UNREAD ? unread : problems).push(found);
  };
  const { workspace } = loaded;
  let { files: tableReports } = loaded;
  const worded = (found: readonly Problem[], files: readonly ReadFile[]): readonly Problem[] =>
    withOwnHeaders(found, { ...loaded, files: tableReports }, files);
  const reported = (files: readonly ReadFile[], apart?: ToldApart) => {
    const { told, toldBefore } = apart ?? { told: problems, toldBefore: [] };
    return { problems: worded(told, files), toldBefore };
  };
  if (workspace === undefined) {
    const checked = await checkWorkspace(loaded, onProgress);
    return { value: undefined, problems: checked.problems, toldBefore: checked.toldBefore };
  }
  const { convention } = workspace;
  const selection = { kind: 'pending', period: undefined } as const;
  const unreached = unreachedFinder(workspace);
  const { value: closed, problems: ofClosed } = closedContext(
    loaded.folder,
    selection,
    [],
    unreached.recorded,
  );
  ofClosed.forEach(report);
  const tables = readYearTables({ folder: loaded.folder, convention, members: loaded.namedMembers });
  tables.problems.forEach(report);
  tableReports = [...tableReports, ...tables.value.files];
  if (hasErrors(problems)) return { value: undefined, ...reported([]) };
  const register = registerOf(workspace);
  const { folder } = loaded;
  // A line that cannot be shared still has amounts.
  const unshared: Problem[] = [];
  const open = openLines({ folder, workspace, register, selection, closed }, unreached, (found) =>
    unshared.push(found),
  );
  const seen = lineObservers(loaded, closed, open);
  const all = { selection: { kind: 'all' }, mayBeEmpty: true } as const;
  const stated = statedTotals(convention);
  const onBatch = (lines: readonly InvoiceLine[]): void => stated?.add(lines);
  const sink = { onLine: seen.onLine, onBatch, onProgress };
  const files = await readLines(loaded, convention, all, sink, report);
  const faulty = new Set(problems.filter(isError).map(({ place }) => place.file));
  const read = files.map(({ file }) => file);
  stated?.problems(read, faulty).forEach(report);
  const openMonths = await open.finish();
  const isRead = !hasErrors(problems);
  const ofClosedRuns: Problem[] = [];
  await seen.held?.finish((found) => void ofClosedRuns.push(found), isRead && !quick);
  // One by one: there may be a million of them, and a call takes a hundred thousand arguments.
  for (const found of [...ofClosedRuns.filter(({ code }) => UNSAID.includes(code)), ...unshared])
    problems.push(found);
  if (!isRead) return { value: undefined, ...reported(files) };
  const strays = runsUnread(folder);
  if (strays !== undefined) report(strays);
  const changed = quick
    ? undefined
    : withMovedLines(changedRuns(register, closed, { files, places: seen.places }, onProgress), ofClosedRuns);
  const always = { name: '', days: ALWAYS };
  const { advances } = tables.value;
  const account = advances.length === 0 ? undefined : sumClosedRuns(closed.runs, always, report).account;
  const month = lastClosedMonth(closedPeriods(closed));
  const value: Status = {
    months: seen.months.result(openMonths, draftsOf(folder, closed.runs)),
    open: openMonths,
    takesLate: month === undefined ? undefined : { month, suffix: lateRunSuffix(month, closed.runs) },
    files: seen.contents.result(files, new Set(ofClosedRuns.map(({ place }) => place.file))),
    unread: sortProblems(unread),
    ignored: ignoredFiles(folder, convention, files),
    closedRuns: closed.runs.length,
    changed: changed?.map((run) => ({ ...run, problems: worded(run.problems, files) })),
    balances: account === undefined ? [] : balancesByPeriod(account, advances),
    unreached: unreached.result(),
  };
  return { value, ...reported(files, seen.held?.apart(problems)) };
}

/** The observers of each line of the workspace, one for each part of the status. */
function lineObservers(
  loaded: LoadedWorkspace,
  closed: ClosedContext,
  open: Pick<ReturnType<typeof openLines>, 'add'>,
) {
  const contents = fileContents();
  const months = invoiceMonths(closed.runs);
  const places = invoicePlaces();
  const held = closedRunObserver(loaded, closed);
  const onLine = (line: InvoiceLine): void => {
    const known = closed.lines.find(line);
    contents.add(line, known?.spentBy !== undefined);
    months.add(line, known?.spentBy);
    places.add(line, known);
    held?.observe(line, known, false);
    if (known?.spentBy === undefined) open.add(line);
  };
  return { onLine, contents, months, places, held };
}

/** Whether something waits for a decision: late lines, closed runs that would change, files that nothing reads. */
export function awaitsDecision({ open, changed, unread }: Status): boolean {
  return open.some(({ late }) => late) || (changed?.length ?? 0) > 0 || unread.length > 0;
}
