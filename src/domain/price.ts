import type { DayRange } from './calendar.ts';
import type { DecimalText } from './decimal.ts';
import type { Category } from './invoice-line.ts';

export const BILLINGS = ['monthly', 'quarterly', 'yearly', 'once'] as const;
export type Billing = (typeof BILLINGS)[number];

/** An item of the price schedule on some days: a row of prices.csv. */
export interface Price {
  readonly itemCode: string;
  readonly label: string | undefined;
  readonly category: Category | undefined;
  /** Euros, excluding VAT, at most 6 decimals. */
  readonly unitPrice: DecimalText;
  readonly vatRate: DecimalText | undefined;
  readonly billing: Billing | undefined;
  readonly market: string | undefined;
  readonly days: DayRange;
  /** The file it stands in, where that is not the table's own CSV. */
  readonly file?: string | undefined;
  readonly row: number;
}
