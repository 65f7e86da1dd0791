import type { BuiltInCategory } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import { LAST_DAY } from '../../domain/time/calendar.ts';
import { billedItemAt, categoryAt, FLAG, has, isSubscriptionAt } from '../lines/line-columns.ts';
import { daysAt, invoiceOf, type LineStore, subjectAt } from '../lines/line-store.ts';
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
  const { from, to, net } = store.columns;
  const byAccess = groupBy(linesWithoutItem(history), (index) => subjectAt(store, index));
  for (const lines of byAccess.values()) {
    const alike = groupBy(lines, (index) => `${from[index]} ${to[index]} ${Math.abs(net.keyAt(index))}`);
    const again = [...alike.values()].flatMap((group) => (group.length > 1 ? againIn(group, store) : []));
    const firstEnd = lines.reduce((end, index) => Math.min(end, daysAt(store.columns, index).to), LAST_DAY);
    if (again.every(({ first }) => daysAt(store.columns, first).from > firstEnd)) yield* again;
  }
}

/** What is billed by days, charges and credits, of accesses of which a line names no item. */
function* linesWithoutItem({ lines: store, until }: History): Generator<number> {
  const { columns, subjects } = store;
  const nameless = new Set<number>();
  for (let index = 0; index < columns.count; index++) {
    if (columns.item[index] === 0) nameless.add(subjectAt(store, index));
  }
  for (let index = 0; index < columns.count; index++) {
    const subject = subjectAt(store, index);
    if (!nameless.has(subject) || subjects.accessOf(subject) === undefined) continue;
    if (!isByDays(categoryAt(columns, index)) || has(columns, index, FLAG.duplicate)) continue;
    if (invoiceOf(store, index).date <= until) yield index;
  }
}

/** Whether a category may be that of a subscription: what says nothing of a line may have it as `other`. */
function isByDays(category: BuiltInCategory): boolean {
  return category === 'subscription' || category === 'service' || category === 'other';
}

/** Among lines of the same access, days and amount, the charges that repeat the first of them in another invoice. */
function againIn(lines: readonly number[], store: LineStore): readonly Again[] {
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
