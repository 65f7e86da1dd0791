import { type Problem, problem } from '../diagnostics/problem.ts';
import { FIRST_DAY, formatDay, LAST_DAY } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { nearest } from '../text/nearest.ts';
import { INVOICES_FOLDER } from '../workspace/layout-place.ts';
import { type InvoiceFile, isElectronic } from './invoice-file.ts';
import { periodName, type Selection, selects } from './selection.ts';

/** By what an invoice is asked for. */
export type SeenInvoice = Pick<InvoiceLine, 'invoiceNumber' | 'invoiceDate'>;

/** What `init --empty` writes for whoever types the lines by hand: it is meant to be empty at first. */
const MODEL = `${INVOICES_FOLDER}/invoices.csv`;

/**
 * That a CSV or sheet holds no line, unless it is the model, or something is wrong in it; of an electronic invoice others
 * say so.
 */
export function fileHoldsNoLine(file: InvoiceFile, faulty: ReadonlySet<string>): readonly Problem[] {
  const { path } = file.fingerprint;
  const isModel = path === MODEL && file.layout === undefined;
  if (isModel || faulty.has(path) || isElectronic(file)) return [];
  return [problem('file-without-lines', { file: path }, { aside: file.skipped().rows || '' })];
}

/**
 * That nothing was selected: that an invoice asked for is nowhere, or that no line is of the period.
 *
 * @param read the invoices that have lines
 * @param unread those of rows that are no line
 */
export function emptySelection(
  selection: Selection,
  selected: number,
  read: readonly SeenInvoice[],
  unread: readonly SeenInvoice[],
): readonly Problem[] {
  const invoices = [...read, ...unread];
  const numbers = new Set(invoices.map(({ invoiceNumber }) => invoiceNumber));
  if (selection.kind === 'invoices') {
    return selection.numbers
      .filter((value) => !numbers.has(value))
      .map((value) =>
        problem('invoice-unknown', { file: 'invoices/', value }, { value, nearest: nearest(value, numbers) }),
      );
  }
  if (selected > 0 || unread.some((invoice) => selects(selection, invoice))) return [];
  if (numbers.size === 0) return [problem('invoices-missing', { file: 'invoices/' }, {})];
  const { from: first, to: last } = invoices.reduce(
    ({ from, to }, { invoiceDate }) => ({ from: Math.min(from, invoiceDate), to: Math.max(to, invoiceDate) }),
    { from: LAST_DAY, to: FIRST_DAY },
  );
  const until = selection.kind === 'pending' ? (selection.period?.days.to ?? last) : undefined;
  const args =
    until !== undefined && until >= first
      ? { period: '', first: '', last: '', until: formatDay(until), newest: formatDay(last) }
      : {
          period: periodName(selection),
          first: formatDay(first),
          last: formatDay(last),
          until: '',
          newest: '',
        };
  return [problem('no-lines', { file: 'invoices/' }, args)];
}
