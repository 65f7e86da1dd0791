import { type InvoiceHash, invoiceHash } from '../invoices/key-hash.ts';
import { invoiceCells } from '../report/allocations.ts';
import type { Kind } from './kind.ts';
import type { LaneHost } from './lane.ts';

/** What lines of one invoice have in common. */
export interface Invoice {
  /** Whether its lines are asked for. */
  readonly isAsked: boolean;
  readonly hash: InvoiceHash;
  /** `supplier,invoice_number,invoice_date,`. */
  readonly cells: Uint8Array;
}

export interface InvoiceFinder {
  /** The invoice of a line by the codes of its cells: mostly that of the line before. */
  readonly find: (supplier: number, number: number, date: number, row: number) => Invoice;
  /** Another line came in between, of whatever invoice. */
  readonly forget: () => void;
}

export function invoiceFinder(file: string, kind: Kind, host: LaneHost): InvoiceFinder {
  let last: Invoice | undefined;
  let lastSupplier = -1;
  let lastNumber = -1;
  let lastDate = -1;
  const find: InvoiceFinder['find'] = (supplier, number, date, row) => {
    if (last !== undefined && supplier === lastSupplier && number === lastNumber && date === lastDate) {
      return last;
    }
    const dated = {
      supplier: kind.supplier.valueOf(supplier),
      invoiceNumber: kind.invoiceNumber.valueOf(number),
      invoiceDate: kind.invoiceDate.valueOf(date),
      file,
      row,
    };
    lastSupplier = supplier;
    lastNumber = number;
    lastDate = date;
    last = {
      isAsked: host.opens(dated),
      hash: invoiceHash(dated.supplier, dated.invoiceNumber),
      cells: Buffer.from(`${invoiceCells(dated)},`),
    };
    return last;
  };
  return {
    find,
    forget() {
      last = undefined;
    },
  };
}
