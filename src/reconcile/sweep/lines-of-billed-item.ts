import { cached } from '../../domain/cache.ts';
import { type DayRange, formatRange, length } from '../../domain/calendar.ts';
import { groupBy } from '../../domain/lists.ts';
import { sumOfCents } from '../../domain/money.ts';
import { union } from '../../domain/period.ts';
import { overlaps } from '../day-ranges.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import { daysAt, invoiceOf, type LineStore } from '../lines/line-store.ts';
import type { BilledItems } from './billed-items.ts';
import type { History } from './history.ts';
import { isAtLeastHalf } from './taken-back.ts';

/** The lines of a billed item, by index, in the order they were billed; those of none (−1) are not known. */
export function linesOf({ lines, starts, ends }: BilledItems, billedItem: number): readonly number[] {
  return Array.from(lines.subarray(starts[billedItem] ?? 0, ends[billedItem] ?? 0));
}

/**
 * Tells the days that credits of a billed item take back; each item is looked at once. Credits that stand beside charges,
 * name no invoice and come to less than half of what their days were charged are discounts: they take none back.
 */
export function creditedDays({ lines, billedItems }: History): (billedItem: number) => readonly DayRange[] {
  return cached((billedItem: number) => takenBackDays(linesOf(billedItems, billedItem), lines));
}

function takenBackDays(lines: readonly number[], store: LineStore): readonly DayRange[] {
  const { columns } = store;
  const isRefund = (index: number): boolean =>
    columns.original.get(index) !== undefined || !invoiceOf(store, index).charges;
  const credits = lines.filter((index) => has(columns, index, FLAG.credit));
  const refunds = credits.filter(isRefund).map((index) => daysAt(columns, index));
  const beside = groupBy(
    credits.filter((index) => !isRefund(index)),
    (index) => formatRange(daysAt(columns, index)),
  );
  const charges = lines.filter((index) => columns.net.at(index) > 0n);
  for (const alike of beside.values()) {
    const days = daysAt(columns, alike[0] ?? 0);
    const amount = -sumOfCents(alike.map((index) => columns.net.at(index)));
    const isHalfOf = (index: number): boolean => {
      const charged = daysAt(columns, index);
      if (!overlaps(charged, days)) return false;
      return isAtLeastHalf(amount * BigInt(length(charged)), columns.net.at(index) * BigInt(length(days)));
    };
    if (charges.some(isHalfOf)) refunds.push(days);
  }
  return union(refunds);
}
