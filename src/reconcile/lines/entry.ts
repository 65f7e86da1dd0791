import type { BillingCycle } from '../../domain/convention.ts';
import type { BuiltInCategory, InvoiceLine } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { DayRange } from '../../domain/time/calendar.ts';
import type { Invoice } from './invoice-book.ts';

/**
 * A line as the checks see it when it is read. A credit is a line with a negative net; every other line is a charge.
 */
export interface Entry {
  readonly line: InvoiceLine;
  /** Its rank in canonical order. */
  readonly index: number;
  readonly invoice: Invoice;
  /** Its item (0: none), and its subject with that item, by number (see `Subjects`). */
  readonly item: number;
  readonly billedItem: number;
  /** The category that it behaves as. */
  readonly category: BuiltInCategory;
  /** Its days of service. */
  readonly days: DayRange;
  /** Whether it states a period itself. */
  readonly statesPeriod: boolean;
  /**
   * Whether those days are a period that was billed, even the month of its invoice, rather than one day that stands for
   * it.
   */
  readonly hasPeriod: boolean;
  /** The cycle of its supplier; for a line that states no days, and counts for the month of its invoice, that month. */
  readonly cycle: BillingCycle;
  /** Whether its days are full cycles. */
  readonly fullCycles: boolean;
  readonly credit: boolean;
  /** Whether it is to be judged. */
  readonly selected: boolean;
  /** The index of an earlier line with the same key. */
  readonly repeats: number | undefined;
  /** Its VAT as it is shared (ALLOCATION.md §1); known for judged invoices and for files with totals. */
  readonly vat: Cents;
}
