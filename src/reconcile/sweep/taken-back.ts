import { groupBy } from '../../domain/group-by.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import { invoiceOf, type LineStore } from '../lines/line-store.ts';

/** What credits take back, and the credits that found nothing left to take back, by index. */
export interface TakenBack {
  readonly charges: ReadonlySet<number>;
  readonly idle: ReadonlySet<number>;
}

/**
 * Each credit among the lines, which stand in the order they were billed, takes back one of the charges in question: that
 * of the invoice it names, else the last before it. One of less than half of that charge is a discount, and takes nothing back.
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
  const takeLast = (of: number[], credit: number): number | undefined => {
    const left = of.findLastIndex((index) => !charges.has(index));
    of.length = left + 1;
    const last = of[left];
    const takes = last !== undefined && isAtLeastHalf(-columns.net.at(credit), columns.net.at(last));
    return takes ? of.pop() : undefined;
  };
  for (const index of lines) {
    if (isInQuestion(index)) before.push(index);
    if (!has(columns, index, FLAG.credit)) continue;
    const named = ofInvoice.get(columns.original.get(index));
    const taken = (named && takeLast(named, index)) ?? takeLast(before, index);
    if (taken === undefined) idle.add(index);
    else charges.add(taken);
  }
  return { charges, idle };
}

/** Whether what is credited is a refund of what was charged: less than half of it is a discount. */
export function isAtLeastHalf(credited: bigint, charged: bigint): boolean {
  return 2n * credited >= charged;
}
