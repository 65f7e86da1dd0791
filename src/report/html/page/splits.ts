import type { PartTrace, SplitTrace } from '../../../allocate/rounding/split-trace.ts';
import type { AmountTrace, RoundingTrace } from '../../../allocate/trace.ts';
import type { PageLine, PagePart, PageRounding, PageShare, PageSplit } from './page-data.ts';

/** The parties over which the amounts of a line are split, net and VAT alike. */
export function pageSplits(
  { net, weights }: RoundingTrace,
  shares: readonly PageShare[],
): readonly PageSplit[] {
  const sitesOf = (id: string): readonly string[] =>
    shares.filter(({ member }) => member === id).map(({ site }) => site);
  return [
    pageSplit(net.members, '', weights.ids),
    ...net.sites.map((split, index) => {
      const member = weights.ids[index] ?? '';
      return pageSplit(split, member, sitesOf(member));
    }),
  ].filter(({ names }) => names.length > 1);
}

function pageSplit({ policy, total, parts }: SplitTrace, of: string, names: readonly string[]): PageSplit {
  return {
    of,
    policy,
    names,
    weights: parts.map(({ weight }) => weight.toString()),
    total: total.toString(),
  };
}

/** The results of rounding the splits of a line. */
export function pageRounded({ net, vat }: RoundingTrace): PageLine['rounded'] {
  const rounded = { net: pageRoundings(net), vat: pageRoundings(vat) };
  return rounded.net.length === 0 ? undefined : rounded;
}

function pageRoundings({ members, sites }: AmountTrace): readonly PageRounding[] {
  return [members, ...sites].filter(({ parts }) => parts.length > 1).map(pageRounding);
}

function pageRounding({ amount, left, decidedBy, parts }: SplitTrace): PageRounding {
  return { amount: amount.toString(), left: Number(left), decidedBy, parts: parts.map(pagePart) };
}

function pagePart({ base, remainder, gotCent, amount, account }: PartTrace): PagePart {
  return [
    base.toString(),
    remainder.toString(),
    gotCent ? 1 : 0,
    amount.toString(),
    ...(account === undefined
      ? ([] as const)
      : ([account.before.toString(), account.fraction.toString(), account.after.toString()] as const)),
  ];
}

/** The trace of a split that the page carries. */
export function splitTrace(
  { policy, weights, total }: PageSplit,
  rounding: PageRounding | undefined,
): SplitTrace {
  if (rounding === undefined) throw new Error('a split of the plan has no rounding');
  const { amount, left, decidedBy, parts } = rounding;
  return {
    policy,
    amount: BigInt(amount),
    total: BigInt(total),
    left: BigInt(left),
    decidedBy,
    parts: parts.map((part, index) => partTrace(part, weights[index])),
  };
}

function partTrace(
  [base, remainder, gotCent, amount, before, fraction, after]: PagePart,
  weight: string | undefined,
): PartTrace {
  return {
    weight: BigInt(weight ?? 0),
    base: BigInt(base),
    remainder: BigInt(remainder),
    gotCent: gotCent === 1,
    amount: BigInt(amount),
    account:
      before === undefined || fraction === undefined || after === undefined
        ? undefined
        : { before: BigInt(before), fraction: BigInt(fraction), after: BigInt(after) },
  };
}
