import type { Reason } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { Rule } from '../../domain/rule.ts';
import type { SiteType } from '../../domain/tables.ts';
import { type Day, type DayRange, formatRange } from '../../domain/time/calendar.ts';
import { union } from '../../domain/time/period.ts';
import type { DayShare, KeyTrace } from '../keys/common/key.ts';
import { ruleDates } from '../keys/common/rule-instead.ts';
import type { LineWeights } from '../rounding/rounding.ts';
import type { Participants } from '../target/participants.ts';
import type { Target } from '../target/target.ts';

/** The shares of a line, and how each span of equal days came to them. */
export interface SharePlan {
  readonly days: DayRange;
  readonly spans: readonly PlanSpan[];
  /** By member, then site. They sum to exactly 1. Plans that differ only in their days have the same list. */
  readonly shares: readonly PlanShare[];
  /** The shares as integers over a common total. */
  readonly weights: LineWeights;
  /** What the line's rows print; several values are joined with `+` in the order of their days. */
  readonly serves: string;
  readonly rule: string;
  readonly article: string;
}

/** A line that has no shares: every reason, the days without shares, and the days that would have some. */
export interface PlanFailure {
  readonly faults: readonly Reason[];
  readonly failures: readonly DayFailure[];
  readonly spans: readonly PlanSpan[];
}

/** The exact share of a line that a member bears for a site, or with an empty site for itself. */
export interface PlanShare extends DayShare {
  /** `414/677`. */
  readonly text: string;
  /** The first of the spans in which this share is more than zero. */
  readonly firstSpan: number;
  /** The type of the site on its first day; undefined where the share stays on the member. */
  readonly siteType: SiteType | undefined;
}

/** The first day on which a share of a line is more than zero. */
export function firstDayOf({ firstSpan }: PlanShare, spans: readonly Pick<PlanSpan, 'days'>[]): Day {
  const span = spans[firstSpan];
  if (span === undefined) throw new RangeError('a share comes from one of its spans');
  return span.days.from;
}

/** Consecutive days on which everything that decides the shares is the same. */
export interface PlanSpan {
  readonly days: DayRange;
  readonly target: Target;
  readonly participants: Participants;
  /** Undefined where the cost is the member's own. */
  readonly rule: Rule | undefined;
  readonly shares: readonly DayShare[];
  /** Undefined for a member that is served itself. */
  readonly trace: KeyTrace | undefined;
}

/** Days for which no shares were found, why, and what was known of them by then. */
export interface DayFailure {
  readonly days: DayRange;
  readonly target: Target | undefined;
  readonly participants: Participants | undefined;
  readonly rule: Rule | undefined;
  readonly faults: readonly Reason[];
}

/** The fields of a line that decide its shares. */
export type LineToShare = Partial<Pick<InvoiceLine, 'siteOfGrappe'>> &
  Pick<InvoiceLine, 'supplier' | 'serves' | 'access' | 'category' | 'itemCode' | 'net'>;

/** The rule of a cost that nobody else bears. */
export const OWN = 'own';

/**
 * One fault for each reason, which names all the days on which it held instead of the ones on which it was found.
 *
 * @param found in the order of their days, of which no two overlap unless they are the same.
 */
export function mergeFaults(
  found: readonly { readonly days: DayRange; readonly fault: Reason }[],
  release?: Release,
): readonly Reason[] {
  const joined = holdsIn(release, '0.2') ? union : joinedIn01;
  const merged = new Map<string, { readonly fault: Reason; readonly days: DayRange[] }>();
  for (const { days, fault } of found) {
    const reason =
      found.length === 1 ? '' : JSON.stringify([fault.code, { ...fault.args, days: '', dates: '' }]);
    getOrInsert(merged, reason, () => ({ fault, days: [] })).days.push(days);
  }
  return [...merged.values()].map(({ fault: { code, args }, days: found }) => {
    if (!('days' in args)) return { code, args };
    const ranges = joined(found);
    const days = ranges.map(formatRange).join(', ');
    return {
      code,
      args: { ...args, days, ...('dates' in args && { dates: ruleDates(defined(ranges[0])) }) },
    };
  });
}

/** As 0.1 joined them: days found twice for one reason were repeated after a range that ends with them. */
function joinedIn01(days: readonly DayRange[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  for (const { from, to } of days) {
    const last = ranges.at(-1);
    if (last?.to === from - 1) ranges.splice(-1, 1, { from: last.from, to });
    else if (last?.from !== from) ranges.push({ from, to });
  }
  return ranges;
}
