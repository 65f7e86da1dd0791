import { type Problem, problem } from '../diagnostics/problem.ts';
import { latinForm } from '../text/look-alike.ts';
import type { DatedInvoice } from './line-index.ts';

/** Invoices that look alike in two alphabets, by their number or supplier, each beside the first of its look. */
export function alikeInvoices(invoices: readonly DatedInvoice[]): readonly Problem[] {
  const isForeign = ({ supplier, invoiceNumber }: DatedInvoice): boolean =>
    latinForm(supplier) !== supplier || latinForm(invoiceNumber) !== invoiceNumber;
  if (!invoices.some(isForeign)) return [];
  const firsts = new Map<string, DatedInvoice>();
  return invoices.flatMap((invoice) => {
    const { supplier, invoiceNumber, file, row } = invoice;
    const look = JSON.stringify([latinForm(supplier), latinForm(invoiceNumber)]);
    const first = firsts.get(look);
    if (first === undefined) firsts.set(look, invoice);
    if (first === undefined) return [];
    const [column, id, other] =
      first.invoiceNumber === invoiceNumber
        ? (['supplier', supplier, first.supplier] as const)
        : (['invoice_number', invoiceNumber, first.invoiceNumber] as const);
    return [problem('id-look-alike', { file, row, column, value: id }, { id, other })];
  });
}
