import { largestRemainder } from '../allocate/rounding/largest-remainder.ts';
import { defined } from '../domain/lists.ts';
import type { Cents } from '../domain/numbers/money.ts';
import type { Day, DayRange } from '../domain/time/calendar.ts';
import { monthStarts } from '../domain/time/period.ts';

/** A sum in equal parts, the cents that are left over on the first ones (ALLOCATION.md §7). */
export function instalments(amount: Cents, parts: number): readonly Cents[] {
  return largestRemainder(amount, { values: Array.from({ length: parts }, () => 1n), total: BigInt(parts) });
}

/** The days on which the parts of a period are called, each the first of a month: 1 January, 1 April … */
export function instalmentDays(days: DayRange, parts: number): readonly Day[] {
  const starts = monthStarts(days);
  return Array.from({ length: parts }, (_, part) =>
    defined(starts[Math.floor((part * starts.length) / parts)]),
  );
}
