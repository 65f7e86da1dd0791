import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey, lineKeyText } from '../../domain/line-key.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';
import { fileOfPlace } from '../../text/file-type.ts';
import { copyName } from './copy-name.ts';
import { hashSet } from './hash-set.ts';
import { type KeyHash, keyHasher } from './key-hash.ts';

/** What is stored about all lines of a workspace, so that none is charged twice and each invoice has one date. */
export type LineIndex = ReturnType<typeof lineIndex>;

/** What the layout of a file says of its lines. */
export interface SeenOfFile {
  /** Whether an invoice may continue in other files. */
  readonly inParts: boolean;
  /** Whether row numbers serve as line numbers, so that two files have some in common. */
  readonly numberedByRow: boolean;
  /** The `files` of that layout; undefined where none reads the file. */
  readonly entry?: string | undefined;
}

/** The invoice of a line, and the place that names it. */
export type DatedInvoice = Pick<InvoiceLine, 'supplier' | 'invoiceNumber' | 'invoiceDate' | 'file' | 'row'>;

/** An index of six bytes a line. */
export function lineIndex() {
  const hashes = hashSet();
  const hash = keyHasher();
  const invoices = new Map<string, KnownInvoice>();
  const again = new Map<string, InvoiceAgain>();
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
    last = invoices.get(invoice);
    if (last === undefined) {
      const isWhole = isElectronic(line);
      const { inParts, numberedByRow, entry } = ofFile;
      const none = { lines: 0, net: 0n, billedUntil: undefined, parts: [] };
      const said = { inParts, numberedByRow, entry, isWhole, isCharged: true, ...none };
      last = { supplier, invoiceNumber, invoiceDate, file, row, ...said };
      invoices.set(invoice, last);
    } else if (last.invoiceDate !== invoiceDate) report(dateDiffers(line, last, last.invoiceDate));
    return last;
  };
  return {
    /** Hashes of line keys that occurred twice. Two different keys may have the same hash, so a second look decides. */
    suspects: hashes.repeated,
    /**
     * Whether a line is in a superfluous file of its invoice: {@link inFiles} reports it together with all others
     * there.
     */
    isAgain: (line: InvoiceLine): boolean => again.has(fileOfInvoice(line)),
    /** Every invoice as it was first met. */
    invoices: (): readonly KnownInvoice[] => [...invoices.values()],
    /**
     * Invoices whose lines are in several files, though no layout allows it: one problem for each superfluous file.
     * @param held the files that closed runs have read
     */
    inFiles(held: ReadonlySet<string>): readonly Problem[] {
      if (again.size === 0) return [];
      const repeated = hashes.repeated();
      return [...again.values()].map((one) => invoiceInFiles(one, repeated, held));
    },
    /** @param isCharged whether a closed run has charged the line */
    add(line: InvoiceLine, ofFile: SeenOfFile, isCharged: boolean, report: OnProblem): void {
      const other = invoiceOf(line, ofFile, report);
      addToInvoice(other, line);
      const key = hash(line.supplier, line.invoiceNumber, line.lineNumber);
      if (other.file === line.file) other.isCharged &&= isCharged;
      if (ofFile.inParts && other.inParts) addToPart(other, line, isCharged, hash);
      else if (other.file !== line.file) {
        const numberedByRow = ofFile.numberedByRow || other.numberedByRow;
        addAgain(again, line, { other, entry: ofFile.entry, numberedByRow, isCharged, key });
      }
      hashes.add(key);
    },
  };
}

/** The problem that a line gives its invoice another date than an earlier line. */
export function dateDiffers(
  { file, row, supplier, invoiceDate, invoiceNumber: invoice }: InvoiceLine,
  other: Pick<DatedInvoice, 'file' | 'row'>,
  date: Day,
): Problem {
  const value = formatDay(invoiceDate);
  const place = { file, row, column: 'invoice_date', value };
  const args = { invoice, supplier, value, expected: formatDay(date) };
  return problem('invoice-date-differs', place, { ...args, other: `${other.file}:${other.row}` });
}

/** The part of an invoice in one of several files. */
export interface InvoicePart {
  readonly file: string;
  readonly row: number;
  /** Whether closed runs have charged all its lines. */
  isCharged: boolean;
  net: Cents;
  /**
   * A hash of the numbers of its lines, whatever their order: as they are, and without the zeros that a spreadsheet
   * removes.
   */
  numbers: number;
  plainNumbers: number;
}

