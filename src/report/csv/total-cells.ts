import { formatCents } from '../../domain/money.ts';
import type { Totals } from '../../settle/totals.ts';

/** The cells `lines,net_amount,vat_amount,gross_amount`. */
export function totalCells({ lines, net, vat, gross }: Totals): readonly (string | number)[] {
  return [lines, formatCents(net), formatCents(vat), formatCents(gross)];
}
