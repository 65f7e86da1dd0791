import type { DecimalText } from '../../domain/numbers/decimal-text.ts';
import type { Price } from '../../domain/tables.ts';
import type { PricedNet } from '../expected-net.ts';

/**
 * The unit price of a charge and the price of the schedule on its first day of service, where they differ. Both were
 * read in their shortest form. Credits are left out: a refund after a change of price has the old one.
 */
export function offSchedule(
  { unitPrice, credit }: Pick<PricedNet, 'unitPrice' | 'credit'>,
  price: Price | undefined,
): { readonly actual: DecimalText; readonly price: Price } | undefined {
  if (unitPrice === undefined || credit) return undefined;
  if (price === undefined || price.unitPrice === unitPrice) return undefined;
  return { actual: unitPrice, price };
}
