import { type Day, type DayRange, length } from '../domain/calendar.ts';
import { add, type Fraction, formatFraction, fraction, multiply } from '../domain/fraction.ts';
import { compareBy } from '../domain/text-order.ts';
import type { DayShare } from './keys/key.ts';

/** The exact share of a line that a member bears for a site, or with an empty site for itself. */
export interface PlanShare {
  readonly member: string;
  readonly site: string;
  readonly share: Fraction;
  /** `414/677`. */
  readonly text: string;
  /** The first day on which this share is more than zero. */
  readonly firstDay: Day;
}

/** share(m, s) = (1/D) × Σ over days of share_d(m, s); zero shares are left out (ALLOCATION.md §6). */
export function combineRuns(
  runs: readonly { readonly days: DayRange; readonly shares: readonly DayShare[] }[],
  dayCount: number,
): readonly PlanShare[] {
  const sums = new Map<string, { member: string; site: string; days: Fraction; firstDay: Day }>();
  for (const { days, shares } of runs) {
    const weight = fraction(BigInt(length(days)), 1n);
    for (const { member, site, share } of shares) {
      if (share.numerator === 0n) continue;
      const id = `${member}\u0000${site}`;
      const known = sums.get(id);
      const inRun = multiply(share, weight);
      if (known === undefined) sums.set(id, { member, site, days: inRun, firstDay: days.from });
      else known.days = add(known.days, inRun);
    }
  }
  return [...sums.values()]
    .map(({ member, site, days, firstDay }) => {
      const share = fraction(days.numerator, days.denominator * BigInt(dayCount));
      return { member, site, share, text: formatFraction(share), firstDay };
    })
    .sort(
      compareBy(
        ({ member }) => member,
        ({ site }) => site,
      ),
    );
}
