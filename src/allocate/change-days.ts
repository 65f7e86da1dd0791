import { partitionPoint } from '../domain/lists.ts';
import { type Day, type DayRange, FIRST_DAY, LAST_DAY } from '../domain/time/calendar.ts';

/**
 * Days on which what hangs on dated rows may change: the first days of everything that it depends on, in order.
 * A day too many costs a little work; one that is missing would cost exactness.
 */
export type ChangeDays = readonly Day[];

/** The days on which a row begins to hold, or holds no more. */
export function startsOf(rows: readonly { readonly days: DayRange }[]): ChangeDays {
  const [only, second] = rows;
  // A list of its own, since one that others are pushed to keeps room for more.
  if (only !== undefined && second === undefined) return [only.days.from, only.days.to + 1];
  return inOrder(rows.flatMap(({ days }) => [days.from, days.to + 1]));
}

/** The same days, each once, in order. */
export function inOrder(days: readonly Day[]): ChangeDays {
  return [...new Set(days)].sort((a, b) => a - b);
}

/** The segment around a day that no change day divides. */
export function segmentAround(day: Day, lists: readonly ChangeDays[]): DayRange {
  let from = FIRST_DAY;
  let to = LAST_DAY;
  for (const changeDays of lists) {
    const next = partitionPoint(changeDays, (first) => first <= day);
    const before = changeDays[next - 1];
    const after = changeDays[next];
    if (before !== undefined && before > from) from = before;
    if (after !== undefined && after - 1 < to) to = after - 1;
  }
  return { from, to };
}