/** Where an invoice was first met, what the layout there says, and what all its lines bill. */
export interface KnownInvoice extends DatedInvoice, SeenOfFile {
  readonly isWhole: boolean;
  /** Whether closed runs have charged all its lines in that file. */
  isCharged: boolean;
  lines: number;
  net: Cents;
  /** The last day that a charge of it bills; credits may be for any day. */
  billedUntil: Day | undefined;
  /** If it comes in several files, its part in each of them. */
  readonly parts: InvoicePart[];
}

function addToInvoice(invoice: KnownInvoice, { net, periodEnd, serviceDate }: InvoiceLine): void {
  invoice.lines++;
  invoice.net += net;
  const until = periodEnd ?? serviceDate;
  if (until === undefined || net < 0n) return;
  if (invoice.billedUntil === undefined || invoice.billedUntil < until) invoice.billedUntil = until;
}

function addToPart({ parts }: KnownInvoice, line: InvoiceLine, isCharged: boolean, hash: KeyHash): void {
  const { supplier, invoiceNumber, lineNumber, file, row, net } = line;
  let part = parts.at(-1);
  if (part?.file !== file) {
    part = { file, row, isCharged: true, net: 0n, numbers: 0, plainNumbers: 0 };
    parts.push(part);
  }
  part.isCharged &&= isCharged;
  part.net += net;
  part.numbers ^= hash(supplier, invoiceNumber, lineNumber);
  part.plainNumbers ^= hash(supplier, invoiceNumber, withoutZeros(lineNumber));
}

/** A number without the zeros that a spreadsheet removes: `00123`. */
export function withoutZeros(number: string): string {
  return number.replace(/(?<!\d)0+(?=\d)/g, '');
}

/** Whether the line comes from an electronic invoice itself, which has all its lines. */
function isElectronic({ statedRateVat }: InvoiceLine): boolean {
  return statedRateVat !== undefined && statedRateVat.statedIn === undefined;
}

/** The lines of an invoice in a further file. */
interface InvoiceAgain extends Pick<SeenOfFile, 'entry'> {
  readonly first: InvoiceLine;
  readonly other: KnownInvoice;
  /** Whether row numbers serve as line numbers in one of the two files. */
  readonly numberedByRow: boolean;
  /** Hashes of the keys of its lines. */
  readonly keys: number[];
  /** Whether closed runs have charged all of them. */
  isCharged: boolean;
  net: Cents;
}

function fileOfInvoice(line: InvoiceLine): string {
  return `${invoiceKey(line)}\u0000${line.file}`;
}

function addAgain(
  again: Map<string, InvoiceAgain>,
  line: InvoiceLine,
  { key, isCharged, ...ofInvoice }: Omit<InvoiceAgain, 'first' | 'keys' | 'net'> & { readonly key: number },
): void {
  const file = fileOfInvoice(line);
  const none = { keys: [], isCharged: true, net: 0n };
  const known = getOrInsert(again, file, () => ({ first: line, ...ofInvoice, ...none }));
  known.keys.push(key);
  known.isCharged &&= isCharged;
  known.net += line.net;
}

function invoiceInFiles(
  again: InvoiceAgain,
  repeated: ReadonlySet<number>,
  held: ReadonlySet<string>,
): Problem {
  const { first, other, keys, net } = again;
  const { file, row, supplier, invoiceNumber: invoice } = first;
  const place = { file, row, column: 'invoice_number', value: invoice };
  const [before, here] = [other.isWhole, isElectronic(first)];
  const whole = before === here ? '' : before ? other.file : file;
  const parts = before || here ? '' : 'yes';
  const [count, sum] = [keys.length, bothAmounts(net)];
  const args = { invoice, supplier, other: other.file, net: sum, whole };
  // Runs of 0.1 charged such parts without any layout saying so; to keep a single file would be wrong.
  if (parts !== '' && again.isCharged && other.isCharged && !keys.some((key) => repeated.has(key))) {
    return problem('invoice-in-files', place, { ...args, charged: count, inParts: parts });
  }
  const copy = copyName(file, other.file, held);
  const isOfBook = file !== other.file && fileOfPlace(file) === fileOfPlace(other.file);
  const mayBeTwo = supplier === '' && (again.entry === undefined || again.entry !== other.entry);
  const ofParts = again.numberedByRow && parts !== '' ? { byRow: 'row' } : { parts };
  return problem('invoice-in-files', place, {
    ...args,
    count,
    [isOfBook ? 'twin' : mayBeTwo ? 'unsaid' : 'rival']: other.file,
    ...ofParts,
    copy,
  });
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
