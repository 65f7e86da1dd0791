import type { Billing } from '../../domain/tables.ts';
import { civil, type Day } from '../../domain/time/calendar.ts';
import { MONTHS_BILLED, startIn } from '../cycle.ts';
import { daysAt, subjectAt } from '../lines/line-store.ts';
import type { History } from './history.ts';

/**
 * For how many months at a time the item of a line is billed, by the schedule on its first day; a line without item has
 * that of its access.
 */
export function monthsBilledAt(index: number, { lines, register }: History): number {
  const { columns, subjects } = lines;
  const { from } = daysAt(columns, index);
  const access = subjects.accessOf(subjectAt(lines, index));
  const item = columns.items.textOf(columns.item[index] ?? 0) ?? register.accessOn(access, from)?.itemCode;
  return monthsOf(register.priceOn(item, from)?.billing);
}

export function monthsOf(billing: Billing | undefined): number {
  return billing === undefined || billing === 'once' ? 1 : MONTHS_BILLED[billing];
}

/** The last day of so many months that begin on a day. */
export function lastOfMonths(from: Day, months: number): Day {
  const { year, month, day } = civil(from);
  return startIn(year, month + months, day) - 1;
}
