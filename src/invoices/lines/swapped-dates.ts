import { bothDays } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { groupBy } from '../../domain/lists.ts';
import { civil, type Day, dayOf, formatDay } from '../../domain/time/calendar.ts';
import type { KnownInvoice } from './known-invoice.ts';

/** At least this many other invoices of the supplier must follow the habit, and this many times as many as do not. */
const FEWEST = 2;
const TIMES = 3;

/**
 * Invoice dates whose month and day may be swapped: swapped, the invoice is dated as many months after what it bills as
 * nearly all others of its supplier; as it is, it is not. Without a warning, it would be looked for in one month and
 * shared in another.
 */
export function swappedDates(invoices: readonly KnownInvoice[]): readonly Problem[] {
  return [...groupBy(invoices, ({ supplier }) => supplier).values()].flatMap((ofSupplier) => {
    const charging = ofSupplier.filter(({ billedUntil }) => billedUntil !== undefined);
    const byLag = groupBy(charging, ({ invoiceDate, billedUntil }) => lag(invoiceDate, billedUntil));
    const [[usual, { length: count }] = [undefined, { length: 0 }]] = [...byLag].sort(
      ([, one], [, other]) => other.length - one.length,
    );
    const swapped = charging.flatMap((invoice): readonly Swapped[] => {
      const day = monthAndDaySwapped(invoice.invoiceDate);
      const isMeant = day !== undefined && lag(day, invoice.billedUntil) === usual;
      return isMeant && lag(invoice.invoiceDate, invoice.billedUntil) !== usual ? [{ invoice, day }] : [];
    });
    const others = charging.length - count - swapped.length;
    if (count < FEWEST || count < TIMES * others) return [];
    return swapped.filter(({ invoice }) => !invoice.isCharged).map((one) => dateSwapped(one, count));
  });
}

interface Swapped {
  readonly invoice: KnownInvoice;
  readonly day: Day;
}

function dateSwapped({ invoice, day }: Swapped, count: number): Problem {
  const { invoiceNumber, invoiceDate, billedUntil = invoiceDate, file, row } = invoice;
  const [date, until] = [bothDays(invoiceDate), bothDays(billedUntil)];
  const args = { invoice: invoiceNumber, date, until, swapped: bothDays(day), count };
  const place = { file, row, column: 'invoice_date', value: formatDay(invoiceDate) };
  return problem('invoice-date-swapped', place, args);
}

/** The months from the last day that an invoice bills to its date. */
function lag(date: Day, until: Day | undefined): number | undefined {
  if (until === undefined) return undefined;
  const [dated, billed] = [civil(date), civil(until)];
  return (dated.year - billed.year) * 12 + dated.month - billed.month;
}

/** Undefined where that is not another day. */
function monthAndDaySwapped(date: Day): Day | undefined {
  const { year, month, day } = civil(date);
  return day > 12 || day === month ? undefined : dayOf(year, day, month);
}
