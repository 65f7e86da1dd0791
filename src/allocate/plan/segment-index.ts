import { covers, type Day, type DayRange } from '../../domain/calendar.ts';
import { partitionPoint } from '../../domain/lists.ts';
import { remember } from '../../domain/remembering.ts';
import type { Segment } from './segment.ts';

/** The segments of a target for a class of rules, of which no two share a day of the same lines. */
export interface SegmentIndex {
  /** In the order of their days. */
  segments: readonly Segment[];
  /** Those of a key that reads the days of the line, by those days; undefined until there is one. */
  byPeriod: Map<string, SegmentIndex> | undefined;
  /** The one that was found or added last: lines come month after month. */
  latest: Segment | undefined;
}

export function newSegmentIndex(): SegmentIndex {
  return { segments: [], byPeriod: undefined, latest: undefined };
}

/** The segment around a day, for lines of these days; undefined where none is known. */
export function segmentOn(index: SegmentIndex | undefined, day: Day, period: DayRange): Segment | undefined {
  if (index === undefined) return undefined;
  const { segments, byPeriod, latest } = index;
  if (latest !== undefined && covers(latest.days, day)) return latest;
  const found = segments[partitionPoint(segments, ({ days }) => days.from <= day) - 1];
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
    index.byPeriod ??= new Map();
    own = remember(index.byPeriod, periodKey(period), newSegmentIndex);
  }
  const place = partitionPoint(own.segments, ({ days }) => days.from < segment.days.from);
  own.segments = own.segments.toSpliced(place, 0, segment);
  own.latest = segment;
}

/** Forgets all but the latest segment, and that one too unless it was found or added since the last time; returns how many are left. */
export function keepLatest(index: SegmentIndex): number {
  index.byPeriod = undefined;
  index.segments = index.latest === undefined ? [] : [index.latest];
  index.latest = undefined;
  return index.segments.length;
}

function periodKey({ from, to }: DayRange): string {
  return `${from} ${to}`;
}
