import { type OnProblem, problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';

/** How the label of what is given back begins. */
const CREDIT = /^(?:avoir|note de cr[ée]dit|credit(?: note)?|refund)(?![\p{L}\p{N}])/iu;

/**
 * Warns of a line that reads as a credit, by its label or by the invoice that it corrects, and whose net is no credit:
 * operators write the amounts of a file of credit notes without a sign. `header` is that of the net amount.
 */
export function warnOfChargedCredit(line: InvoiceLine, header: string, report: OnProblem): void {
  const { file, row, net, label = '', invoiceNumber, originalInvoice } = line;
  if (net <= 0n) return;
  const isByLabel = CREDIT.test(label);
  const value = isByLabel ? label : originalInvoice;
  // Some operators repeat the number of every invoice as that of its original.
  if (value === undefined || (!isByLabel && value === invoiceNumber)) return;
  const column = isByLabel ? 'label' : 'original_invoice';
  report({ ...problem('credit-charged', { file, row, column, value }, { value, header }), stake: net });
}
