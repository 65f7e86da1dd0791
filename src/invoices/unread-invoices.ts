import { isError, type Problem } from '../diagnostics/problem.ts';
import type { BrokenLine } from '../domain/invoice-line.ts';
import type { SeenInvoice } from './no-lines.ts';

export type UnreadInvoices = ReturnType<typeof unreadInvoices>;

/** The invoices of rows that are no line: what is asked for may stand in them. */
export function unreadInvoices() {
  const invoices = new Map<string, SeenInvoice>();
  /** The rows with an error whose invoice is not known yet, by file. */
  const open = new Map<string, Set<number>>();
  let inDoubt = false;
  return {
    /** Is given what is wrong with the files themselves, as they are read. */
    addProblem(found: Problem): void {
      const { file, row } = found.place;
      if (!isError(found)) return;
      if (row === undefined) inDoubt = true;
      else open.set(file, (open.get(file) ?? new Set()).add(row));
    },
    addRow({ file, row, invoiceNumber, invoiceDate }: BrokenLine): void {
      if (invoiceNumber === undefined || invoiceDate === undefined) return;
      open.get(file)?.delete(row);
      invoices.set(`${invoiceDate} ${invoiceNumber}`, { invoiceNumber, invoiceDate });
    },
    /** Undefined where something was not read of which nobody knows the invoice, or its date. */
    all: (): readonly SeenInvoice[] | undefined =>
      inDoubt || [...open.values()].some(({ size }) => size > 0) ? undefined : [...invoices.values()],
  };
}
