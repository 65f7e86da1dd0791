import type { Day, DayRange } from '../../domain/calendar.ts';
import type { LineColumns } from '../lines/line-columns.ts';
import { partitionPoint } from '../partition-point.ts';

/** Days that lines cover one after the other: each day belongs to the first line that covers it. */
export interface Painter {
  /** Takes the days of the next line; returns those of them that earlier lines cover. */
  readonly paint: (index: number) => readonly DayRange[];
  /** The first line that covers any of the days. */
  readonly firstOver: (days: DayRange) => number | undefined;
}

/**
 * A painter of the days of some lines. The days between two dates at which a line begins or ends are painted as one;
 * what is painted is leapt over, so that all lines together take little more than one look at each such stretch.
 */
export function painter({ from, to }: LineColumns, lines: readonly number[]): Painter {
  const bounds = boundsOf(lines, from, to);
  /** The rank among the painted lines of the one that covers a stretch; beyond them all where none does. */
  const owner = new Int32Array(bounds.length).fill(lines.length);
  /** For a painted stretch, one after it that may be free. */
  const next = Int32Array.from(bounds, (_, place) => place);
  const painted: number[] = [];
  const free = (place: number): number => {
    let at = place;
    for (let after = next[at] ?? at; after !== at; after = next[at] ?? at) {
      next[at] = next[after] ?? after;
      at = after;
    }
    return at;
  };
  return {
    paint(index) {
      const [first, end] = [placeOf(bounds, from[index] ?? 0), placeOf(bounds, (to[index] ?? 0) + 1)];
      const rank = painted.push(index) - 1;
      const covered: DayRange[] = [];
      let since = first;
      for (let place = free(first); place < end; place = free(place)) {
        if (place > since) add(covered, bounds[since] ?? 0, bounds[place] ?? 0);
        owner[place] = rank;
        next[place] = place + 1;
        since = place + 1;
      }
      if (since < end) add(covered, bounds[since] ?? 0, bounds[end] ?? 0);
      return covered;
    },
    firstOver(days) {
      let earliest = painted.length;
      const end = placeOf(bounds, days.to + 1);
      for (let place = placeOf(bounds, days.from + 1) - 1; place < end; place++) {
        earliest = Math.min(earliest, owner[place] ?? earliest);
      }
      return painted[earliest];
    },
  };
}

/** Adds the days from one to before the other; nothing stands between two ranges that touch. */
function add(ranges: DayRange[], from: Day, end: Day): void {
  ranges.push({ from, to: end - 1 });
}

function boundsOf(lines: readonly number[], from: Int32Array, to: Int32Array): Int32Array {
  const days = new Set<Day>();
  for (const index of lines) days.add(from[index] ?? 0).add((to[index] ?? 0) + 1);
  return Int32Array.from(days).sort();
}

/** The first bound that is not before a day. */
function placeOf(bounds: Int32Array, day: Day): number {
  return partitionPoint(bounds, (bound) => bound < day);
}
