import { bothDays } from '../../diagnostics/bilingual.ts';
import { type Args, type Problem, problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';
import { type InvoiceAgain, isElectronicLine, mayBeOfTwo } from './invoice-again.ts';
import { type DatedInvoice, entryOf, type KnownInvoice, type SeenOfFile } from './known-invoice.ts';

/** The values for the sentences that say how the two may be two invoices, and what then to write. */
type WhichOther = Pick<
  Args<'invoice-date-differs'>,
  'number' | 'rival' | 'newer' | 'newerName' | 'word' | 'anew' | 'later' | 'laterName' | 'another'
>;

/** The problem that a line gives its invoice another date than an earlier line, or than the invoice itself. */
export function dateDiffers(
  { file, row, supplier, invoiceDate, invoiceNumber: invoice }: InvoiceLine,
  other: Pick<DatedInvoice, 'file' | 'row'>,
  date: Day,
  which: WhichOther,
): Problem {
  const place = { file, row, column: 'invoice_date', value: formatDay(invoiceDate) };
  const args = { invoice, supplier, value: bothDays(invoiceDate), expected: bothDays(date) };
  return problem('invoice-date-differs', place, { ...args, ...which, other: `${other.file}:${other.row}` });
}

/**
 * How an invoice of two dates may be two invoices: of two suppliers, where no file names one, or of one who uses a
 * number again. Within one file nothing can tell them apart.
 */
export function asWhichOther(line: InvoiceLine, ofFile: SeenOfFile, known: KnownInvoice): WhichOther {
  if (known.file === line.file) return {};
  const inParts = ofFile.inParts && known.inParts;
  const { supplier, invoiceNumber: number } = line;
  if (mayBeOfTwo(supplier, ofFile.entry, known)) return inParts ? { number } : {};
  const another = supplier === '' ? { number } : otherSupplier(line, ofFile, known);
  return { rival: inParts ? undefined : known.file, ...another };
}

/** Whether the invoice has another date in the further file: that problem says all. */
export function isOfOtherDate({ first, other, entry }: InvoiceAgain): boolean {
  return first.invoiceDate !== other.invoiceDate && !mayBeOfTwo(first.supplier, entry, other);
}

/** The file of the later date, and its supplier today and as it may be called there. */
function otherSupplier(line: InvoiceLine, ofFile: SeenOfFile, known: KnownInvoice): WhichOther {
  const { supplier } = line;
  const isLater = line.invoiceDate > known.invoiceDate;
  const { file, invoiceDate } = isLater ? line : known;
  const { supplierOfEntry } = isLater ? ofFile : known;
  const isElectronic = isLater ? isElectronicLine(line) : known.isWhole;
  const name = entryOf(file, { entry: undefined });
  const year = formatDay(invoiceDate).slice(0, 4);
  const another = JSON.stringify(`${supplier} ${year}`);
  return isElectronic || supplierOfEntry === supplier
    ? { later: file, laterName: name, another }
    : { newer: file, newerName: name, word: JSON.stringify(supplier), anew: another };
}
