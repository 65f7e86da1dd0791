import { type DayRange, formatRange, length, overlap } from '../../domain/calendar.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Cents } from '../../domain/money.ts';
import { remembering } from '../../domain/remembering.ts';
import { sumOfCents } from '../../domain/sum.ts';
import { countDays, overlaps, union } from '../day-ranges.ts';
import type { History } from '../history.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import { daysAt, invoiceOf, type LineStore } from '../lines/line-store.ts';
import type { BilledItems } from './billed-items.ts';
import { isAtLeastHalf } from './taken-back.ts';

/** The lines of a billed item, by index, in the order they were billed; those of none (−1) are not known. */
export function linesOf({ lines, starts, ends }: BilledItems, billedItem: number): readonly number[] {
  return Array.from(lines.subarray(starts[billedItem] ?? 0, ends[billedItem] ?? 0));
}

/** Credits of a billed item that are of the same days, and what they come to. */
interface Credit {
  readonly days: DayRange;
  readonly amount: Cents;
  /** Of a credit note, or naming an invoice; others stand beside charges. */
  readonly isRefund: boolean;
}

/**
 * Tells, of days that are in question, those that credits of a billed item take back. Credits of the same days that come to
 * less than half of what the days were charged are discounts: they take none back. A credit note may state all days of
 * the charge where it refunds some: it is held against the charge of those in question.
 */
export function creditedDays({
  lines,
  billedItems,
}: History): (billedItem: number, inQuestion: readonly DayRange[]) => readonly DayRange[] {
  const { columns } = lines;
  const ofItem = remembering((billedItem: number) => {
    const all = linesOf(billedItems, billedItem);
    const charges = all.filter((index) => columns.net.at(index) > 0n);
    return { charges, credits: creditsAmong(all, lines) };
  });
  return (billedItem, inQuestion) => {
    if (inQuestion.length === 0) return [];
    const { charges, credits } = ofItem(billedItem);
    const takesBack = ({ days, amount, isRefund }: Credit): boolean => {
      const refunded = inQuestion.flatMap((range) => overlap(range, days) ?? []);
      if (refunded.length === 0) return false;
      const count = BigInt(isRefund ? countDays(refunded) : length(days));
      const over = charges.filter((index) => overlaps(daysAt(columns, index), days));
      const isHalf = (index: number): boolean =>
        isAtLeastHalf(amount * BigInt(length(daysAt(columns, index))), columns.net.at(index) * count);
      return over.length === 0 || over.some(isHalf);
    };
    return union(credits.filter(takesBack).map(({ days }) => days));
  };
}

function creditsAmong(lines: readonly number[], store: LineStore): readonly Credit[] {
  const { columns } = store;
  const isRefund = (index: number): boolean =>
    columns.original.get(index) !== undefined || !invoiceOf(store, index).charges;
  const alike = groupBy(
    lines.filter((index) => has(columns, index, FLAG.credit)),
    (index) => `${formatRange(daysAt(columns, index))} ${isRefund(index)}`,
  );
  return [...alike.values()].map((credits) => {
    const [first = 0] = credits;
    const amount = -sumOfCents(credits.map((index) => columns.net.at(index)));
    return { days: daysAt(columns, first), amount, isRefund: isRefund(first) };
  });
}
