import { type OnProblem, problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import { totalGlob } from '../workspace/reading/no-row.ts';

/** Looks at the lines of one file, in order, for one that sums others up. */
export type TotalLineFinder = (line: InvoiceLine, report: OnProblem) => void;

/** The columns that a line has a text in which may say that it is a total. */
const TEXTS = [
  ['label', 'label'],
  ['line_number', 'lineNumber'],
  ['item_code', 'itemCode'],
] as const;

/** Warns of a line that reads as a total and whose net is the sum of lines above it: it would charge them twice. */
export function totalLineFinder(): TotalLineFinder {
  let ofFile: Cents = 0n;
  let ofInvoice: Cents = 0n;
  let sinceTotal: Cents = 0n;
  let invoice: Pick<InvoiceLine, 'supplier' | 'invoiceNumber'> | undefined;
  return (line, report) => {
    if (line.invoiceNumber !== invoice?.invoiceNumber || line.supplier !== invoice.supplier) ofInvoice = 0n;
    invoice = line;
    const { file, row, net } = line;
    const isSum = net !== 0n && (net === ofFile || net === ofInvoice || net === sinceTotal);
    const [column, key] = (isSum ? TEXTS.find(([, name]) => totalGlob(line[name] ?? '')) : undefined) ?? [];
    if (column === undefined) {
      ofFile += net;
      ofInvoice += net;
      sinceTotal += net;
      return;
    }
    sinceTotal = 0n;
    const value = line[key ?? 'label'] ?? '';
    const args = { value, column, text: JSON.stringify(totalGlob(value)) };
    report({
      ...problem('line-perhaps-total', { file, row, column, value }, args),
      stake: net,
    });
  };
}
