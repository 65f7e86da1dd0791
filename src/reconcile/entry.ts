import type { Day, DayRange } from '../domain/calendar.ts';
import type { BillingCycle } from '../domain/convention.ts';
import type { InvoiceLine, PricedLine } from '../domain/invoice-line.ts';

/** An invoice line as the checks see it. A credit is a line of negative net; every other line is a charge. */
export interface Entry {
  readonly line: PricedLine;
  /** Its invoice, as {@link invoiceKey} names it. */
  readonly invoice: string;
  /** Its rank in canonical order. */
  readonly index: number;
  /** Its days of service. */
  readonly days: DayRange;
  /** Whether those days are a period that was billed, not one day that stands for it. */
  readonly hasPeriod: boolean;
  /** Whether it is of the period that is judged. */
  readonly selected: boolean;
  /** The cycle of its supplier. */
  readonly cycle: BillingCycle;
  /** Whether its days are full cycles. */
  readonly fullCycles: boolean;
  /** Whether its net is negative. */
  readonly credit: boolean;
  /** Subject and item, the same for lines that bill one thing; undefined where the line does not say. */
  readonly thing: string | undefined;
  /** An earlier line of the same key. */
  readonly repeats: PricedLine | undefined;
}

export function isCredit({ credit }: Entry): boolean {
  return credit;
}

export function isCharge({ credit }: Entry): boolean {
  return !credit;
}

export function isSubscription({ line }: Entry): boolean {
  return line.category === 'subscription';
}

/** What recurs from one period to the next, so that two of it must not cover one day. */
export function recurs({ line }: Entry): boolean {
  return line.category === 'subscription' || line.category === 'service';
}

/** What a line is about: its access, or what it serves where it names none. Undefined: neither. */
export function subjectOf(line: InvoiceLine): string | undefined {
  return line.access !== undefined ? `access ${line.access}` : line.serves && `serves ${line.serves}`;
}

export function thingOf(line: InvoiceLine): string | undefined {
  const subject = subjectOf(line);
  const item = line.itemCode ?? line.label;
  return subject === undefined || item === undefined ? undefined : keyText(subject, item);
}

export function invoiceKey(supplier: string, invoiceNumber: string): string {
  return keyText(supplier, invoiceNumber);
}

/** One text of several, none of which holds a control character. */
export function keyText(...parts: readonly (string | number)[]): string {
  return parts.join('\u0000');
}

/** The order in which lines were billed: by invoice date, then as they were read. */
export function byDate(a: Entry, b: Entry): number {
  return a.line.invoiceDate - b.line.invoiceDate || a.index - b.index;
}

export function oneDay(day: Day): DayRange {
  return { from: day, to: day };
}
