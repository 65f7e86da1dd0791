import type { DecimalText } from '../domain/decimal.ts';
import type { Price } from '../domain/price.ts';
import { type Entry, isCharge } from './entry.ts';
import type { History } from './history.ts';

/**
 * The unit price of a charge and the price of the schedule on its first day of service, where they differ.
 * Both are in their shortest form since they were read. Credits are left out: a refund after a change of price bears the old one.
 */
export function offSchedule(
  entry: Entry,
  history: History,
): { readonly actual: DecimalText; readonly price: Price } | undefined {
  const { unitPrice, itemCode } = entry.line;
  if (unitPrice === undefined || !isCharge(entry)) return undefined;
  const price = history.priceOn(itemCode, entry.days.from);
  if (price === undefined || price.unitPrice === unitPrice) return undefined;
  return { actual: unitPrice, price };
}
