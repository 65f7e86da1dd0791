import { groupBy } from '../../domain/lists.ts';
import type { Cents } from '../../domain/money.ts';
import { billedItemAt, FLAG, has } from '../lines/line-columns.ts';
import { invoiceOf, type LineStore } from '../lines/line-store.ts';

/** What credits take back, by index of the line. */
export interface TakenBack {
  /** The charges of which credits took back half or more: less is a discount. */
  readonly charges: ReadonlySet<number>;
  /** The credits that found nothing left to take back. */
  readonly idle: ReadonlySet<number>;
  /** What is left of each charge of which something was taken back. */
  readonly left: ReadonlyMap<number, Cents>;
}

/**
 * Each credit among the lines, which stand in the order they were billed, takes back of the charges in question: that of
 * its item on the invoice it names, another of that invoice, then the last before it that is left.
 */
export function takenBack(
  lines: readonly number[],
  isInQuestion: (index: number) => boolean,
  store: LineStore,
): TakenBack {
  const { columns } = store;
  const inQuestion = lines.filter(isInQuestion);
  const ofInvoice = groupBy<string | undefined, number>(
    inQuestion,
    (index) => invoiceOf(store, index).invoiceNumber,
  );
  const itemOf = (index: number, invoice: string): string => `${billedItemAt(columns, index)} ${invoice}`;
  const ofItem = groupBy(inQuestion, (index) => itemOf(index, invoiceOf(store, index).invoiceNumber));
  const charges = new Set<number>();
  const idle = new Set<number>();
  const before: number[] = [];
  const left = new Map<number, Cents>();
  /** Takes an amount back of the last charges that are left of these; returns what is more than they were. */
  const take = (of: number[], amount: Cents): Cents => {
    let rest = amount;
    for (let last = of.at(-1); last !== undefined && rest > 0n; last = of.at(-1)) {
      const charged = columns.net.at(last);
      const open = left.get(last) ?? charged;
      const kept = open > rest ? open - rest : 0n;
      rest -= open - kept;
      left.set(last, kept);
      if (isAtLeastHalf(charged - kept, charged)) charges.add(last);
      if (kept === 0n) of.pop();
    }
    return rest;
  };
  for (const index of lines) {
    if (isInQuestion(index)) before.push(index);
    if (!has(columns, index, FLAG.credit)) continue;
    const amount = -columns.net.at(index);
    const original = columns.original.get(index);
    const named = ofInvoice.get(original) ?? [];
    const alike = original === undefined ? [] : (ofItem.get(itemOf(index, original)) ?? []);
    if (take(before, take(named, take(alike, amount))) === amount) idle.add(index);
  }
  return { charges, idle, left };
}

/** Whether what is credited is a refund of what was charged: less than half of it is a discount. */
export function isAtLeastHalf(credited: bigint, charged: bigint): boolean {
  return 2n * credited >= charged;
}
