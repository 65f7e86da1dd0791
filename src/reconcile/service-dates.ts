import type { Access } from '../domain/access.ts';
import { type DayRange, FIRST_DAY, LAST_DAY, overlap } from '../domain/calendar.ts';

/** The days on which an access is in service, oldest first, by what its rows say of activation and termination. */
export function serviceOf(rows: readonly Access[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    const held: DayRange = {
      from: index === 0 ? FIRST_DAY : row.days.from,
      to: next === undefined ? LAST_DAY : next.days.from - 1,
    };
    const dates = { from: row.activatedOn ?? FIRST_DAY, to: row.terminatedOn ?? LAST_DAY };
    const service = overlap(held, dates);
    if (service !== undefined) append(ranges, service);
  });
  return ranges;
}

function append(ranges: DayRange[], next: DayRange): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.to + 1 >= next.from) ranges[ranges.length - 1] = { ...last, to: next.to };
  else ranges.push(next);
}

/** The days of a range on which an access is in service and the inventory has a row for it. */
export function inServiceWithin(range: DayRange, rows: readonly Access[]): readonly DayRange[] {
  return serviceOf(rows).flatMap((service) =>
    rows.flatMap(({ days }) => {
      const known = overlap(service, days);
      const within = known && overlap(known, range);
      return within === undefined ? [] : [within];
    }),
  );
}
