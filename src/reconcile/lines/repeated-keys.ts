import type { Invoice } from './invoice-book.ts';
import type { LineColumns } from './line-columns.ts';

/**
 * Finds an earlier line with the same invoice and number; for invoices with ascending numbers, only the last number is
 * kept.
 */
export function repeatedKeys(
  columns: LineColumns,
): (invoice: Invoice, lineNumber: string) => number | undefined {
  const highest: string[] = [];
  const unordered = new Map<number, Map<string, number>>();
  return ({ number: invoice, first }, lineNumber) => {
    const last = highest[invoice];
    const known = unordered.get(invoice);
    if (known === undefined && (last === undefined || isBelow(last, lineNumber))) {
      highest[invoice] = lineNumber;
      return undefined;
    }
    const lines = known ?? linesOf(columns, invoice, first);
    unordered.set(invoice, lines);
    const earlier = lines.get(lineNumber);
    if (earlier === undefined) lines.set(lineNumber, columns.count);
    return earlier;
  };
}

/** An order in which 9 comes before 10. */
function isBelow(a: string, b: string): boolean {
  return a.length < b.length || (a.length === b.length && a < b);
}

function linesOf(columns: LineColumns, invoice: number, first: number): Map<string, number> {
  const lines = new Map<string, number>();
  for (let index = first; index < columns.count; index++) {
    if (columns.invoice[index] === invoice) lines.set(columns.lineNumber.at(index), index);
  }
  return lines;
}
