import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { cleanText } from '../../text/clean-text.ts';
import { OF_SIDES, sideOf } from '../../text/debit-credit.ts';

/** How the label of a credit begins. */
const CREDIT = /^(?:avoir|note de cr[ée]dit|cr[ée]dit(?: note)?|refund)(?![\p{L}\p{N}])/iu;

/** Names of columns that say what their rows are. */
const OF_KINDS = /\b(?:type|nature)\b|facture.*avoir/iu;

/**
 * Warns of a credit that an unread column declares, like {@link warnOfChargedCredit}; undefined where there is no such
 * column.
 */
export function creditRows(
  header: readonly string[],
  netHeader: string,
  isRead: (index: number) => boolean,
): ((record: readonly string[], line: InvoiceLine, report: OnProblem) => void) | undefined {
  const columns = header.flatMap((text, index) => {
    const isSide = OF_SIDES.test(text);
    return (isSide || OF_KINDS.test(text)) && !isRead(index) ? [{ index, isSide }] : [];
  });
  if (columns.length === 0) return undefined;
  return (record, { file, row, net, label = '' }, report) => {
    if (net <= 0n || CREDIT.test(label)) return;
    const textAt = (index: number): string => cleanText(record[index] ?? '');
    const isCredit = (cell: string, isSide: boolean): boolean =>
      CREDIT.test(cell) || (isSide && sideOf(cell) === 'credit');
    const index = columns.find((one) => isCredit(textAt(one.index), one.isSide))?.index;
    if (index === undefined) return;
    const value = textAt(index);
    const place = { file, row, column: header[index] ?? '', value };
    report({ ...problem('credit-charged', place, { value, header: netHeader }), stake: net });
  };
}

/**
 * Warns of a line that reads as a credit, by its label or by the invoice that it corrects, but whose net is none:
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
