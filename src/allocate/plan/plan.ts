import type { Fault } from '../../diagnostics/problem.ts';
import type { DayRange } from '../../domain/calendar.ts';
import type { PlanShare } from './combine.ts';
import type { DayFailure, DayRun } from './day-run.ts';
import type { LineWeights } from './weights.ts';

/** The shares of a line, and how each run of equal days came to them. */
export interface SharePlan {
  readonly days: DayRange;
  readonly runs: readonly DayRun[];
  /** By member, then site. They sum to exactly 1. */
  readonly shares: readonly PlanShare[];
  /** The shares as integers over a common total. */
  readonly weights: LineWeights;
  /** What the line's rows print; several values are joined with `+` in the order of their days. */
  readonly serves: string;
  readonly rule: string;
  readonly article: string;
}

/** A line that has no shares: every reason, the days that fail and those that would not. */
export interface PlanFailure {
  readonly faults: readonly Fault[];
  readonly failures: readonly DayFailure[];
  readonly runs: readonly DayRun[];
}
