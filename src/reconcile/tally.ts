import type { Severity } from '../domain/convention.ts';
import type { Cents } from '../domain/money.ts';

/** What is at stake, in both directions: nothing is set off. */
export interface AtStake {
  readonly overBilled: Cents;
  /** ≤ 0. */
  readonly owed: Cents;
}

/** Findings counted and summed, also those whose wording is not kept. */
export interface FindingTally extends AtStake {
  readonly count: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** Counts some findings. */
export function tallyOf(
  items: Iterable<{ readonly severity: Severity; readonly atStake: Cents | undefined }>,
): FindingTally {
  let count = 0;
  let [overBilled, owed] = [0n, 0n];
  const bySeverity = { error: 0, warning: 0, info: 0 };
  for (const { severity, atStake = 0n } of items) {
    count++;
    bySeverity[severity]++;
    if (atStake > 0n) overBilled += atStake;
    else if (atStake < 0n) owed += atStake;
  }
  return { count, bySeverity, overBilled, owed };
}
