import type { RoundingPolicy } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { type Cents, floorDivide } from '../../domain/money.ts';
import type { LineWeights, Weights } from '../plan/weights.ts';
import { remember } from '../remember.ts';
import { largestRemainder, rank } from './largest-remainder.ts';
import { type RecordSplit, tieRule } from './split-trace.ts';

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

/** The accounts of each invoice. */
function invoiceAccounts(): (line: Invoice) => Readonly<Record<AmountKind, CarryAccounts>> {
  const suppliers = new Map<string, Map<string, Readonly<Record<AmountKind, CarryAccounts>>>>();
  return ({ supplier, invoiceNumber }) => {
    const invoices = remember(suppliers, supplier, () => new Map());
    return remember(invoices, invoiceNumber, () => ({ net: new Map(), vat: new Map() }));
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
    if (sites.values.length === 1 && record === undefined) amounts.push(amount);
    else for (const part of largestRemainder(amount, sites, record)) amounts.push(part);
  });
  return amounts;
}

/** 10¹² picocents are a cent. */
export const PICOCENTS = 10n ** 12n;

/** What rounding owes each member so far, in picocents: one account for an invoice's net, one for its VAT. */
export type CarryAccounts = Map<string, bigint>;

/**
 * Splits an amount by weight (ALLOCATION.md §7, `carry`): the cents left go to those whom earlier lines of the
 * invoice left shortest, among those whose exact part is no integer. Writes the accounts.
 */
export function carry(
  amount: Cents,
  { values, total, safe }: Weights,
  ids: readonly string[],
  accounts: CarryAccounts,
  record?: RecordSplit,
): readonly Cents[] {
  if (safe !== undefined && record === undefined) {
    const inSafe = carrySafely(Number(amount), safe, ids, accounts);
    if (inSafe !== undefined) return inSafe;
  }
  const parts = values.map((value) => floorDivide(amount * value, total));
  const fractions = values.map((value, index) => {
    const remainder = amount * value - (parts[index] ?? 0n) * total;
    return (PICOCENTS * remainder) / total;
  });
  const exact = values.map((value) => (amount * value) % total === 0n);
  const due = ids.map((id, index) => (accounts.get(id) ?? 0n) + (fractions[index] ?? 0n));
  const left = Number(amount - parts.reduce((sum, part) => sum + part, 0n));
  const order = rank(due, values).filter((index) => !exact[index]);
  const takers = order.slice(0, left);
  record?.({
    policy: 'carry',
    amount,
    total,
    left: BigInt(left),
    decidedBy: tieRule(order, left, due, values),
    parts: values.map((weight, index) => {
      const gotCent = takers.includes(index);
      const base = parts[index] ?? 0n;
      const claim = due[index] ?? 0n;
      const fraction = fractions[index] ?? 0n;
      return {
        weight,
        base,
        remainder: amount * weight - base * total,
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
  for (const index of takers) {
    parts[index] = (parts[index] ?? 0n) + 1n;
    due[index] = (due[index] ?? 0n) - PICOCENTS;
  }
  ids.forEach((id, index) => void accounts.set(id, due[index] ?? 0n));
  return parts;
}

/** Picocents are counted in two steps of a million: 10¹² times a remainder is seldom a safe integer. */
const MILLION = 1_000_000;

/** The same in safe integers; undefined, with the accounts as they were, where one of them would not be. */
function carrySafely(
  amount: number,
  { values, total }: NonNullable<Weights['safe']>,
  ids: readonly string[],
  accounts: CarryAccounts,
): readonly Cents[] | undefined {
  if (!Number.isSafeInteger(amount * total) || !Number.isSafeInteger(MILLION * total)) return undefined;
  const parts: number[] = [];
  const due: number[] = [];
  const remainders: number[] = [];
  let left = amount;
  for (const [index, id] of ids.entries()) {
    const product = amount * (values[index] ?? 0);
    const rest = product % total;
    const remainder = rest < 0 ? rest + total : rest;
    const part = (product - remainder) / total;
    const millionths = (MILLION * remainder) % total;
    const fraction =
      MILLION * ((MILLION * remainder - millionths) / total) +
      (MILLION * millionths - ((MILLION * millionths) % total)) / total;
    const owed = Number(accounts.get(id) ?? 0n) + fraction;
    // A cent given or taken on top must be safe as well.
    if (!Number.isSafeInteger(2 * owed)) return undefined;
    parts.push(part);
    due.push(owed);
    remainders.push(remainder);
    left -= part;
  }
  const order = rank(due, values).filter((index) => remainders[index] !== 0);
  const takers = order.slice(0, left);
  for (const index of takers) {
    parts[index] = (parts[index] ?? 0) + 1;
    due[index] = (due[index] ?? 0) - MILLION * MILLION;
  }
  ids.forEach((id, index) => void accounts.set(id, BigInt(due[index] ?? 0)));
  return parts.map((part) => BigInt(part));
}
