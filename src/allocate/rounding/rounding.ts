import type { RoundingPolicy } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/money.ts';
import type { LineWeights } from '../plan/weights.ts';
import { type CarryAccounts, carry } from './carry.ts';
import { largestRemainder } from './largest-remainder.ts';
import type { RecordSplit } from './split-trace.ts';

export type AmountKind = 'net' | 'vat';

/** Splits an amount of a line over its members, in the order of their ids. */
export type MemberSplit = (
  amount: Cents,
  kind: AmountKind,
  weights: LineWeights,
  line: Pick<InvoiceLine, 'supplier' | 'invoiceNumber'>,
  record?: RecordSplit,
) => readonly Cents[];

const POLICIES: Record<RoundingPolicy, () => MemberSplit> = {
  largest_remainder: () => (amount, _kind, weights, _line, record) =>
    largestRemainder(amount, weights.members, record),
  carry: () => {
    const invoices = new Map<string, CarryAccounts>();
    return (amount, kind, weights, line, record) => {
      const account = JSON.stringify([line.supplier, line.invoiceNumber, kind]);
      const accounts = invoices.get(account) ?? new Map<string, bigint>();
      invoices.set(account, accounts);
      return carry(amount, weights.members, weights.ids, accounts, record);
    };
  },
};

/** The way a convention rounds; with `carry` it remembers the accounts of every invoice that it saw. */
export function memberSplit(policy: RoundingPolicy): MemberSplit {
  return POLICIES[policy]();
}

/** The amount over members, then each member's over its sites: one amount for each share of the plan. */
export function roundOverShares(
  memberAmounts: readonly Cents[],
  weights: LineWeights,
  record?: RecordSplit,
): readonly Cents[] {
  const amounts: Cents[] = [];
  weights.bySite.forEach(({ sites }, index) => {
    for (const amount of largestRemainder(memberAmounts[index] ?? 0n, sites, record)) amounts.push(amount);
  });
  return amounts;
}
