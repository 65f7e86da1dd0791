import type { AllocatedLine } from '../allocate/allocator.ts';
import { type SafeWeights, safeWeights, splitSafely } from '../allocate/safe-split.ts';
import type { LineWeights } from '../allocate/weights.ts';
import { ownerCells } from '../report/allocations.ts';
import type { Piece, Press } from './press.ts';

/** How amounts are split over the rows of a line, in safe integers of cents. */
export interface RowSplit {
  /** The largest magnitude of an amount that may be split so. */
  readonly most: number;
  readonly members: SafeWeights;
  /** Of each member. */
  readonly sites: readonly SafeWeights[];
  /** `member,site,share,` of each row. */
  readonly owners: readonly Piece[];
}

/** A line with more rows goes the other way: it is seldom, and finding the largest remainders takes long. */
export const MOST_ROWS = 64;

/** Of a member with one site, which bears all that the member does: the same for most members. */
const SOLE_SITE: SafeWeights = { values: [1], total: 1, most: Number.MAX_SAFE_INTEGER };

/** The split of a shared line, the same for all that have its shares; undefined where they are too fine, or too many. */
export function knownSplits(piece: Press['piece']): (shared: AllocatedLine) => RowSplit | undefined {
  const known = new WeakMap<LineWeights, RowSplit>();
  return (shared) => {
    const { weights } = shared.plan;
    const split = known.get(weights) ?? newSplit(shared, piece);
    if (split !== undefined) known.set(weights, split);
    return split;
  };
}

function newSplit({ plan, rows }: AllocatedLine, piece: Press['piece']): RowSplit | undefined {
  const members = safeWeights(plan.weights.members);
  const sites = plan.weights.bySite.map(({ sites: own }) =>
    own.values.length === 1 ? SOLE_SITE : safeWeights(own),
  );
  if (members === undefined || rows.length > MOST_ROWS || !sites.every((weights) => weights !== undefined)) {
    return undefined;
  }
  return {
    most: Math.min(members.most, ...sites.map(({ most }) => most)),
    members,
    sites,
    owners: rows.map((row) => piece(`${ownerCells(row)},`)),
  };
}

const ofMembers = new Float64Array(MOST_ROWS);

/** An amount over the members, then each member's over its sites (ALLOCATION.md §7): a part for each row. */
export function splitOverRows(amount: number, { members, sites }: RowSplit, into: Float64Array): void {
  splitSafely(amount, members, ofMembers, 0);
  let at = 0;
  for (let index = 0; index < sites.length; index++) {
    const weights = sites[index];
    if (weights === undefined) throw new RangeError('weights for every member');
    splitSafely(ofMembers[index] ?? 0, weights, into, at);
    at += weights.values.length;
  }
}
