import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { Category, LineWithVat } from '../../domain/invoice-line.ts';
import { type LineKey, recordedKey, type WithdrawnLine } from '../../domain/line-key.ts';
import { defined } from '../../domain/lists.ts';
import { type Day, parseDay, recordedDay } from '../../domain/time/calendar.ts';
import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import { movesMoney } from '../../settle/regularisation.ts';

const WITHDRAWN_FILE = 'withdrawn-lines.csv';

/** Whether a problem is about the table of withdrawn lines, in whatever form of file. */
export function isOfWithdrawn({ place }: Problem): boolean {
  return /^withdrawn-lines\.[^/]*$/.test(place.file);
}

/** The lines of closed runs that withdrawn-lines.csv takes back. */
export type Withdrawals = ReturnType<typeof withdrawals>;

/** Whether anything is still charged for a line. */
function isCharged(known: ClosedLine): boolean {
  return known.spentBy !== undefined && movesMoney(known);
}

/** Whether a line of a closed run was given back in full: it need not be in the files any more. */
export function isGivenBack(known: ClosedLine): boolean {
  return known.corrected && !isCharged(known);
}

/** Compares the table of withdrawn lines with closed runs and with the lines in the files. */
export function withdrawals(
  withdrawn: readonly WithdrawnLine[],
  { lines, runs, regularise }: ClosedContext,
  found: ReadonlySet<ClosedLine>,
) {
  const taken = new Set<ClosedLine>();
  const problems: Problem[] = [];
  for (const row of withdrawn) {
    const { invoiceNumber: invoice, lineNumber: line, run } = row;
    const place = { file: WITHDRAWN_FILE, row: row.row, column: 'line_number', value: line };
    const args = { line, invoice, run };
    const known = lines.find(row satisfies LineKey);
    if (known?.spentBy === undefined || defined(runs[known.spentBy]).name !== run) {
      problems.push(problem('withdrawn-line-unknown', place, args));
      continue;
    }
    taken.add(known);
    if (found.has(known)) problems.push(problem('withdrawn-line-present', place, args));
    else if (isCharged(known) && !regularise.includes(known.spentBy)) {
      problems.push(problem('withdrawn-line-charged', place, args));
    }
  }
  return { has: (known: ClosedLine): boolean => taken.has(known), problems };
}

/** A withdrawn line as the closed run recorded it: today it amounts to nothing. */
export function withdrawnLine(cells: Readonly<Record<string, string>>): LineWithVat {
  const text = (name: string): string | undefined => cells[name] || undefined;
  const day = (name: string): Day | undefined => parseDay(cells[name] ?? '');
  const { supplier, invoiceNumber, lineNumber } = recordedKey(cells);
  return {
    supplier,
    invoiceNumber,
    invoiceDate: recordedDay(cells['invoice_date'] ?? ''),
    lineNumber,
    file: cells['file'] ?? '',
    row: Number(cells['row']),
    access: text('access'),
    serves: text('serves'),
    itemCode: text('item_code'),
    label: undefined,
    category: cells['category'] as Category,
    periodStart: day('period_start'),
    periodEnd: day('period_end'),
    serviceDate: undefined,
    quantity: undefined,
    unitPrice: undefined,
    net: 0n,
    vatRate: cells['vat_rate'] ?? '',
    statedVat: undefined,
    statedGross: undefined,
    billedTo: text('billed_to'),
    originalInvoice: undefined,
    vatMode: 'line',
    statedRateVat: undefined,
    siteOfGrappe: undefined,
    vat: 0n,
    gross: 0n,
  };
}
