import { commonDenominator, type Fraction } from '../../domain/numbers/fraction.ts';

/** Shares as integers over a common total, in the order of their ids. */
export interface IntegerWeights {
  readonly values: readonly bigint[];
  readonly total: bigint;
  /** The same as safe integers; undefined where one of them is too large. */
  readonly safe?: { readonly values: readonly number[]; readonly total: number } | undefined;
}

/** The weights over which an amount of a line is rounded: of the members, then of the sites of each. */
export interface LineWeights {
  /** The ids of the members, in the order of `members`. */
  readonly ids: readonly string[];
  readonly members: IntegerWeights;
  /** The weights of the sites of each member (one weight for a member itself), summing to the member's. */
  readonly sites: readonly IntegerWeights[];
  /** Whether each member has a single site, which bears all that the member bears. */
  readonly haveOneSite: boolean;
}

/** The shares of a line over their common denominator, members first (ALLOCATION.md §7). */
export function lineWeights(
  shares: readonly { readonly member: string; readonly share: Fraction }[],
): LineWeights {
  const total = commonDenominator(shares.map(({ share }) => share));
  const groups: { readonly member: string; readonly values: bigint[]; sum: bigint }[] = [];
  for (const { member, share } of shares) {
    const weight = (share.numerator * total) / share.denominator;
    const last = groups.at(-1);
    if (last?.member === member) {
      last.values.push(weight);
      last.sum += weight;
    } else {
      groups.push({ member, values: [weight], sum: weight });
    }
  }
  return {
    ids: groups.map(({ member }) => member),
    members: integerWeights(
      groups.map(({ sum }) => sum),
      total,
    ),
    sites: groups.map(({ values, sum }) => integerWeights(values, sum)),
    haveOneSite: groups.length === shares.length,
  };
}

/** The weights of one who bears all. */
const ALL: IntegerWeights = { values: [1n], total: 1n, safe: { values: [1], total: 1 } };

/** Weights that sum to `total`, as safe integers too where that is one. */
function integerWeights(values: readonly bigint[], total: bigint): IntegerWeights {
  if (total === 1n) return ALL;
  const safe =
    total <= Number.MAX_SAFE_INTEGER ? { values: values.map(Number), total: Number(total) } : undefined;
  return { values, total, safe };
}
