import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { Entry } from './entry.ts';
import type { Fact } from './finding.ts';
import type { History } from './history.ts';

/** What a check reads besides the lines; without it, it does not run. */
export const NEEDS = [
  'accesses',
  'prices',
  'totals',
  'markets',
  'closed-runs',
  'period',
  'acceptances',
] as const;
export type Need = (typeof NEEDS)[number];

/** A check: a pure function over the history. A new one is a file in `checks/` and a line in its list. */
export interface Check {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly needs: readonly Need[];
  /** What it judges, one by one. */
  readonly judges: 'line' | 'invoice' | 'access' | 'acceptance';
  readonly find: (history: History) => readonly Fact[];
}

/** Applies the judgement of one line to all lines of the period but those billed already. */
export function eachLine(
  judge: (entry: Entry, history: History) => Fact | undefined,
): (history: History) => readonly Fact[] {
  return (history) => {
    const facts: Fact[] = [];
    for (const entry of history.judged) {
      const fact = judge(entry, history);
      if (fact !== undefined) facts.push(fact);
    }
    return facts;
  };
}
