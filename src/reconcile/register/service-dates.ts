import type { Access } from '../../domain/tables.ts';
import { type DayRange, FIRST_DAY, LAST_DAY, overlap } from '../../domain/time/calendar.ts';
import { union } from '../../domain/time/period.ts';

/** The days on which an access is in service, oldest first, row by row, as activation and termination say. */
export function serviceOf(rows: readonly Access[]): readonly DayRange[] {
  return rows.flatMap((row, index) => {
    const next = rows[index + 1];
    const held: DayRange = {
      from: index === 0 ? FIRST_DAY : row.days.from,
      to: next === undefined ? LAST_DAY : next.days.from - 1,
    };
    const dates = { from: row.activatedOn ?? FIRST_DAY, to: row.terminatedOn ?? LAST_DAY };
    return overlap(held, dates) ?? [];
  });
}

/** The days on which an access is in service and the inventory has a row for it, by that row. */
export function servedDays(
  rows: readonly Access[],
): readonly { readonly access: Access; readonly days: DayRange }[] {
  return serviceOf(rows).flatMap((service) =>
    rows.flatMap((access) => {
      const days = overlap(service, access.days);
      return days === undefined ? [] : [{ access, days }];
    }),
  );
}

/** The days of a range on which an access is in service, whichever of its rows say so. */
export function inServiceWithin(range: DayRange, rows: readonly Access[]): readonly DayRange[] {
  return union(servedDays(rows).flatMap(({ days }) => overlap(days, range) ?? []));
}
