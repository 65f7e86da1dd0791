import type { DeclaredInvoice, DeclaredTotal } from '../../domain/invoice-line.ts';
import type { Day, DayRange } from '../../domain/time/calendar.ts';
import type { ClosedPeriods } from '../closed-periods.ts';
import type { WrongSum } from '../finding.ts';
import type { Invoice } from '../lines/invoice-book.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import type { LineStore } from '../lines/line-store.ts';
import type { CheckRegister } from '../register/check-register.ts';
import type { BilledItems } from './billed-items.ts';

/** The invoices of a workspace once all lines are read, for the checks that compare lines with each other. */
export interface History {
  readonly register: CheckRegister;
  readonly lines: LineStore;
  /** The days of the period; undefined where single invoices are judged. */
  readonly period: DayRange | undefined;
  /** Lines dated after this day are not yet known when the period is judged. */
  readonly until: Day;
  /**
   * The lines of each billed item in the order they were billed, without duplicates, dated up to the end of the period.
   */
  readonly billedItems: BilledItems;
  /** Lines that were billed already, and the line that did, both by index. */
  readonly duplicates: ReadonlyMap<number, number>;
  /** The stated totals of an invoice, from each source that states one. */
  readonly declared: (invoice: Invoice) => readonly DeclaredInvoice[];
  /** Stated totals of invoices without any line in the workspace. */
  readonly declaredAlone: readonly DeclaredInvoice[];
  /** Rows of totals that name no invoice. */
  readonly declaredFiles: readonly DeclaredTotal[];
  /** What electronic invoices state wrongly, by file. */
  readonly wrongSums: ReadonlyMap<string, readonly WrongSum[]>;
  /** In the order of their last days. */
  readonly closed: ClosedPeriods;
}

/** The lines of the period, by index. Findings on one that is only billed again are dropped at the end (`conclude`). */
export function* judgedLines(history: History): Generator<number> {
  for (let index = 0; index < history.lines.columns.count; index++) {
    if (isJudged(history, index)) yield index;
  }
}

export function isJudged({ lines: { columns } }: History, index: number): boolean {
  return has(columns, index, FLAG.selected);
}
