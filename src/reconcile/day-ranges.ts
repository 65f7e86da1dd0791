import { type DayRange, length, uncovered } from '../domain/calendar.ts';

/** The days of a range that some of `ranges` covers: disjoint, in order. */
export function covered(range: DayRange, ranges: readonly DayRange[]): readonly DayRange[] {
  return uncovered(range, uncovered(range, ranges));
}

/** The days of `parts` that none of `ranges` covers. */
export function remaining(parts: readonly DayRange[], ranges: readonly DayRange[]): readonly DayRange[] {
  return parts.flatMap((part) => uncovered(part, ranges));
}

export function countDays(ranges: readonly DayRange[]): number {
  return ranges.reduce((sum, range) => sum + length(range), 0);
}

export function overlaps(a: DayRange, b: DayRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
