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
 * of the invoice it names, else the last before it.
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
  const takeLast = (of: number[]): number | undefined => {
    let last = of.pop();
    while (last !== undefined && charges.has(last)) last = of.pop();
    return last;
  };
  for (const index of lines) {
    if (isInQuestion(index)) before.push(index);
    if (!has(columns, index, FLAG.credit)) continue;
    const named = ofInvoice.get(columns.original.get(index));
    const taken = (named && takeLast(named)) ?? takeLast(before);
    if (taken === undefined) idle.add(index);
    else charges.add(taken);
  }
  return { charges, idle };
}
