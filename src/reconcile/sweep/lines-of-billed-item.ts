import type { DayRange } from '../../domain/calendar.ts';
import { union } from '../day-ranges.ts';
import type { History } from '../history.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import { daysAt } from '../lines/line-store.ts';
import type { BilledItems } from './billed-items.ts';

/** The lines of a billed item, by index, in the order they were billed; those of none (−1) are not known. */
export function linesOf({ lines, starts, ends }: BilledItems, billedItem: number): readonly number[] {
  return Array.from(lines.subarray(starts[billedItem] ?? 0, ends[billedItem] ?? 0));
}

/** Tells the days that credits of a billed item cover; each is looked at once. */
export function creditedDays({
  lines: { columns },
  billedItems,
}: History): (billedItem: number) => readonly DayRange[] {
  const known = new Map<number, readonly DayRange[]>();
  return (billedItem) => {
    const days =
      known.get(billedItem) ??
      union(
        linesOf(billedItems, billedItem)
          .filter((index) => has(columns, index, FLAG.credit))
          .map((index) => daysAt(columns, index)),
      );
    known.set(billedItem, days);
    return days;
  };
}
