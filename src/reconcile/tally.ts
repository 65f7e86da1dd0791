import type { Severity } from '../domain/convention.ts';
import type { Cents } from '../domain/money.ts';

/** What is at stake, in both directions: nothing is set off. */
export interface AtStake {
  readonly overBilled: Cents;
  /** ≤ 0. */
  readonly owed: Cents;
  /** Of invoices that came late: due, and to be charged, but in no closed run. */
  readonly late: Cents;
}

/** Findings counted and summed, also those whose wording is not kept. */
export interface FindingTally extends AtStake {
  readonly count: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** What counts of a finding. */
export interface Counted {
  readonly code: string;
  readonly severity: Severity;
  readonly atStake: Cents | undefined;
}

export type OpenTally = ReturnType<typeof openTally>;

/** A tally to which findings are added one by one. */
export function openTally() {
  let count = 0;
  let [overBilled, owed, late] = [0n, 0n, 0n];
  const bySeverity = { error: 0, warning: 0, info: 0 };
  return {
    add({ code, severity, atStake = 0n }: Counted): void {
      count++;
      bySeverity[severity]++;
      if (code === 'late-line') late += atStake;
      else if (atStake > 0n) overBilled += atStake;
      else owed += atStake;
    },
    result: (): FindingTally => ({ count, bySeverity: { ...bySeverity }, overBilled, owed, late }),
  };
}

/** Counts some findings. */
export function tallyOf(items: Iterable<Counted>): FindingTally {
  const tally = openTally();
  for (const item of items) tally.add(item);
  return tally.result();
}
