import { type Problem, problem } from '../diagnostics/problem.ts';
import { type Day, formatDay } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { hashSet } from './hash-set.ts';
import { keyHasher } from './key-hash.ts';

/** What is remembered of all lines of a workspace, so that none is charged twice and each invoice has one date. */
export interface LineIndex {
  readonly add: (line: InvoiceLine, report: (found: Problem) => void) => void;
  /** Hashes of line keys that occurred twice; two different keys may share one, so a second look decides. */
  readonly suspects: () => ReadonlySet<number>;
}

/** The invoice of a line, and where it says so. */
export type DatedInvoice = Pick<InvoiceLine, 'supplier' | 'invoiceNumber' | 'invoiceDate' | 'file' | 'row'>;

/** An index of eight bytes a line. */
export function lineIndex(): LineIndex {
  const hashes = hashSet();
  const hash = keyHasher();
  const invoices = new Map<string, Pick<DatedInvoice, 'invoiceDate' | 'file' | 'row'>>();
  let lastSupplier: string | undefined;
  let lastNumber: string | undefined;
  let lastDate: Day | undefined;

  const addInvoice = (line: DatedInvoice, report: (found: Problem) => void): void => {
    const { supplier, invoiceNumber, invoiceDate, file, row } = line;
    if (supplier === lastSupplier && invoiceNumber === lastNumber && invoiceDate === lastDate) return;
    lastSupplier = supplier;
    lastNumber = invoiceNumber;
    lastDate = invoiceDate;
    const invoice = JSON.stringify([supplier, invoiceNumber]);
    const known = invoices.get(invoice);
    if (known === undefined) {
      invoices.set(invoice, { invoiceDate, file, row });
    } else if (known.invoiceDate !== invoiceDate) {
      const value = formatDay(invoiceDate);
      const place = { file, row, column: 'invoice_date', value };
      const expected = formatDay(known.invoiceDate);
      report(
        problem('invoice-date-differs', place, {
          invoice: invoiceNumber,
          value,
          expected,
          other: `${known.file}:${known.row}`,
        }),
      );
    }
  };
  return {
    suspects: hashes.repeated,
    add(line, report) {
      addInvoice(line, report);
      hashes.add(hash(line.supplier, line.invoiceNumber, line.lineNumber));
    },
  };
}

/** The second look: lines whose key is really that of an earlier one. */
export function repeatedLines(
  lines: Iterable<InvoiceLine>,
  suspects: ReadonlySet<number>,
  report: (found: Problem) => void,
): void {
  const hash = keyHasher();
  const first = new Map<string, string>();
  for (const { supplier, invoiceNumber, lineNumber, file, row } of lines) {
    if (!suspects.has(hash(supplier, invoiceNumber, lineNumber))) continue;
    const key = JSON.stringify([supplier, invoiceNumber, lineNumber]);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, `${file}:${row}`);
      continue;
    }
    const place = { file, row, column: 'line_number', value: lineNumber };
    report(problem('line-repeated', place, { line: lineNumber, invoice: invoiceNumber, other }));
  }
}
