import type { FindingCode } from '../../domain/finding.ts';

/** What to make of the findings of a check. */
export interface Advice {
  /** What the check takes for granted, and what it leaves aside. */
  readonly granted: string;
  /** The net euros at stake. */
  readonly stake: string;
  readonly todo: string;
}

export type CheckGuide = Readonly<Record<FindingCode, Advice>>;
