import type { Day, DayRange } from '../domain/time/calendar.ts';
import { monthName } from '../domain/time/period.ts';

/** The periods of closed runs, each of which was to charge every invoice dated in it. */
export type ClosedPeriods = readonly { readonly run: string; readonly days: DayRange }[];

/** The last of these days; undefined where there is none. */
export function lastClosedDay(periods: ClosedPeriods): Day | undefined {
  return periods.length === 0 ? undefined : Math.max(...periods.map(({ days }) => days.to));
}

/** The month of that day: with `--pending`, a run of that month takes all late lines. */
export function lastClosedMonth(periods: ClosedPeriods): string | undefined {
  const last = lastClosedDay(periods);
  return last === undefined ? undefined : monthName(last);
}

/** Whether an invoice of a day came late: it is dated in or before the last closed period (YEAR.md). */
export function lateAfter(periods: ClosedPeriods): (invoiceDate: Day) => boolean {
  const last = lastClosedDay(periods) ?? Number.NEGATIVE_INFINITY;
  return (invoiceDate) => invoiceDate <= last;
}
