import type { BillingCycle } from '../../domain/convention.ts';
import type { BuiltInCategory, InvoiceLine } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { DayRange } from '../../domain/time/calendar.ts';
import type { Invoice } from './invoice-book.ts';

/** A line while it is read, as the checks see it. A credit is a line of negative net; every other line is a charge. */
export interface Entry {
  readonly line: InvoiceLine;
  /** Its rank in canonical order. */
  readonly index: number;
  readonly invoice: Invoice;
  /** Its item (0: none), and what it is about with its item, by number (see `Subjects`). */
  readonly item: number;
  readonly billedItem: number;
  /** The category as which it behaves. */
  readonly category: BuiltInCategory;
  /** Its days of service. */
  readonly days: DayRange;
  /** Whether it states a period itself. */
  readonly statesPeriod: boolean;
  /** Whether those days are a period that was billed, be it the month of its invoice, not one day that stands for it. */
  readonly hasPeriod: boolean;
  /** The cycle of its supplier; of a line that states no days, and counts as one of the month of its invoice, that month. */
  readonly cycle: BillingCycle;
  /** Whether its days are full cycles. */
  readonly fullCycles: boolean;
  readonly credit: boolean;
  /** Whether it is of what is judged. */
  readonly selected: boolean;
  /** An earlier line of the same key, by index. */
  readonly repeats: number | undefined;
  /** Its VAT as it is shared (ALLOCATION.md §1); known of the invoices that are judged and of files with totals. */
  readonly vat: Cents;
}
