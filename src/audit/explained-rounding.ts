import type { PlanShare } from '../allocate/plan/plan.ts';
import type { PartTrace, SplitTrace } from '../allocate/rounding/split-trace.ts';
import type { AmountTrace, RoundingTrace } from '../allocate/trace.ts';
import { formatCents } from '../domain/money.ts';

/** The rounding of a line, step by step: members first, then each member's sites (ALLOCATION.md §7). */
export function explainRounding({ net, vat, weights }: RoundingTrace, shares: readonly PlanShare[]) {
  return {
    policy: net.members.policy,
    net: explainAmount(net, weights.ids, shares),
    vat: explainAmount(vat, weights.ids, shares),
  };
}

function explainAmount(
  { members, sites }: AmountTrace,
  ids: readonly string[],
  shares: readonly PlanShare[],
) {
  return {
    members: explainSplit(members, ids),
    sites: sites.map((split, index) => {
      const member = ids[index] ?? '';
      const ofMember = shares.filter((share) => share.member === member).map(({ site }) => site);
      return { member, ...explainSplit(split, ofMember) };
    }),
  };
}

/** A split with its steps: bases and remainders over one denominator, the cents left, and what decided a tie. */
function explainSplit({ policy, amount, total, left, decidedBy, parts }: SplitTrace, ids: readonly string[]) {
  return {
    policy,
    amount: formatCents(amount),
    denominator: total.toString(),
    cents_left: Number(left),
    decided_by: decidedBy,
    parts: parts.map((part, index) => ({ id: ids[index] ?? '', ...explainPart(part) })),
  };
}

function explainPart({ weight, base, remainder, gotCent, amount, account }: PartTrace) {
  return {
    numerator: weight.toString(),
    base: formatCents(base),
    remainder: remainder.toString(),
    got_cent: gotCent,
    amount: formatCents(amount),
    account:
      account === undefined
        ? null
        : {
            before: account.before.toString(),
            fraction: account.fraction.toString(),
            after: account.after.toString(),
          },
  };
}
