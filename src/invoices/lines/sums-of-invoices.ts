import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { Day } from '../../domain/time/calendar.ts';

/** An invoice as its lines have it. */
export interface InvoiceSum extends Pick<InvoiceLine, 'supplier' | 'invoiceNumber'> {
  readonly date: Day;
  /** In this order too; several where it comes in parts. */
  readonly files: Set<string>;
  /** Of its lines, without VAT, in cents. */
  net: Cents;
}

/** Sums lines by their invoice. */
export function sumsOfInvoices() {
  const sums = new Map<string, InvoiceSum>();
  return {
    add({ supplier, invoiceNumber, invoiceDate: date, file, net }: InvoiceLine): void {
      const key = JSON.stringify([supplier, invoiceNumber]);
      const none = (): InvoiceSum => ({ supplier, invoiceNumber, date, files: new Set(), net: 0n });
      const sum = getOrInsert(sums, key, none);
      sum.files.add(file);
      sum.net += net;
    },
    /** Those of a date and a sum, in the order in which they were read. */
    of: (date: Day, net: Cents): readonly InvoiceSum[] =>
      [...sums.values()].filter((one) => one.date === date && one.net === net),
  };
}
