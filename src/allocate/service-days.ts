import { type Fault, fault } from '../diagnostics/problem.ts';
import { type Day, type DayRange, formatDay, monthOf } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { Category, InvoiceLine } from '../domain/invoice-line.ts';

/** Categories whose cost belongs to days of service, so that a line without any is in doubt. */
const DATED_CATEGORIES: readonly Category[] = ['subscription', 'service', 'usage'];

/** The days that decide members, sites and rules of a line (ALLOCATION.md §3). */
export function serviceDays(line: InvoiceLine, convention: Convention): { readonly days: DayRange } | Fault {
  const { periodStart, periodEnd } = line;
  if ((periodStart === undefined) !== (periodEnd === undefined)) return fault('period-incomplete', {});
  if (periodStart !== undefined && periodEnd !== undefined && periodEnd < periodStart) {
    return fault('period-reversed', { from: formatDay(periodStart), to: formatDay(periodEnd) });
  }
  if (convention.basis === 'invoice_date') return { days: oneDay(line.invoiceDate) };
  const days = statedDays(line) ?? undatedDays(line, convention);
  if (days === undefined) return fault('undated', { category: line.category });
  return { days: convention.prorata === 'period_start' ? oneDay(days.from) : days };
}

function statedDays({ periodStart, periodEnd, serviceDate }: InvoiceLine): DayRange | undefined {
  if (periodStart !== undefined && periodEnd !== undefined) return { from: periodStart, to: periodEnd };
  return serviceDate === undefined ? undefined : oneDay(serviceDate);
}

function undatedDays({ category, invoiceDate }: InvoiceLine, { undated }: Convention): DayRange | undefined {
  if (!DATED_CATEGORIES.includes(category) || undated === 'invoice_date') return oneDay(invoiceDate);
  return undated === 'invoice_month' ? monthOf(invoiceDate) : undefined;
}

function oneDay(day: Day): DayRange {
  return { from: day, to: day };
}
