import type { BuiltInCategory } from '../../domain/invoice-line.ts';
import { billedItemAt, categoryAt, FLAG, has, isSubscriptionAt } from '../lines/line-columns.ts';
import { daysAt, invoiceOf, subjectAt } from '../lines/line-store.ts';
import { inBillingOrder } from './billed-items.ts';
import type { History } from './history.ts';
import { takenBack } from './taken-back.ts';

/** A charge, and an earlier one of the same access, days and amount, by index. */
export interface Again {
  readonly index: number;
  readonly first: number;
}

/**
 * Subscriptions that seem to be billed again under another name, whatever category that got: of the access, days and
 * amount of one of another invoice, where one of the two names no item, and no credit of those days and amount cancels
 * either. Where an access was billed so from its first days on, it has two subscriptions of one price.
 */
export function* billedUnderOtherName(history: History): Generator<Again> {
  const { lines: store } = history;
  const { columns } = store;
  const compare = (a: number, b: number): number =>
    subjectAt(store, a) - subjectAt(store, b) ||
    daysAt(columns, a).from - daysAt(columns, b).from ||
    daysAt(columns, a).to - daysAt(columns, b).to ||
    Math.abs(columns.net.keyAt(a)) - Math.abs(columns.net.keyAt(b));
  const lines = linesWithoutItem(history).sort(compare);
  let subject = -1;
  let firstEnd = 0;
  let isUsual = false;
  for (let start = 0, end = 0; start < lines.length; start = end) {
    const one = lines[start] ?? 0;
    while (end < lines.length && compare(one, lines[end] ?? 0) === 0) end++;
    const { from, to } = daysAt(columns, one);
    if (subject !== subjectAt(store, one)) [subject, firstEnd, isUsual] = [subjectAt(store, one), to, false];
    const again = end - start > 1 ? againIn(lines.slice(start, end), history) : [];
    if (again.length > 0 && from <= firstEnd) isUsual = true;
    if (!isUsual) yield* again;
    firstEnd = Math.min(firstEnd, to);
  }
}

/** What is billed by days, charges and credits, of accesses of which a line names no item. */
function linesWithoutItem({ lines: store, until }: History): number[] {
  const { columns, subjects } = store;
  const nameless = new Set<number>();
  for (let index = 0; index < columns.count; index++) {
    const subject = subjectAt(store, index);
    if (columns.item[index] === 0 && subjects.accessOf(subject) !== undefined) nameless.add(subject);
  }
  const known: number[] = [];
  for (let index = 0; nameless.size > 0 && index < columns.count; index++) {
    if (!isByDays(categoryAt(columns, index)) || has(columns, index, FLAG.duplicate)) continue;
    if (!nameless.has(subjectAt(store, index)) || invoiceOf(store, index).date > until) continue;
    known.push(index);
  }
  return known;
}

/** Whether a category may be that of a subscription: what says nothing of a line may have it as `other`. */
function isByDays(category: BuiltInCategory): boolean {
  return category === 'subscription' || category === 'service' || category === 'other';
}

/** Among lines of the same access, days and amount, the charges that repeat the first of them in another invoice. */
function againIn(lines: readonly number[], { lines: store }: History): readonly Again[] {
  const { columns } = store;
  const isCharge = (index: number): boolean => !has(columns, index, FLAG.credit);
  const inOrder = inBillingOrder(lines, store);
  const { charges: cancelled } = takenBack(inOrder, isCharge, store);
  const [first = -1, ...others] = inOrder.filter((index) => isCharge(index) && !cancelled.has(index));
  const differ = (index: number): boolean =>
    columns.invoice[index] !== columns.invoice[first] &&
    billedItemAt(columns, index) !== billedItemAt(columns, first);
  const isAny = (holds: (index: number) => boolean, index: number): boolean => holds(index) || holds(first);
  const isNameless = (index: number): boolean => columns.item[index] === 0;
  const isSubscription = (index: number): boolean => isSubscriptionAt(columns, index);
  return others
    .filter((index) => differ(index) && isAny(isNameless, index) && isAny(isSubscription, index))
    .map((index) => ({ index, first }));
}
