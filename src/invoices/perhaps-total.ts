import { type OnProblem, problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import { globOf } from '../text/glob.ts';
import { totalGlob } from '../workspace/reading/no-row.ts';

/** Looks at the lines of one file, in order, for one that sums others up. */
export type TotalLineFinder = (line: InvoiceLine, report: OnProblem) => void;

/** The columns that a line has a text in which may say that it is a total. */
const TEXTS = [
  ['label', 'label'],
  ['line_number', 'lineNumber'],
  ['item_code', 'itemCode'],
] as const;

/** Lines above a row that it may sum up. */
interface Sum {
  net: Cents;
  lines: number;
}

/**
 * Warns of a line that reads as a total and whose net is the sum of lines above it: it would charge them twice. In a sheet
 * no word need say so: `isComputed` tells a row whose net is a formula, which then sums up several lines.
 */
export function totalLineFinder(isComputed: (row: number) => boolean): TotalLineFinder {
  const ofFile: Sum = { net: 0n, lines: 0 };
  let ofInvoice: Sum = { net: 0n, lines: 0 };
  let sinceTotal: Sum = { net: 0n, lines: 0 };
  let invoice: Pick<InvoiceLine, 'supplier' | 'invoiceNumber'> | undefined;
  return (line, report) => {
    if (line.invoiceNumber !== invoice?.invoiceNumber || line.supplier !== invoice.supplier)
      ofInvoice = { net: 0n, lines: 0 };
    invoice = line;
    const { file, row, net } = line;
    const equal = net === 0n ? [] : [ofFile, ofInvoice, sinceTotal].filter((sum) => sum.net === net);
    const named = equal.length === 0 ? undefined : TEXTS.find(([, name]) => totalGlob(line[name] ?? ''));
    const isFormula = named === undefined && equal.some(({ lines }) => lines > 1) && isComputed(row);
    const [column, key] = named ?? (isFormula ? TEXTS.find(([, name]) => line[name]) : undefined) ?? [];
    if (column === undefined) {
      for (const sum of [ofFile, ofInvoice, sinceTotal]) {
        sum.net += net;
        sum.lines++;
      }
      return;
    }
    sinceTotal = { net: 0n, lines: 0 };
    const value = line[key ?? 'label'] ?? '';
    const args = { value, column, text: JSON.stringify(totalGlob(value) ?? globOf(value)) };
    report({
      ...problem('line-perhaps-total', { file, row, column, value }, args),
      stake: net,
    });
  };
}
