import type { Category } from '../invoice-line.ts';
import type { DecimalText } from '../numbers/decimal.ts';
import type { TableRow } from '../table-row.ts';
import type { DayRange } from '../time/calendar.ts';

export type Billing = 'monthly' | 'quarterly' | 'yearly' | 'once';

/** An item of the price schedule on some days: a row of prices.csv. */
export interface Price extends TableRow {
  readonly itemCode: string;
  readonly label: string | undefined;
  readonly category: Category | undefined;
  /** Euros, excluding VAT, at most 6 decimals. */
  readonly unitPrice: DecimalText;
  readonly vatRate: DecimalText | undefined;
  readonly billing: Billing | undefined;
  readonly market: string | undefined;
  readonly days: DayRange;
}
