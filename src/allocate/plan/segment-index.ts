import { getOrInsert } from '../../domain/cache.ts';
import { partitionPoint } from '../../domain/lists.ts';
import { covers, type Day, type DayRange } from '../../domain/time/calendar.ts';
import type { DayFailure, PlanFailure, PlanSpan, SharePlan } from './plan.ts';

/** Days around a day on which the shares of a line do not change, and those shares. */
export interface Segment {
  readonly days: DayRange;
  /**
   * The days of the lines for which it holds, where its key depends on them (`as_of: period_end`, say); undefined: any
   * line.
   */
  readonly period: DayRange | undefined;
  readonly result: Omit<PlanSpan, 'days'> | Omit<DayFailure, 'days'>;
  readonly memory: SegmentMemory;
}

/** Plans that were made from a segment. */
export interface SegmentMemory {
  /**
   * The first plan made from this segment alone. Lines of other days get a copy with their days, which is not kept:
   * each month has new days.
   */
  plan: SharePlan | undefined;
  /** The latest plan that begins in this segment and continues in others. */
  across:
    | {
        readonly segments: readonly Segment[];
        readonly days: DayRange;
        readonly plan: SharePlan | PlanFailure;
      }
    | undefined;
}

/** The segments of a target for a class of rules. No two have a day in common for the same lines. */
export interface SegmentIndex {
  /** In the order of their days. */
  segments: readonly Segment[];
  /** The segments of keys that depend on the days of the line, by those days; undefined until there is one. */
  byPeriod: Map<string, SegmentIndex> | undefined;
  /** The segment found or added last: lines come month after month. */
  latest: Segment | undefined;
}

function newSegmentIndex(): SegmentIndex {
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
function insertSegment(index: SegmentIndex, segment: Segment): void {
  const { period } = segment;
  let own = index;
  if (period !== undefined) {
    index.byPeriod ??= new Map();
    own = getOrInsert(index.byPeriod, periodKey(period), newSegmentIndex);
  }
  const at = partitionPoint(own.segments, ({ days }) => days.from < segment.days.from);
  own.segments = own.segments.toSpliced(at, 0, segment);
  own.latest = segment;
}

/** Keeps the latest segment if it was found or added since the last time, and forgets all others; returns how many are left. */
function keepLatest(index: SegmentIndex): number {
  index.byPeriod = undefined;
  index.segments = index.latest === undefined ? [] : [index.latest];
  index.latest = undefined;
  return index.segments.length;
}

function periodKey({ from, to }: DayRange): string {
  return `${from} ${to}`;
}

/** The segments of a target, by the number of the class of rules. */
export type SegmentsOfTarget = (SegmentIndex | undefined)[];

/** At least this many segments are kept. */
const LEAST = 6000;

/** With more targets and classes than these, not even the latest segments are kept. */
const MOST = 12_000;

/**
 * Keeps the segments of targets, within a bound. When there are too many (half as many again as were kept last time,
 * and {@link LEAST} at least), only the latest of each target and class of rules stays, if it was used since the last
 * time: invoices come month after month.
 */
export function segmentKeeper(): (target: SegmentsOfTarget, ruleClass: number, segment: Segment) => void {
  const targets = new Set<SegmentsOfTarget>();
  let count = 0;
  let room = LEAST;
  const forget = (target: SegmentsOfTarget): void => {
    target.length = 0;
    targets.delete(target);
  };
  const makeRoom = (): void => {
    count = 0;
    for (const target of targets) {
      const kept = target.reduce((sum, index) => sum + (index === undefined ? 0 : keepLatest(index)), 0);
      if (kept === 0) forget(target);
      count += kept;
    }
    if (count > MOST) {
      targets.forEach(forget);
      count = 0;
    }
    room = Math.max(LEAST, 1.5 * count);
  };
  return (target, ruleClass, segment) => {
    if (count >= room) makeRoom();
    const index = target[ruleClass] ?? newSegmentIndex();
    target[ruleClass] = index;
    targets.add(target);
    insertSegment(index, segment);
    count++;
  };
}
