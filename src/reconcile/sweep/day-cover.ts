import { partitionPoint } from '../../domain/lists.ts';
import type { Day, DayRange } from '../../domain/time/calendar.ts';

/**
 * The days that some lines cover; none at first. Between two dates at which a line begins or ends, days are one
 * interval; covered intervals are skipped, so that all lines together take little more than one look at each interval.
 */
export function dayCover(lines: readonly number[], daysOf: (index: number) => readonly DayRange[]) {
  const bounds = boundsOf(lines.flatMap(daysOf));
  /**
   * The rank of the line that covers an interval, in the order in which lines came; a number beyond all ranks where
   * none does.
   */
  const owner = new Int32Array(bounds.length).fill(lines.length);
  /** For a covered interval, a later one that may be free. */
  const next = Int32Array.from(bounds, (_, interval) => interval);
  const ranked: number[] = [];
  const free = (interval: number): number => {
    let at = interval;
    for (let after = next[at] ?? at; after !== at; after = next[at] ?? at) {
      next[at] = next[after] ?? after;
      at = after;
    }
    return at;
  };
  return {
    /** Adds the days of the next line; returns those that earlier lines already cover. */
    cover(index: number): readonly DayRange[] {
      const rank = ranked.push(index) - 1;
      const covered: DayRange[] = [];
      for (const { from, to } of daysOf(index)) {
        const end = firstBoundFrom(bounds, to + 1);
        let since = firstBoundFrom(bounds, from);
        for (let interval = free(since); interval < end; interval = free(interval)) {
          if (interval > since) add(covered, bounds[since] ?? 0, bounds[interval] ?? 0);
          owner[interval] = rank;
          next[interval] = interval + 1;
          since = interval + 1;
        }
        if (since < end) add(covered, bounds[since] ?? 0, bounds[end] ?? 0);
      }
      return covered;
    },
    /** The first line that covers any of the days. */
    firstOver(days: DayRange): number | undefined {
      let earliest = ranked.length;
      const end = firstBoundFrom(bounds, days.to + 1);
      for (let interval = firstBoundFrom(bounds, days.from + 1) - 1; interval < end; interval++) {
        earliest = Math.min(earliest, owner[interval] ?? earliest);
      }
      return ranked[earliest];
    },
  };
}

/** Adds the days from one to before the other; a range that touches the previous one extends it. */
function add(ranges: DayRange[], from: Day, end: Day): void {
  ranges.push({ from, to: end - 1 });
}

function boundsOf(ranges: readonly DayRange[]): Int32Array {
  const days = new Set<Day>();
  for (const { from, to } of ranges) days.add(from).add(to + 1);
  return Int32Array.from(days).sort();
}

/** The first bound that is not before a day. */
function firstBoundFrom(bounds: Int32Array, day: Day): number {
  return partitionPoint(bounds, (bound) => bound < day);
}
