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
  line: Invoice,
  record?: RecordSplit,
) => readonly Cents[];

type Invoice = Pick<InvoiceLine, 'supplier' | 'invoiceNumber'>;

const POLICIES: Record<RoundingPolicy, () => MemberSplit> = {
  largest_remainder: () => (amount, _kind, weights, _line, record) =>
    largestRemainder(amount, weights.members, record),
  carry: () => {
    const accountsOf = invoiceAccounts();
    return (amount, kind, weights, line, record) =>
      carry(amount, weights.members, weights.ids, accountsOf(line)[kind], record);
  },
};

/** The way a convention rounds; with `carry` it remembers the accounts of every invoice that it saw. */
export function memberSplit(policy: RoundingPolicy): MemberSplit {
  return POLICIES[policy]();
}

/** The accounts of each invoice; its lines mostly follow each other. */
function invoiceAccounts(): (line: Invoice) => Readonly<Record<AmountKind, CarryAccounts>> {
  const invoices = new Map<string, Readonly<Record<AmountKind, CarryAccounts>>>();
  let latest: Invoice | undefined;
  let ofLatest: Readonly<Record<AmountKind, CarryAccounts>> = { net: new Map(), vat: new Map() };
  return (line) => {
    const { supplier, invoiceNumber } = line;
    if (latest?.supplier === supplier && latest.invoiceNumber === invoiceNumber) return ofLatest;
    const key = JSON.stringify([supplier, invoiceNumber]);
    latest = { supplier, invoiceNumber };
    ofLatest = invoices.get(key) ?? { net: new Map(), vat: new Map() };
    invoices.set(key, ofLatest);
    return ofLatest;
  };
}

/** The amount over members, then each member's over its sites: one amount for each share of the plan. */
export function roundOverShares(
  memberAmounts: readonly Cents[],
  weights: LineWeights,
  record?: RecordSplit,
): readonly Cents[] {
  const amounts: Cents[] = [];
  weights.bySite.forEach(({ sites }, index) => {
    const amount = memberAmounts[index] ?? 0n;
    if (sites.values.length === 1 && record === undefined) {
      amounts.push(amount);
      return;
    }
    for (const part of largestRemainder(amount, sites, record)) amounts.push(part);
  });
  return amounts;
}
