import { partitionPoint } from '../domain/lists.ts';
import { type DayRange, length } from '../domain/time/calendar.ts';

/** The days of `parts` that are not in `taken`, whose ranges are disjoint and in order. */
export function remaining(parts: readonly DayRange[], taken: readonly DayRange[]): readonly DayRange[] {
  const left: DayRange[] = [];
  for (const { from, to } of parts) {
    let next = from;
    for (let at = firstEndingAt(taken, from); ; at++) {
      const range = taken[at];
      if (range === undefined || range.from > to) break;
      if (range.from > next) left.push({ from: next, to: range.from - 1 });
      next = range.to + 1;
    }
    if (next <= to) left.push({ from: next, to });
  }
  return left;
}

/** Whether one of `ranges`, disjoint and in order, contains all days of another range. */
export function isWithinOne({ from, to }: DayRange, ranges: readonly DayRange[]): boolean {
  const range = ranges[firstEndingAt(ranges, from)];
  return range !== undefined && range.from <= from && to <= range.to;
}

/** The index of the first of `ranges`, in order, that ends on a day or later. */
export function firstEndingAt(ranges: readonly DayRange[], day: number): number {
  return partitionPoint(ranges, ({ to }) => to < day);
}

export function countDays(ranges: readonly DayRange[]): number {
  return ranges.reduce((sum, range) => sum + length(range), 0);
}

export function overlaps(a: DayRange, b: DayRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
