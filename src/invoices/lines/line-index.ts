import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey, lineKeyText } from '../../domain/line-key.ts';
import { filesOfInvoices } from './files-of-invoices.ts';
import { hashSet } from './hash-set.ts';
import {
  addAgain,
  type InvoiceAgain,
  invoiceFileKey,
  invoiceInFiles,
  isElectronicLine,
} from './invoice-again.ts';
import { asWhichOther, dateDiffers, isOfOtherDate } from './invoice-date.ts';
import { keyHasher } from './key-hash.ts';
import {
  addToInvoice,
  addToPart,
  type KnownFiles,
  type KnownInvoice,
  type SeenOfFile,
} from './known-invoice.ts';

/** What is stored about all lines of a workspace, so that none is charged twice and each invoice has one date. */
export type LineIndex = ReturnType<typeof lineIndex>;

/** An index of six bytes a line. */
export function lineIndex() {
  const hashes = hashSet();
  const hash = keyHasher();
  const invoices = new Map<string, KnownInvoice>();
  const again = new Map<string, InvoiceAgain>();
  const ofFiles = filesOfInvoices();
  // The lines of an invoice follow each other.
  let lastLine: InvoiceLine | undefined;
  let last: KnownInvoice | undefined;

  const invoiceOf = (line: InvoiceLine, ofFile: SeenOfFile, report: OnProblem): KnownInvoice => {
    const { supplier, invoiceNumber, invoiceDate, file, row } = line;
    const isLast =
      lastLine?.supplier === supplier &&
      lastLine.invoiceNumber === invoiceNumber &&
      lastLine.invoiceDate === invoiceDate;
    if (last !== undefined && isLast && lastLine?.file === file) return last;
    lastLine = line;
    const invoice = invoiceKey(line);
    ofFiles.add(file, invoice);
    last = invoices.get(invoice);
    if (last === undefined) {
      const isWhole = isElectronicLine(line);
      const { inParts, numberedByRow, entry, supplierOfEntry } = ofFile;
      const none = { lines: 0, net: 0n, billedUntil: undefined, parts: [] };
      const said = { inParts, numberedByRow, entry, supplierOfEntry, isWhole, isCharged: true, ...none };
      last = { supplier, invoiceNumber, invoiceDate, file, row, ...said };
      invoices.set(invoice, last);
    } else if (last.invoiceDate !== invoiceDate) {
      report(dateDiffers(line, last, last.invoiceDate, asWhichOther(line, ofFile, last)));
    }
    return last;
  };
  return {
    /** Hashes of line keys that occurred twice. Two different keys may have the same hash, so a second look decides. */
    suspects: hashes.repeated,
    /**
     * Whether a line is in a superfluous file of its invoice: {@link inFiles} reports it together with all others
     * there.
     */
    isAgain: (line: InvoiceLine): boolean => again.has(invoiceFileKey(line)),
    /** The files with lines of several invoices, and names that several files bear. */
    files: ofFiles.result,
    /** Every invoice as it was first met. */
    invoices: (): readonly KnownInvoice[] => [...invoices.values()],
    /** Invoices whose lines are in several files, though no layout allows it: one problem for each superfluous file. */
    inFiles(known: KnownFiles): readonly Problem[] {
      if (again.size === 0) return [];
      const repeated = hashes.repeated();
      return [...again.values()]
        .filter((one) => !isOfOtherDate(one))
        .map((one) => invoiceInFiles(one, repeated, known));
    },
    /** @param isCharged whether a closed run has charged the line */
    add(line: InvoiceLine, ofFile: SeenOfFile, isCharged: boolean, report: OnProblem): void {
      const other = invoiceOf(line, ofFile, report);
      addToInvoice(other, line);
      const keyHash = hash(line.supplier, line.invoiceNumber, line.lineNumber);
      if (other.file === line.file) other.isCharged &&= isCharged;
      if (ofFile.inParts && other.inParts) addToPart(other, line, isCharged, hash);
      else if (other.file !== line.file) {
        const numberedByRow = ofFile.numberedByRow || other.numberedByRow;
        addAgain(again, line, keyHash, { other, entry: ofFile.entry, numberedByRow, isCharged });
      }
      hashes.add(keyHash);
    },
  };
}

/**
 * Reads the lines whose hash was met before once more, and reports those whose key was too. A superfluous file is
 * reported as such.
 */
export function repeatedLines(
  lines: Iterable<InvoiceLine>,
  { suspects, isAgain }: Pick<LineIndex, 'isAgain'> & { readonly suspects: ReadonlySet<number> },
  report: OnProblem,
): void {
  const hash = keyHasher();
  const first = new Map<string, string>();
  for (const line of lines) {
    const { supplier, invoiceNumber, lineNumber, file, row, net } = line;
    if (!suspects.has(hash(supplier, invoiceNumber, lineNumber))) continue;
    const key = isAgain(line) ? `${lineKeyText(line)}\u0000${file}` : lineKeyText(line);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, `${file}:${row}`);
      continue;
    }
    const place = { file, row, column: 'line_number', value: lineNumber };
    const args = { line: lineNumber, invoice: invoiceNumber, supplier, other, net: bothAmounts(net) };
    report(problem('line-repeated', place, args));
  }
}
