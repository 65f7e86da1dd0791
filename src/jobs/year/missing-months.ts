import type { AccountManifest } from '../../audit/account-manifest.ts';
import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { overlap } from '../../domain/calendar.ts';
import type { Member } from '../../domain/member.ts';
import { formatCents, parseCents } from '../../domain/money.ts';
import { monthsOf, type Period } from '../../domain/period.ts';
import { monthSpans } from '../../report/words/period-words.ts';
import { type ClosedRun, RUNS_FOLDER } from '../../runs/closed/closed-runs.ts';
import { lateRunSuffix } from '../next-run-name.ts';
import type { AccountSums } from './account-sums.ts';
import type { LateMonth } from './late-lines.ts';

type Missing = NonNullable<AccountManifest['partial']>;

/** The months that no closed run holds though a member was there, and late lines; undefined where nothing is missing. */
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

/** The months of a period on which a member was in the group, and that no closed run holds. */
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

/** What is missing, as problems that `--partial` lets pass; a shorter period that lacks nothing is their remedy. */
export function missingProblems(
  missing: Missing,
  whole: string | undefined,
  closed: readonly ClosedRun[],
): readonly Problem[] {
  // All lines of a month that no closed run holds are yet to be taken: none of them is late.
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

/** The folder of the runs, where a period or a month is not found. */
export function runsPlace(value: string) {
  return { file: `${RUNS_FOLDER}/`, value };
}
