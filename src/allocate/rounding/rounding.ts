import { getOrInsert } from '../../domain/cache.ts';
import type { RoundingPolicy } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import { commonDenominator, type Fraction } from '../../domain/numbers/fraction.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { divide, give, type IntegerWeights, integerWeights } from './divide.ts';
import { largestRemainder, rank } from './largest-remainder.ts';
import { type OnSplit, tieRule } from './split-trace.ts';

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

export type RoundedAmount = 'net' | 'vat';

/** Splits an amount of a line over its members, in the order of their ids. */
export type MemberSplit = (
  amount: Cents,
  kind: RoundedAmount,
  weights: LineWeights,
  line: Invoice,
  onSplit?: OnSplit,
) => readonly Cents[];

type Invoice = Pick<InvoiceLine, 'supplier' | 'invoiceNumber'>;

/** How each policy splits; `carry` remembers the accounts of every invoice that it saw. */
export function memberSplits(): Readonly<Record<RoundingPolicy, MemberSplit>> {
  const accountsOf = invoiceAccounts();
  return {
    largest_remainder: (amount, _kind, weights, _line, onSplit) =>
      largestRemainder(amount, weights.members, onSplit),
    carry: (amount, kind, weights, line, onSplit) =>
      carry(amount, weights.members, weights.ids, accountsOf(line)[kind], onSplit),
  };
}

/** The accounts of each invoice. */
function invoiceAccounts(): (line: Invoice) => Readonly<Record<RoundedAmount, RoundingAccounts>> {
  const suppliers = new Map<string, Map<string, Readonly<Record<RoundedAmount, RoundingAccounts>>>>();
  return ({ supplier, invoiceNumber }) => {
    const invoices = getOrInsert(suppliers, supplier, () => new Map());
    return getOrInsert(invoices, invoiceNumber, () => ({ net: new Map(), vat: new Map() }));
  };
}

/**
 * The second step: what each member bears, split over its sites, by the largest remainder under every policy. Returns one
 * amount for each share of the plan, in its order.
 */
export function roundOverShares(
  memberAmounts: readonly Cents[],
  weights: LineWeights,
  onSplit?: OnSplit,
): readonly Cents[] {
  if (weights.haveOneSite && onSplit === undefined) return memberAmounts;
  const amounts: Cents[] = [];
  weights.sites.forEach((sites, index) => {
    amounts.push(...largestRemainder(defined(memberAmounts[index]), sites, onSplit));
  });
  return amounts;
}

/** 10¹² picocents are a cent. */
const PICOCENTS = 10n ** 12n;

/** What rounding owes each member so far, in picocents: one account for an invoice's net, one for its VAT. */
export type RoundingAccounts = Map<string, bigint>;

/**
 * Splits an amount by weight (ALLOCATION.md §7, `carry`): the cents left go to the members to whom rounding owes most
 * over the invoice so far, this line included, among those whose exact part is not an integer; ties to the larger
 * weight, then to the first. Updates the accounts.
 */
export function carry(
  amount: Cents,
  weights: IntegerWeights,
  ids: readonly string[],
  accounts: RoundingAccounts,
  onSplit?: OnSplit,
): readonly Cents[] {
  const { values, total } = weights;
  const { floors: parts, remainders, left } = divide(amount, weights);
  const fractions = remainders.map((remainder) => picocents(remainder, weights));
  const due = ids.map((id, index) => (accounts.get(id) ?? 0n) + defined(fractions[index]));
  const order = rank(due, values).filter((index) => Boolean(remainders[index]));
  const takers = order.slice(0, left);
  onSplit?.({
    policy: 'carry',
    amount,
    total,
    left: BigInt(left),
    decidedBy: tieRule(order, left, due, values),
    parts: values.map((weight, index) => {
      const gotCent = takers.includes(index);
      const base = BigInt(defined(parts[index]));
      const [claim, fraction] = [defined(due[index]), defined(fractions[index])];
      return {
        weight,
        base,
        remainder: BigInt(defined(remainders[index])),
        gotCent,
        amount: base + (gotCent ? 1n : 0n),
        account: {
          before: claim - fraction,
          fraction,
          after: gotCent ? claim - PICOCENTS : claim,
        },
      };
    }),
  });
  give(parts, takers);
  for (const index of takers) due[index] = defined(due[index]) - PICOCENTS;
  ids.forEach((id, index) => void accounts.set(id, defined(due[index])));
  return parts.map(BigInt);
}

const MILLION = 1_000_000;

/** A remainder over the total, in whole picocents. */
function picocents(remainder: bigint | number, { total, safe }: IntegerWeights): bigint {
  if (typeof remainder === 'bigint' || safe === undefined || !Number.isSafeInteger(MILLION * safe.total)) {
    return (PICOCENTS * BigInt(remainder)) / total;
  }
  // In two steps of a million: 10¹² times a remainder is seldom a safe integer.
  const first = MILLION * remainder;
  const second = MILLION * (first % safe.total);
  return BigInt(MILLION * quotient(first, safe.total) + quotient(second, safe.total));
}

function quotient(numerator: number, denominator: number): number {
  return (numerator - (numerator % denominator)) / denominator;
}
