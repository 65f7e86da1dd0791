import { type Cents, floorDivide } from '../../domain/money.ts';
import type { Weights } from '../plan/weights.ts';
import { rank } from './largest-remainder.ts';
import { type RecordSplit, tieRule } from './split-trace.ts';

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
  { values, total }: Weights,
  ids: readonly string[],
  accounts: CarryAccounts,
  record?: RecordSplit,
): readonly Cents[] {
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
