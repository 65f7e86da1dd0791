import { groupBy } from '../../domain/group-by.ts';
import type { Cents } from '../../domain/money.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import { invoiceOf, type LineStore } from '../lines/line-store.ts';

/** What credits take back, and the credits that found nothing left to take back, by index. */
export interface TakenBack {
  readonly charges: ReadonlySet<number>;
  readonly idle: ReadonlySet<number>;
}

/**
 * Each credit among the lines, which stand in the order they were billed, takes back of the charges in question: that of
 * the invoice it names, then the last before it that is left. A charge of which credits take less than half was discounted.
 */
export function takenBack(
  lines: readonly number[],
  isInQuestion: (index: number) => boolean,
  store: LineStore,
): TakenBack {
  const { columns } = store;
  const ofInvoice = groupBy<string | undefined, number>(
    lines.filter(isInQuestion),
    (index) => invoiceOf(store, index).invoiceNumber,
  );
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
    const named = ofInvoice.get(columns.original.get(index)) ?? [];
    if (take(before, take(named, amount)) === amount) idle.add(index);
  }
  return { charges, idle };
}

/** Whether what is credited is a refund of what was charged: less than half of it is a discount. */
export function isAtLeastHalf(credited: bigint, charged: bigint): boolean {
  return 2n * credited >= charged;
}
