import type { DayRange } from '../../domain/calendar.ts';
import type { DayFailure, DayRun, PlanFailure, SharePlan } from './plan.ts';

/** Days around a day on which the shares of a line do not change, and those shares. */
export interface Segment {
  readonly days: DayRange;
  /** The days of the lines that it is for, where its key reads them; undefined: of any line. */
  readonly period: DayRange | undefined;
  readonly result: Omit<DayRun, 'days'> | Omit<DayFailure, 'days'>;
  readonly memory: SegmentMemory;
}

/** The latest plans that were made of a segment. */
export interface SegmentMemory {
  /** Of this segment alone. */
  plan: SharePlan | undefined;
  /** Of days that begin in it and reach into the others. */
  across:
    | {
        readonly segments: readonly Segment[];
        readonly days: DayRange;
        readonly plan: SharePlan | PlanFailure;
      }
    | undefined;
}
