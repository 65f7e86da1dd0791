import type { AccountManifest } from '../../audit/account-manifest.ts';
import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import type { Convention } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { type Cents, formatCents, parseCents } from '../../domain/numbers/money.ts';
import type { Member } from '../../domain/tables.ts';
import { covers, overlap } from '../../domain/time/calendar.ts';
import { monthName, monthsOf, type Period, parsePeriod } from '../../domain/time/period.ts';
import type { LineNumbers } from '../../invoices/lines/line-numbers.ts';
import { type ReadFile, readLines } from '../../invoices/read-lines.ts';
import { monthSpans } from '../../report/words/words.ts';
import type { ClosedRun } from '../../runs/closed/closed-runs.ts';
import { compareBy } from '../../text/text-order.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { lateRunSuffix } from '../late-run-suffix.ts';
import type { AccountSums } from './account-sums.ts';

/** Invoice lines of a month in no closed run. */
export interface LateMonth {
  /** The month of the dates of their invoices. */
  readonly month: string;
  readonly lines: number;
  readonly net: Cents;
}

/**
 * The lines dated in a period that no closed run has shared, by month, and the files that were read; `closed` are the
 * lines that one has.
 */
export async function lateLines(
  loaded: LoadedWorkspace,
  convention: Convention,
  period: Period,
  closed: LineNumbers,
  onProgress: OnProgress | undefined,
  report: OnProblem,
): Promise<{ readonly late: readonly LateMonth[]; readonly files: readonly ReadFile[] }> {
  const months = new Map<string, LateMonth>();
  const request = { selection: { kind: 'period', period }, mayBeEmpty: true } as const;
  const onLine = (line: InvoiceLine): void => {
    if (closed.get(line) !== undefined) return;
    const month = monthName(line.invoiceDate);
    const { lines, net } = months.get(month) ?? { lines: 0, net: 0n };
    months.set(month, { month, lines: lines + 1, net: net + line.net });
  };
  const files = await readLines(loaded, convention, request, { onLine, onProgress }, report);
  return { late: [...months.values()].sort(compareBy((item) => item.month)), files };
}

type Missing = NonNullable<AccountManifest['partial']>;

/** The months that no closed run holds although the group had a member, and late lines; undefined if there are none. */
export function missingOf(
  period: Period,
  members: readonly Member[],
  { months }: Pick<AccountSums, 'months'>,
  late: readonly LateMonth[],
): Missing | undefined {
  const open = openMonths(period, members, months);
  if (open.length + late.length === 0) return undefined;
  return {
    months: open,
    late: late.map(({ month, lines, net }) => ({ month, lines, net_amount: formatCents(net) })),
  };
}

/** The months of a period in which the group had a member and that no closed run holds. */
export function openMonths(
  period: Period,
  members: readonly Member[],
  held: ReadonlySet<string>,
): readonly string[] {
  const stays = members.flatMap(({ days }) => overlap(days, period.days) ?? []);
  const lived = new Set(stays.flatMap(monthsOf));
  return monthsOf(period.days).filter((month) => lived.has(month) && !held.has(month));
}

/** The months of a period from the first to the last that closed runs hold; undefined where one between is missing. */
export function wholeWithin(
  { days }: Period,
  { months, late }: Missing,
  held: ReadonlySet<string>,
): string | undefined {
  const within = monthsOf(days).filter((month) => held.has(month));
  const [first] = within;
  const last = within.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const missing = [...months, ...late.map(({ month }) => month)];
  if (missing.some((month) => first <= month && month <= last)) return undefined;
  return first === last ? first : `${first}..${last}`;
}

/** What is missing, as problems that `--partial` allows; their remedy is a shorter period that lacks nothing. */
export function missingProblems(
  missing: Missing,
  whole: string | undefined,
  closed: readonly ClosedRun[],
): readonly Problem[] {
  // In a month that no closed run holds, all lines have yet to be taken: none of them is late.
  const late = missing.late.filter(({ month }) => !missing.months.includes(month));
  return [
    ...monthsOpen(missing, whole),
    ...late.map(({ month, lines, net_amount }) =>
      problem(
        'lines-late',
        { file: 'invoices/', value: month },
        { month, suffix: lateRunSuffix(month, closed), lines, net: bothAmounts(parseCents(net_amount)) },
      ),
    ),
  ];
}

/** Closed runs that began before the account: everything in such a run counts in its last month. */
export function runsAstride(closed: readonly ClosedRun[], { days, name }: Period): readonly Problem[] {
  return closed.flatMap(({ name: run, manifest }) => {
    const own = parsePeriod(manifest.period);
    if (own === undefined || own.days.from >= days.from || !covers(days, own.days.to)) return [];
    const args = { period: own.name, account: name, month: monthName(own.days.to) };
    return [problem('run-astride', runsPlace(run), args)];
  });
}

/** Lines dated in the period of the account that were charged by runs which count in another one. */
export function chargedElsewhere(
  { elsewhere }: Pick<AccountSums, 'elsewhere'>,
  { name }: Period,
): readonly Problem[] {
  return elsewhere.map(({ run, month, lines, net }) =>
    problem('charged-elsewhere', runsPlace(run), {
      ...{ account: name, run: `${RUNS_FOLDER}/${run}`, month, count: lines, net: bothAmounts(net) },
    }),
  );
}

/** The months without a closed run as one problem; its remedy shows how to close the first that has lines. */
function monthsOpen({ months, late }: Missing, whole: string | undefined): readonly Problem[] {
  const [first] = months;
  if (first === undefined) return [];
  const month = late.find((of) => months.includes(of.month))?.month ?? first;
  const others =
    whole === undefined
      ? {
          en: 'ask with --period for months that have one',
          fr: 'demandez avec --period des mois qui en ont un',
        }
      : {
          en: `\`--period ${whole}\` asks for those that have one`,
          fr: `\`--period ${whole}\` demande ceux qui en ont un`,
        };
  const all = { en: monthSpans(months, 'en').join(', '), fr: monthSpans(months, 'fr').join(', ') };
  return [problem('month-open', runsPlace(first), { months: all, month, others })];
}

/** The folder of runs, as the place of a period or a month that is missing. */
export function runsPlace(value: string) {
  return { file: `${RUNS_FOLDER}/`, value };
}
