import { isError, type Problem } from '../diagnostics/problem.ts';
import type { BrokenLine } from '../domain/invoice-line.ts';
import type { SeenInvoice } from './no-lines.ts';

/** The invoices of rows that are no line: what is asked for may stand in them. */
export interface UnreadInvoices {
  /** Is given what is wrong with the files themselves, as they are read. */
  readonly addProblem: (found: Problem) => void;
  readonly addRow: (row: BrokenLine) => void;
  /** Undefined where something was not read of which nobody knows the invoice, or its date. */
  readonly all: () => readonly SeenInvoice[] | undefined;
}

export function unreadInvoices(): UnreadInvoices {
  const invoices = new Map<string, SeenInvoice>();
  /** The rows with an error whose invoice is not known yet, by file. */
  const open = new Map<string, Set<number>>();
  let inDoubt = false;
  return {
    addProblem(found) {
      const { file, row } = found.place;
      if (!isError(found)) return;
      if (row === undefined) inDoubt = true;
      else open.set(file, (open.get(file) ?? new Set()).add(row));
    },
    addRow({ file, row, invoiceNumber, invoiceDate }) {
      if (invoiceNumber === undefined || invoiceDate === undefined) return;
      open.get(file)?.delete(row);
      invoices.set(`${invoiceDate} ${invoiceNumber}`, { invoiceNumber, invoiceDate });
    },
    all: () =>
      inDoubt || [...open.values()].some(({ size }) => size > 0) ? undefined : [...invoices.values()],
  };
}
