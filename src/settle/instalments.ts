import { largestRemainder } from '../allocate/rounding/largest-remainder.ts';
import type { DayRange } from '../domain/calendar.ts';
import type { Cents } from '../domain/money.ts';
import { monthsOf } from '../domain/period.ts';

/** A sum in equal parts, the cents that are left over on the first ones (ALLOCATION.md §7). */
export function instalments(amount: Cents, parts: number): readonly Cents[] {
  return largestRemainder(amount, { values: Array.from({ length: parts }, () => 1n), total: BigInt(parts) });
}

/** The months of a period at the start of which its parts are called: 2026-01, 2026-04 … */
export function instalmentMonths(days: DayRange, parts: number): readonly string[] {
  const months = monthsOf(days);
  return Array.from({ length: parts }, (_, part) => months[Math.floor((part * months.length) / parts)] ?? '');
}
