import type { DeclaredInvoice } from '../domain/invoice-line.ts';
import { groupBy } from '../domain/lists.ts';
import type { Invoice, InvoiceBook } from './lines/invoice-book.ts';
import type { History } from './sweep/history.ts';

/**
 * Finds the invoices to which declared totals belong. Where the invoice or its total names no supplier, the number
 * decides; the total of an invoice without supplier is found if a single supplier declares that number and has no such
 * invoice.
 */
export function declaredInvoices(
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
    const isOf = ({ supplier, invoiceNumber }: DeclaredInvoice): boolean =>
      supplier === '' ||
      (supplier === all[0]?.supplier && invoices.find(supplier, invoiceNumber) === invoice);
    return all.every(isOf) ? all : [];
  };
  const withLines = new Set(invoices.all.flatMap(possible));
  return { declared, declaredAlone: [...listed, ...stated].filter((one) => !withLines.has(one)) };
}
