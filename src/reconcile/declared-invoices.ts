import type { DeclaredInvoice } from '../domain/invoice-line.ts';
import { groupBy } from '../domain/lists.ts';
import type { Invoice, InvoiceBook } from './lines/invoice-book.ts';
import type { History } from './sweep/history.ts';

/**
 * Finds the invoices to which declared totals belong: those `listed` in the table of the workspace, and those `stated` by
 * the invoice files. Where the invoice or its total names no supplier, the number decides; the total of an invoice
 * without supplier is found if a single supplier declares that number and has no such invoice.
 */
export function declaredByInvoice(
  invoices: InvoiceBook,
  listed: readonly DeclaredInvoice[],
  stated: readonly DeclaredInvoice[],
): Pick<History, 'declared' | 'declaredAlone'> {
  const byNumber = groupBy([...listed, ...stated], ({ invoiceNumber }) => invoiceNumber);
  const possible = ({ supplier, invoiceNumber }: Invoice): readonly DeclaredInvoice[] =>
    (byNumber.get(invoiceNumber) ?? []).filter(
      (one) => one.supplier === supplier || one.supplier === '' || supplier === '',
    );
  const declared = (invoice: Invoice): readonly DeclaredInvoice[] => {
    const all = possible(invoice);
    const same = all.filter(({ supplier }) => supplier === invoice.supplier);
    if (same.length > 0) return same;
    // The others name no supplier.
    if (invoice.supplier !== '') return all;
    const [only = '', ...others] = new Set(all.map(({ supplier }) => supplier));
    return others.length === 0 && invoices.find(only, invoice.invoiceNumber) === invoice ? all : [];
  };
  const withLines = new Set(invoices.all.flatMap(possible));
  return { declared, declaredAlone: [...listed, ...stated].filter((one) => !withLines.has(one)) };
}
