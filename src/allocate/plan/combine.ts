import { type Day, length } from '../../domain/calendar.ts';
import { add, type Fraction, formatFraction, fraction, multiply } from '../../domain/fraction.ts';
import type { SiteType } from '../../domain/site.ts';
import { compareBy } from '../../text/text-order.ts';
import type { DayRun } from './day-run.ts';

/** The exact share of a line that a member bears for a site, or with an empty site for itself. */
export interface PlanShare {
  readonly member: string;
  readonly site: string;
  readonly share: Fraction;
  /** `414/677`. */
  readonly text: string;
  /** The first of the runs in which this share is more than zero. */
  readonly firstRun: number;
  /** The type of the site on its first day; undefined where the share stays on the member. */
  readonly siteType: SiteType | undefined;
}

/** The first day on which a share of a line is more than zero. */
export function firstDayOf({ firstRun }: PlanShare, runs: readonly Pick<DayRun, 'days'>[]): Day {
  const run = runs[firstRun];
  if (run === undefined) throw new RangeError('a share comes from one of its runs');
  return run.days.from;
}

/** share(m, s) = (1/D) × Σ over days of share_d(m, s); zero shares are left out (ALLOCATION.md §6). */
export function combineRuns(
  runs: readonly Pick<DayRun, 'days' | 'shares' | 'participants'>[],
): readonly PlanShare[] {
  // In one run every day has the same share, so their number is of no matter.
  const single = runs.length === 1;
  const dayCount = runs.reduce((sum, { days }) => sum + length(days), 0);
  const sums = new Map<string, { first: Omit<PlanShare, 'share' | 'text'>; days: Fraction }>();
  for (const [firstRun, { days, shares, participants }] of runs.entries()) {
    const weight = { numerator: BigInt(length(days)), denominator: 1n };
    for (const { member, site, share } of shares) {
      if (share.numerator === 0n) continue;
      const id = `${member}\u0000${site}`;
      const known = sums.get(id);
      const inRun = single ? share : multiply(share, weight);
      if (known === undefined) {
        const siteType = participants.sites.find((participant) => participant.site === site)?.type;
        sums.set(id, { first: { member, site, firstRun, siteType }, days: inRun });
      } else {
        known.days = add(known.days, inRun);
      }
    }
  }
  return [...sums.values()]
    .map(({ first: { member, site, firstRun, siteType }, days }) => {
      const share = single ? days : fraction(days.numerator, days.denominator * BigInt(dayCount));
      return { member, site, share, text: formatFraction(share), firstRun, siteType };
    })
    .sort(
      compareBy(
        ({ member }) => member,
        ({ site }) => site,
      ),
    );
}
