import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { globOf } from '../../text/glob.ts';
import { totalGlob } from '../../workspace/reading/no-row.ts';

/** Looks among the lines of one file, in order, for one that is the sum of others. */
export type TotalLineFinder = (line: InvoiceLine, report: OnProblem) => void;

/** The columns whose text may say that a line is a total. */
const TEXTS = [
  ['label', 'label'],
  ['line_number', 'lineNumber'],
  ['item_code', 'itemCode'],
] as const;

/** Lines above a row that it may be the sum of. */
interface Sum {
  net: Cents;
  lines: number;
}

function newSum(): Sum {
  return { net: 0n, lines: 0 };
}

function empty(sum: Sum): void {
  sum.net = 0n;
  sum.lines = 0;
}

/**
 * Warns of a line that reads as a total and whose net is the sum of lines above it: it would charge them twice. In a
 * sheet no word is needed: `isComputed` says whether the net of a row is a formula, which must then be the sum of
 * several lines.
 */
export function totalLineFinder(isComputed: (row: number) => boolean): TotalLineFinder {
  const [ofFile, ofInvoice, sinceTotal] = [newSum(), newSum(), newSum()];
  const sums: readonly Sum[] = [ofFile, ofInvoice, sinceTotal];
  let invoice: Pick<InvoiceLine, 'supplier' | 'invoiceNumber'> | undefined;
  /** The column that says that a line sums up lines above it, with the field of its text. */
  const totalIn = (line: InvoiceLine): (typeof TEXTS)[number] | undefined => {
    const equal = sums.filter(({ net }) => net === line.net);
    const named = TEXTS.find(([, name]) => totalGlob(line[name] ?? ''));
    const isFormula = named === undefined && equal.some(({ lines }) => lines > 1) && isComputed(line.row);
    return isFormula ? TEXTS.find(([, name]) => line[name]) : named;
  };
  return (line, report) => {
    const { file, row, net } = line;
    if (line.invoiceNumber !== invoice?.invoiceNumber || line.supplier !== invoice.supplier) empty(ofInvoice);
    invoice = line;
    const isEqual = ofFile.net === net || ofInvoice.net === net || sinceTotal.net === net;
    const found = isEqual && net !== 0n ? totalIn(line) : undefined;
    if (found === undefined) {
      for (const sum of sums) {
        sum.net += net;
        sum.lines++;
      }
      return;
    }
    empty(sinceTotal);
    const [column, key] = found;
    const value = line[key] ?? '';
    const args = {
      value,
      column,
      text: JSON.stringify(totalGlob(value) ?? globOf(value)),
      itself: JSON.stringify(globOf(value)),
    };
    report({
      ...problem('line-perhaps-total', { file, row, column, value }, args),
      stake: net,
    });
  };
}
