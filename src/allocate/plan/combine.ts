import { type Day, length } from '../../domain/calendar.ts';
import { type Fraction, formatFraction, fraction, leastCommonMultiple } from '../../domain/fraction.ts';
import type { SiteType } from '../../domain/site.ts';
import { compareBy } from '../../text/text-order.ts';
import type { DayShare } from '../keys/key.ts';
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

type Run = Pick<DayRun, 'days' | 'shares' | 'participants'>;

/** share(m, s) = (1/D) × Σ over days of share_d(m, s); zero shares are left out (ALLOCATION.md §6). */
export function combineRuns(runs: readonly Run[]): readonly PlanShare[] {
  const [only] = runs;
  if (runs.length === 1 && only?.shares.length === 1) return only.shares.map((share) => whole(share, only));
  // In one run every day has the same share, so their number is of no matter.
  const daysOf = ({ days }: Run): number => (runs.length === 1 ? 1 : length(days));
  const dayCount = BigInt(runs.reduce((sum, run) => sum + daysOf(run), 0));
  const common = commonDenominator(runs);
  const sums = new Map<string, { readonly first: Omit<PlanShare, 'share' | 'text'>; sum: bigint }>();
  for (const [firstRun, run] of runs.entries()) {
    const days = BigInt(daysOf(run));
    const typeOf = siteTypes(run);
    for (const { member, site, share } of run.shares) {
      if (share.numerator === 0n) continue;
      const id = `${member}\u0000${site}`;
      const known = sums.get(id);
      const inRun = days * share.numerator * (common / share.denominator);
      if (known !== undefined) known.sum += inRun;
      else sums.set(id, { first: { member, site, firstRun, siteType: typeOf(site) }, sum: inRun });
    }
  }
  return [...sums.values()]
    .map(({ first: { member, site, firstRun, siteType }, sum }) => {
      const share = fraction(sum, common * dayCount);
      return { member, site, share, text: formatFraction(share), firstRun, siteType };
    })
    .sort(
      compareBy(
        ({ member }) => member,
        ({ site }) => site,
      ),
    );
}

/** The share of one who bears all. */
function whole({ member, site, share }: DayShare, { participants: { sites } }: Run): PlanShare {
  return {
    member,
    site,
    share,
    text: formatFraction(share),
    firstRun: 0,
    siteType: sites.find((one) => one.site === site)?.type,
  };
}

/** Of all shares, so that they are summed as integers and reduced once. */
function commonDenominator(runs: readonly Run[]): bigint {
  let common = 1n;
  for (const { shares } of runs) {
    for (const { share } of shares) {
      if (common % share.denominator !== 0n) common = leastCommonMultiple(common, share.denominator);
    }
  }
  return common;
}

function siteTypes({ participants: { sites } }: Run): (site: string) => SiteType | undefined {
  if (sites.length < MANY) return (site) => sites.find((participant) => participant.site === site)?.type;
  const types = new Map(sites.map(({ site, type }) => [site, type]));
  return (site) => types.get(site);
}

/** From so many sites on they are looked up by a map. */
const MANY = 8;
