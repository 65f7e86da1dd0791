import { serviceDays } from '../allocate/service-days.ts';
import type { DayRange } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { Kind } from './kind.ts';

/** The days of a line by the codes of its cells, mostly those of the line before; undefined where it has none. */
export type DaysOf = (
  date: number,
  start: number,
  end: number,
  service: number,
  category: number,
) => DayRange | undefined;

export function serviceDaysOf({ cells }: Kind, convention: Convention): DaysOf {
  let last: DayRange | undefined;
  let lastDate = -1;
  let lastStart = -1;
  let lastEnd = -1;
  let lastService = -1;
  let lastCategory = -1;
  return (date, start, end, service, category) => {
    if (
      date === lastDate &&
      start === lastStart &&
      end === lastEnd &&
      service === lastService &&
      category === lastCategory
    ) {
      return last;
    }
    lastDate = date;
    lastStart = start;
    lastEnd = end;
    lastService = service;
    lastCategory = category;
    const found = serviceDays(
      {
        invoiceDate: cells.invoice_date.valueOf(date),
        periodStart: cells.period_start.valueOf(start),
        periodEnd: cells.period_end.valueOf(end),
        serviceDate: cells.service_date.valueOf(service),
        category: cells.category.valueOf(category).category,
      },
      convention,
    );
    last = 'code' in found ? undefined : found.days;
    return last;
  };
}
