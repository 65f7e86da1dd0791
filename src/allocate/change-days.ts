import { partitionPoint } from '../domain/lists.ts';
import { type Day, type DayRange, FIRST_DAY, LAST_DAY } from '../domain/time/calendar.ts';

/**
 * Days on which the outcome of dated rows may change, in order. A superfluous day costs a little work; a missing one
 * would give wrong shares.
 */
export type ChangeDays = readonly Day[];

/** The days on which a row begins to hold, or ceases to. */
export function startsOf(rows: readonly { readonly days: DayRange }[]): ChangeDays {
  const [only, second] = rows;
  // A literal, because a list that is pushed to keeps spare room.
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
