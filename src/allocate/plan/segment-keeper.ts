import type { Segment } from './segment.ts';
import { insertSegment, keepLatest, newSegmentIndex, type SegmentIndex } from './segment-index.ts';

/** The segments of a target, by the number of the class of rules. */
export type SegmentsOfTarget = (SegmentIndex | undefined)[];

/** So many segments are remembered at least. */
const LEAST = 6000;

/** Where more than these are the latest ones, none is kept. */
const MOST = 12_000;

/**
 * Remembers segments of targets. Invoices come month after month, so when there are too many (half as many again as were
 * kept the last time, and {@link LEAST} at least) only those are kept that are the latest of their target and class of
 * rules, and of use since the last time.
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
