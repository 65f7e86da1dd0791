import type { RoundingPolicy } from '../../domain/convention.ts';
import type { Cents } from '../../domain/numbers/money.ts';

/** How an amount was split, step by step; made by the rounding itself, when asked. */
export interface SplitTrace {
  readonly policy: RoundingPolicy;
  readonly amount: Cents;
  /** The common denominator of the weights. */
  readonly total: bigint;
  /** Cents left when everyone has its base. */
  readonly left: bigint;
  readonly decidedBy: TieRule;
  /** In the order of the weights. */
  readonly parts: readonly PartTrace[];
}

export interface PartTrace {
  readonly weight: bigint;
  /** The exact part rounded down: of the absolute amount, or under `carry` of the amount itself. */
  readonly base: Cents;
  /** What rounding down left, as a numerator over the total. */
  readonly remainder: bigint;
  readonly gotCent: boolean;
  readonly amount: Cents;
  /** Picocents owed before and after, under `carry`. */
  readonly account:
    | { readonly before: bigint; readonly fraction: bigint; readonly after: bigint }
    | undefined;
}

/** Why those who got a cent came before the next one: there is no next one, their claims, their shares, or their ids. */
export type TieRule = 'none' | 'claim' | 'share' | 'id';

export type OnSplit = (trace: SplitTrace) => void;

/** Why the first `takers` of an order come before the next one. */
export function tieRule(
  order: readonly number[],
  takers: number,
  claims: readonly (bigint | number)[],
  weights: readonly bigint[],
): TieRule {
  const last = order[takers - 1];
  const next = order[takers];
  if (last === undefined || next === undefined) return 'none';
  if (claims[last] !== claims[next]) return 'claim';
  return weights[last] === weights[next] ? 'id' : 'share';
}
