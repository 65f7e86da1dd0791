import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { compareText } from '../../text/text-order.ts';

/** An invoice as one file has it. */
export interface InvoiceSum extends Pick<InvoiceLine, 'supplier' | 'invoiceNumber' | 'file'> {
  readonly date: Day;
  /** Of its lines there, without VAT, in cents. */
  net: Cents;
}

/** Sums lines by their invoice and file. */
export function sumsOfInvoices() {
  const sums = new Map<string, InvoiceSum>();
  return {
    add({ supplier, invoiceNumber, invoiceDate: date, file, net }: InvoiceLine): void {
      const key = JSON.stringify([supplier, invoiceNumber, file]);
      getOrInsert(sums, key, () => ({ supplier, invoiceNumber, file, date, net: 0n })).net += net;
    },
    /** Those of a date and a sum, by file and number. */
    of(date: Day, net: Cents): readonly InvoiceSum[] {
      return [...sums.values()]
        .filter((one) => one.date === date && one.net === net)
        .sort((a, b) => compareText(a.file, b.file) || compareText(a.invoiceNumber, b.invoiceNumber));
    },
  };
}
