import { unseenCorrections } from '../../audit/unseen-corrections.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { covers, type Day } from '../../domain/time/calendar.ts';
import { monthName, monthsOf, type Period, parsePeriod } from '../../domain/time/period.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { LineNumbers } from '../../invoices/lines/line-numbers.ts';
import type { ClosedRun } from '../../runs/closed/closed-runs.ts';
import {
  type ChargedTwice,
  chargedTwiceFinder,
  closedShares,
  type DatedShare,
} from '../../runs/closed/closed-shares.ts';
import { withFormerMembers } from '../../runs/closed/former-members.ts';
import { outputRows } from '../../runs/closed/recorded-rows.ts';
import { type Account, accountTally, membersIn } from '../../settle/account.ts';
import type { RecordedCharge, RecordedDebt } from '../../settle/account-identities.ts';
import { recordedAmounts } from '../../settle/totals.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';

/** A closed run and the month that it counts in. */
export interface CountedRun {
  readonly run: ClosedRun;
  readonly month: string;
}

/** The sums of the closed runs of a period, and the sums that they recorded themselves. */
export interface AccountSums extends Account {
  readonly runs: readonly CountedRun[];
  readonly settlement: readonly RecordedDebt[];
  readonly charges: readonly RecordedCharge[];
  /** The number of the run that holds each line: of all closed runs, those of other periods too. */
  readonly lines: LineNumbers;
  /** The months of the period that closed runs hold. */
  readonly months: ReadonlySet<string>;
  /** What runs that count in other periods charged for lines dated in this one. */
  readonly elsewhere: readonly ChargedElsewhere[];
}

export interface ChargedElsewhere {
  readonly run: string;
  /** The month in which the run counts. */
  readonly month: string;
  readonly lines: number;
  readonly net: Cents;
}

/**
 * Adds up the closed runs of a period. A run counts in the last month of its own period; one without (by number,
 * all pending lines) in the month of its last invoice. Lines that two runs share are errors.
 */
export function sumClosedRuns(runs: readonly ClosedRun[], period: Period, report: OnProblem): AccountSums {
  const tally = accountTally();
  const twiceCharged = chargedTwiceFinder(runs);
  const counted: CountedRun[] = [];
  const months = new Set<string>();
  const elsewhere: ChargedElsewhere[] = [];
  for (const [number, run] of runs.entries()) {
    const lastDay = lastDayOf(run);
    const month = monthName(lastDay);
    const counts = covers(period.days, lastDay);
    const aside = { run: run.name, month, lines: 0, net: 0n };
    const addAside = ({ invoiceDate, share, isFirst }: DatedShare): void => {
      if (share.corrects !== '' || !covers(period.days, invoiceDate)) return;
      aside.net += share.net;
      if (isFirst) aside.lines++;
    };
    if (counts) counted.push({ run, month });
    for (const held of ownMonths(run)) months.add(held);
    for (const row of closedShares(run, report)) {
      if (row.isFirst) months.add(monthName(row.invoiceDate));
      if (row.isFirst && row.share.corrects === '') twiceCharged.add(row.line, number);
      if (counts) tally.add({ run: run.name, month }, row.share);
      else addAside(row);
    }
    if (aside.lines > 0) elsewhere.push(aside);
  }
  for (const twice of twiceCharged.found()) report(lineChargedTwice(twice));
  correctedTwice(runs).forEach(report);
  const recorded = counted.map((item) => recordedBy(item, report));
  return {
    ...tally.result(),
    runs: counted,
    settlement: recorded.flatMap(({ settlement }) => settlement),
    charges: recorded.flatMap(({ charges }) => charges),
    lines: twiceCharged.lines,
    months,
    elsewhere,
  };
}

/** A workspace that knows all members of an account, even those known only to its closed runs up to the last one. */
export function withItsMembers(
  workspace: Workspace,
  sums: Account & Pick<AccountSums, 'runs'>,
  closed: readonly ClosedRun[],
  report: OnProblem,
): Workspace {
  const last = closed.findIndex(({ name }) => name === sums.runs.at(-1)?.run.name);
  return withFormerMembers(workspace, membersIn(sums), closed.slice(0, last + 1), report);
}

function lineChargedTwice({ run, of, invoiceNumber, lineNumber, count }: ChargedTwice): Problem {
  const file = `${RUNS_FOLDER}/${run}`;
  const args = { run: file, other: `${RUNS_FOLDER}/${of}`, count, line: lineNumber, invoice: invoiceNumber };
  return problem('line-charged-twice', { file, value: lineNumber }, args);
}

/**
 * Corrections that a later run gives once more, because it was computed without them; unless a run that knew of both has
 * corrected the same run since, and settled it.
 */
function correctedTwice(runs: readonly ClosedRun[]): readonly Problem[] {
  return runs.flatMap(({ name, manifest }, number) =>
    unseenCorrections(manifest, runs.slice(0, number)).flatMap(({ base, by }) => {
      const isSettled = runs.some(
        ({ manifest: { options } }) =>
          options.regularise.includes(base) && options.closed_runs.includes(name),
      );
      const place = (folder: string): string => `${RUNS_FOLDER}/${folder}`;
      const args = { run: place(name), other: place(by), base: place(base) };
      return isSettled ? [] : [problem('corrected-twice', { file: args.run }, args)];
    }),
  );
}

/** The months of a run's own period, even those in which nothing was invoiced. */
function ownMonths({ manifest }: ClosedRun): readonly string[] {
  const own = parsePeriod(manifest.period);
  return own === undefined ? [] : monthsOf(own.days);
}

/** The last day of a run's own period, else that of its last invoice. */
function lastDayOf(run: ClosedRun): Day {
  const own = parsePeriod(run.manifest.period);
  if (own !== undefined) return own.days.to;
  let last: Day = 0;
  // Problems with the rows of the run are reported where they are summed.
  for (const { invoiceDate } of closedShares(run, () => {})) last = Math.max(last, invoiceDate);
  return last;
}

/** What a run states in settlement.csv and charges.csv. */
function recordedBy({ run, month }: CountedRun, report: OnProblem) {
  const amounts = (row: Readonly<Record<string, string>>) => ({
    run: run.name,
    month,
    ...recordedAmounts(row),
  });
  const settlement: RecordedDebt[] = [];
  for (const row of outputRows(run, 'settlement.csv', report)) {
    const { debtor = '', creditor = '', corrects } = row;
    settlement.push({ debtor, creditor, corrects, ...amounts(row) });
  }
  const charges: RecordedCharge[] = [];
  for (const row of outputRows(run, 'charges.csv', report)) {
    const { member = '', category = '', chapter = '', function: budgetFunction = '', nature = '' } = row;
    charges.push({ member, category, chapter, function: budgetFunction, nature, ...amounts(row) });
  }
  return { settlement, charges };
}
