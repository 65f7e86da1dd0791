import { leastCommonMultiple } from '../../domain/fraction.ts';
import type { PlanShare } from './combine.ts';

/** Shares as integers over a common total, in the order of their ids. */
export interface Weights {
  readonly values: readonly bigint[];
  readonly total: bigint;
}

/** A member's share of a line, and those of its sites within it. */
export interface MemberWeights {
  readonly member: string;
  /** Of the sites (an empty one for the member itself), summing to the member's weight. */
  readonly sites: Weights;
}

export interface LineWeights {
  readonly ids: readonly string[];
  readonly members: Weights;
  readonly bySite: readonly MemberWeights[];
}

/** The shares of a line over their common denominator, members first (ALLOCATION.md §7). */
export function weightsOf(shares: readonly PlanShare[]): LineWeights {
  const total = shares.reduce(
    (common, { share: { denominator } }) =>
      common === denominator ? common : leastCommonMultiple(common, denominator),
    1n,
  );
  const bySite: { member: string; sites: { values: bigint[]; total: bigint } }[] = [];
  for (const { member, share } of shares) {
    const weight = (share.numerator * total) / share.denominator;
    const last = bySite.at(-1);
    if (last?.member === member) {
      last.sites.values.push(weight);
      last.sites.total += weight;
    } else {
      bySite.push({ member, sites: { values: [weight], total: weight } });
    }
  }
  return {
    ids: bySite.map(({ member }) => member),
    members: { values: bySite.map(({ sites }) => sites.total), total },
    bySite,
  };
}
