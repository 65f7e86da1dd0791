import type { DayRange } from '../../domain/calendar.ts';
import { union } from '../day-ranges.ts';
import type { History } from '../history.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import { daysAt } from '../lines/line-store.ts';
import type { Things } from './things.ts';

/** The lines of a thing, by index, in the order they were billed; those of no thing (−1) are not known. */
export function linesOf({ lines, starts, ends }: Things, thing: number): readonly number[] {
  return Array.from(lines.subarray(starts[thing] ?? 0, ends[thing] ?? 0));
}

/** Tells the days that credits of a thing cover; each thing is looked at once. */
export function creditedDays({
  lines: { columns },
  things,
}: History): (thing: number) => readonly DayRange[] {
  const known = new Map<number, readonly DayRange[]>();
  return (thing) => {
    const days =
      known.get(thing) ??
      union(
        linesOf(things, thing)
          .filter((index) => has(columns, index, FLAG.credit))
          .map((index) => daysAt(columns, index)),
      );
    known.set(thing, days);
    return days;
  };
}
