import { type InvoiceHash, invoiceHash } from '../invoices/key-hash.ts';
import { invoiceCells } from '../report/allocations.ts';
import type { Kind } from './kind.ts';
import type { LaneHost } from './lane.ts';
import { NOTHING, type Piece, type Press } from './press.ts';

/** What lines of one invoice have in common. */
export interface Invoice {
  /** Whether its lines are asked for. */
  readonly isAsked: boolean;
  readonly hash: InvoiceHash;
  /** `supplier,invoice_number,invoice_date,`; nothing where its lines are not asked for. */
  readonly cells: Piece;
}

export interface InvoiceFinder {
  /** The invoice of a line by the codes of its cells: mostly that of the line before. */
  readonly find: (supplier: number, number: number, date: number, row: number) => Invoice;
  /** Another line came in between, of whatever invoice. */
  readonly forget: () => void;
}

export function invoiceFinder(
  file: string,
  kind: Kind,
  host: LaneHost,
  piece: Press['piece'],
): InvoiceFinder {
  let last: Invoice | undefined;
  let lastSupplier = -1;
  let lastNumber = -1;
  let lastDate = -1;
  const find: InvoiceFinder['find'] = (supplier, number, date, row) => {
    if (last !== undefined && supplier === lastSupplier && number === lastNumber && date === lastDate) {
      return last;
    }
    const dated = {
      supplier: kind.cells.supplier.valueOf(supplier),
      invoiceNumber: kind.cells.invoice_number.valueOf(number),
      invoiceDate: kind.cells.invoice_date.valueOf(date),
      file,
      row,
    };
    lastSupplier = supplier;
    lastNumber = number;
    lastDate = date;
    const isAsked = host.opens(dated);
    last = {
      isAsked,
      hash: invoiceHash(dated.supplier, dated.invoiceNumber),
      cells: isAsked ? piece(`${invoiceCells(dated)},`) : NOTHING,
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
