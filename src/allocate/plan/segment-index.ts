import { covers, type Day, type DayRange } from '../../domain/calendar.ts';
import type { Segment } from './segment.ts';

/** The segments of a target for a class of rules, of which no two share a day of the same lines. */
export interface SegmentIndex {
  /** In the order of their days. */
  readonly segments: Segment[];
  /** Those of a key that reads the days of the line, by those days; undefined until there is one. */
  byPeriod: Map<string, SegmentIndex> | undefined;
  latest: Segment | undefined;
}

export function newSegmentIndex(): SegmentIndex {
  return { segments: [], byPeriod: undefined, latest: undefined };
}

/** The segment around a day, for lines of these days; undefined where none is known. */
export function segmentOn(index: SegmentIndex | undefined, day: Day, period: DayRange): Segment | undefined {
  if (index === undefined) return undefined;
  const { latest, segments, byPeriod } = index;
  if (latest !== undefined && covers(latest.days, day)) return latest;
  const found = segments[placeOf(segments, day) - 1];
  if (found !== undefined && covers(found.days, day)) {
    index.latest = found;
    return found;
  }
  return segmentOn(byPeriod?.get(periodKey(period)), day, period);
}

/** Adds a segment whose days are not known yet. */
export function insertSegment(index: SegmentIndex, segment: Segment): void {
  const { period } = segment;
  let own = index;
  if (period !== undefined) {
    const key = periodKey(period);
    index.byPeriod ??= new Map();
    own = index.byPeriod.get(key) ?? newSegmentIndex();
    index.byPeriod.set(key, own);
  }
  own.segments.splice(placeOf(own.segments, segment.days.from), 0, segment);
  own.latest = segment;
}

function periodKey({ from, to }: DayRange): string {
  return `${from} ${to}`;
}

/** Where a segment that begins on a day has its place: behind all that begin no later. */
function placeOf(segments: readonly Segment[], day: Day): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.days.from ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
