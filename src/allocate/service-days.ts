import { bothWords } from '../diagnostics/bilingual.ts';
import { fault, type Reason } from '../diagnostics/problem.ts';
import type { DatedSettings } from '../domain/convention.ts';
import { behavesAs, type InvoiceLine, isOfDays, type OwnCategories } from '../domain/invoice-line.ts';
import { type DayRange, formatDay, monthOf } from '../domain/time/calendar.ts';
import { oneDay } from '../domain/time/period.ts';
import { CATEGORY_WORDS } from '../forms/choices.ts';

/** Where the days of a line come from. */
export type DaysSource = 'period' | 'service_date' | 'invoice_month' | 'invoice_date';

export interface ServiceDays {
  readonly days: DayRange;
  readonly source: DaysSource;
}

/** What of a line says which days it is for. */
export type DatedLine = Pick<
  InvoiceLine,
  'periodStart' | 'periodEnd' | 'serviceDate' | 'invoiceDate' | 'category'
>;

/** The days that decide members, sites and rules of a line (ALLOCATION.md §3). */
export function serviceDays(
  line: DatedLine,
  settings: DatedSettings,
  ownCategories: OwnCategories,
): ServiceDays | Reason {
  const ofPeriod = periodFault(line);
  if (ofPeriod !== undefined) return ofPeriod;
  if (settings.basis === 'invoice_date') return ofInvoiceDate(line);
  const found = statedDays(line) ?? undatedDays(line, settings, ownCategories);
  if (found === undefined) return fault('undated', { category: bothWords(CATEGORY_WORDS, line.category) });
  if (settings.prorata === 'daily') return found;
  return { days: oneDay(found.days.from), source: found.source };
}

/** What is wrong with the ends of a period. */
export function periodFault({
  periodStart,
  periodEnd,
}: Pick<DatedLine, 'periodStart' | 'periodEnd'>): Reason | undefined {
  if (periodStart === undefined || periodEnd === undefined) {
    return periodStart === periodEnd ? undefined : fault('period-incomplete', {});
  }
  return periodStart <= periodEnd
    ? undefined
    : fault('period-reversed', { from: formatDay(periodStart), to: formatDay(periodEnd) });
}

/** The days on which the supplier served, as the line states them, whatever days the convention shares by. */
export function statedDays({
  periodStart,
  periodEnd,
  serviceDate,
}: Pick<DatedLine, 'periodStart' | 'periodEnd' | 'serviceDate'>): ServiceDays | undefined {
  if (periodStart !== undefined && periodEnd !== undefined) {
    return { days: { from: periodStart, to: periodEnd }, source: 'period' };
  }
  return serviceDate === undefined ? undefined : { days: oneDay(serviceDate), source: 'service_date' };
}

function undatedDays(
  line: DatedLine,
  { undated }: DatedSettings,
  ownCategories: OwnCategories,
): ServiceDays | undefined {
  if (!isOfDays(behavesAs(line.category, ownCategories)) || undated === 'invoice_date')
    return ofInvoiceDate(line);
  if (undated === 'error') return undefined;
  return { days: monthOf(line.invoiceDate), source: 'invoice_month' };
}

function ofInvoiceDate({ invoiceDate }: DatedLine): ServiceDays {
  return { days: oneDay(invoiceDate), source: 'invoice_date' };
}
