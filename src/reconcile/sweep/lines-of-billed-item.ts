import { type DayRange, formatRange, length } from '../../domain/calendar.ts';
import { groupBy } from '../../domain/group-by.ts';
import { overlaps, union } from '../day-ranges.ts';
import type { History } from '../history.ts';
import { FLAG, has, type LineColumns } from '../lines/line-columns.ts';
import { daysAt } from '../lines/line-store.ts';
import type { BilledItems } from './billed-items.ts';
import { isAtLeastHalf } from './taken-back.ts';

/** The lines of a billed item, by index, in the order they were billed; those of none (−1) are not known. */
export function linesOf({ lines, starts, ends }: BilledItems, billedItem: number): readonly number[] {
  return Array.from(lines.subarray(starts[billedItem] ?? 0, ends[billedItem] ?? 0));
}

/**
 * Tells the days that credits of a billed item take back; each is looked at once. Credits of the same days that come
 * to less than half of what the days were charged are discounts: they take no days back.
 */
export function creditedDays({
  lines: { columns },
  billedItems,
}: History): (billedItem: number) => readonly DayRange[] {
  const known = new Map<number, readonly DayRange[]>();
  return (billedItem) => {
    const days = known.get(billedItem) ?? takenBackDays(columns, linesOf(billedItems, billedItem));
    known.set(billedItem, days);
    return days;
  };
}

function takenBackDays(columns: LineColumns, lines: readonly number[]): readonly DayRange[] {
  const isCredit = (index: number): boolean => has(columns, index, FLAG.credit);
  const charges = lines.filter((index) => !isCredit(index) && columns.net.at(index) > 0n);
  const credits = groupBy(lines.filter(isCredit), (index) => formatRange(daysAt(columns, index)));
  const refunds: DayRange[] = [];
  for (const alike of credits.values()) {
    const days = daysAt(columns, alike[0] ?? 0);
    const net = alike.reduce((sum, index) => sum - columns.net.at(index), 0n);
    const over = charges.filter((index) => overlaps(daysAt(columns, index), days));
    const isRefund = (index: number): boolean =>
      isAtLeastHalf(
        net * BigInt(length(daysAt(columns, index))),
        columns.net.at(index) * BigInt(length(days)),
      );
    if (over.length === 0 || over.some(isRefund)) refunds.push(days);
  }
  return union(refunds);
}
