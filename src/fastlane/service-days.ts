import { serviceDays } from '../allocate/service-days.ts';
import type { DayRange } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { Kind } from './kind.ts';

/** The days of a line by the codes of its cells; undefined where it has none. */
export type DaysOf = (
  date: number,
  start: number,
  end: number,
  service: number,
  category: number,
) => DayRange | undefined;

/** What was found for the last line of a category: mostly the next one is of the same days. */
interface LastDays {
  readonly date: number;
  readonly start: number;
  readonly end: number;
  readonly service: number;
  readonly days: DayRange | undefined;
}

export function serviceDaysOf({ cells }: Kind, convention: Convention): DaysOf {
  const lastOf: LastDays[] = [];
  const find: DaysOf = (date, start, end, service, category) => {
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
    return 'code' in found ? undefined : found.days;
  };
  return (date, start, end, service, category) => {
    const last = lastOf[category];
    if (
      last !== undefined &&
      date === last.date &&
      start === last.start &&
      end === last.end &&
      service === last.service
    ) {
      return last.days;
    }
    const days = find(date, start, end, service, category);
    lastOf[category] = { date, start, end, service, days };
    return days;
  };
}
