import { serviceDays } from '../allocate/service-days.ts';
import type { DayRange } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import { NONE } from './indexes.ts';
import type { Kind } from './kind.ts';

/** The days of a line by the codes of its cells, mostly those of the line before; undefined where it has none. */
export type DaysOf = (
  date: number,
  start: number,
  end: number,
  service: number,
  category: number,
) => DayRange | undefined;

export function serviceDaysOf(kind: Kind, convention: Convention): DaysOf {
  let last: DayRange | undefined;
  let lastDate = NONE;
  let lastStart = NONE;
  let lastEnd = NONE;
  let lastService = NONE;
  let lastCategory = NONE;
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
        invoiceDate: kind.invoiceDate.valueOf(date),
        periodStart: kind.periodStart.valueOf(start),
        periodEnd: kind.periodEnd.valueOf(end),
        serviceDate: kind.serviceDate.valueOf(service),
        category: kind.category.valueOf(category).category,
      },
      convention,
    );
    last = 'code' in found ? undefined : found.days;
    return last;
  };
}
