import { type Problem, problem } from '../diagnostics/problem.ts';
import { type Day, formatDay } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { keyHasher } from './key-hash.ts';

/** What is remembered of all lines of a workspace, so that none is charged twice and each invoice has one date. */
export interface LineIndex {
  readonly add: (line: InvoiceLine, report: (found: Problem) => void) => void;
  /** Hashes of line keys that occurred twice; two different keys may share one, so a second look decides. */
  readonly suspects: () => ReadonlySet<number>;
}

const CHUNK = 1 << 16;

/** An index of eight bytes a line, and as many again when it is looked through. */
export function lineIndex(): LineIndex {
  const full: Float64Array[] = [];
  let chunk = new Float64Array(CHUNK);
  let used = 0;
  const hash = keyHasher();
  const invoices = new Map<string, { readonly date: Day; readonly place: string }>();
  let lastSupplier: string | undefined;
  let lastNumber: string | undefined;
  let lastDate: Day | undefined;

  const checkDate = (line: InvoiceLine, report: (found: Problem) => void): void => {
    const invoice = JSON.stringify([line.supplier, line.invoiceNumber]);
    const known = invoices.get(invoice);
    if (known === undefined) {
      invoices.set(invoice, { date: line.invoiceDate, place: `${line.file}:${line.row}` });
    } else if (known.date !== line.invoiceDate) {
      const value = formatDay(line.invoiceDate);
      report(
        problem(
          'invoice-date-differs',
          { file: line.file, row: line.row, column: 'invoice_date', value },
          { invoice: line.invoiceNumber, value, expected: formatDay(known.date), other: known.place },
        ),
      );
    }
  };

  return {
    add(line, report) {
      const { supplier, invoiceNumber, invoiceDate, lineNumber } = line;
      if (supplier !== lastSupplier || invoiceNumber !== lastNumber || invoiceDate !== lastDate) {
        checkDate(line, report);
        lastSupplier = supplier;
        lastNumber = invoiceNumber;
        lastDate = invoiceDate;
      }
      if (used === CHUNK) {
        full.push(chunk);
        chunk = new Float64Array(CHUNK);
        used = 0;
      }
      chunk[used++] = hash(supplier, invoiceNumber, lineNumber);
    },
    suspects() {
      const all = new Float64Array(full.length * CHUNK + used);
      full.forEach((part, index) => void all.set(part, index * CHUNK));
      all.set(chunk.subarray(0, used), full.length * CHUNK);
      all.sort();
      const twice = new Set<number>();
      for (let i = 1; i < all.length; i++) if (all[i] === all[i - 1]) twice.add(all[i] ?? 0);
      return twice;
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
