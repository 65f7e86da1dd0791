import { bothDays } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Place, type Problem, problem } from '../../diagnostics/problem.ts';
import { type Advance, rowPlace, type TableRow } from '../../domain/tables.ts';
import {
  type Day,
  type DayRange,
  dayOf,
  FIRST_DAY,
  formatDay,
  LAST_DAY,
} from '../../domain/time/calendar.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import { ALL_TABLES, type Tables } from '../tables.ts';

const WITH_RANGE = ['members', 'sites', 'grappes', 'accesses', 'prices', 'imputations'] as const;

/** Days before 1900 or after 2100: most likely a digit of the year is wrong, and the row holds on other days. */
export function farDays(tables: Tables): readonly Problem[] {
  const found: Problem[] = [];
  const report: OnProblem = (far) => void found.push(far);
  for (const name of WITH_RANGE) {
    const { range: [from = '', to = ''] = [] } = ALL_TABLES[name];
    const rows: readonly (TableRow & { readonly days: DayRange })[] = tables[name].rows;
    for (const row of rows) {
      judge(row.days.from, LATEST, row, from, report);
      judge(row.days.to, LATEST_END, row, to, report);
    }
  }
  for (const row of tables.accesses.rows) {
    judge(row.activatedOn, LATEST, row, 'activated_on', report);
    judge(row.terminatedOn, LATEST_END, row, 'terminated_on', report);
  }
  for (const row of tables.measures.rows) judge(row.asOf, LATEST, row, 'as_of', report);
  for (const row of tables.acceptedFindings.rows) judge(row.until, LATEST_END, row, 'until', report);
  return found;
}

/** The same days of rules and markets. */
export function farDaysOfConvention({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  const found: Problem[] = [];
  const ranges = [
    ...convention.rules.map(({ days }, index) => ({ path: ['rules', index], days })),
    ...[...convention.reconcile.markets].map(([name, days]) => ({
      path: ['reconcile', 'markets', name],
      days,
    })),
  ];
  for (const { path, days } of ranges) {
    judgeAt(days.from, LATEST, placeOf([...path, 'from']), (far) => void found.push(far));
    judgeAt(days.to, LATEST_END, placeOf([...path, 'to']), (far) => void found.push(far));
  }
  return found;
}

/** The same days of advances, which only the jobs of a year read. */
export function farDaysOfAdvances(rows: readonly Advance[], report: OnProblem): void {
  for (const row of rows) {
    judge(row.calledOn, LATEST, row, 'called_on', report);
    judge(row.dueOn, LATEST, row, 'due_on', report);
  }
}

/** Days that are too late to be meant, the last possible day included. */
const LATEST: DayRange = { from: dayOf(2101, 1, 1), to: LAST_DAY };
/** An open end is often written as one in 2999 or later. */
const LATEST_END: DayRange = { from: LATEST.from, to: dayOf(2998, 12, 31) };
const EARLIEST = dayOf(1900, 1, 1);

function judge(
  day: Day | undefined,
  tooLate: DayRange,
  row: TableRow,
  column: string,
  report: OnProblem,
): void {
  judgeAt(day, tooLate, { ...rowPlace(row), column }, report);
}

function judgeAt(day: Day | undefined, tooLate: DayRange, place: Place, report: OnProblem): void {
  if (day === undefined || day === FIRST_DAY || day === LAST_DAY) return;
  if (day >= EARLIEST && (day < tooLate.from || day > tooLate.to)) return;
  report(problem('day-far', { ...place, value: formatDay(day) }, { value: bothDays(day) }));
}
