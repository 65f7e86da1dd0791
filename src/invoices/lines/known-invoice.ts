import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { fileName } from '../invoice-path.ts';
import type { KeyHash } from './key-hash.ts';

/** What the layout of a file says of its lines. */
export interface SeenOfFile {
  /** Whether an invoice may continue in other files. */
  readonly inParts: boolean;
  /** Whether row numbers serve as line numbers, so that two files have some in common. */
  readonly numberedByRow: boolean;
  /** The `files` of that layout; undefined where none reads the file. */
  readonly entry?: string | undefined;
  /** The `supplier` of that layout, for invoices whose file names none and for electronic ones. */
  readonly supplierOfEntry?: string | undefined;
}

/** What is known of the files in invoices/ once all were read. */
export interface KnownFiles {
  /** The paths of those that closed runs have read. */
  readonly held: ReadonlySet<string>;
  /** The entries ({@link entryOf}) of those whose lines closed runs have. */
  readonly entries: ReadonlySet<string>;
  /** Those with lines of several invoices. */
  readonly ofSeveral: ReadonlySet<string>;
}

/** The `files` of the entry of convention.yaml that reads a file; of the one to write for it, where there is none. */
export function entryOf(file: string, { entry }: Pick<SeenOfFile, 'entry'>): string {
  return entry ?? fileName(file);
}

/** The invoice of a line, and the place that names it. */
export type DatedInvoice = Pick<InvoiceLine, 'supplier' | 'invoiceNumber' | 'invoiceDate' | 'file' | 'row'>;

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

/** Adds a line to the sums of its invoice. */
export function addToInvoice(invoice: KnownInvoice, { net, periodEnd, serviceDate }: InvoiceLine): void {
  invoice.lines++;
  invoice.net += net;
  const until = periodEnd ?? serviceDate;
  if (until === undefined || net < 0n) return;
  if (invoice.billedUntil === undefined || invoice.billedUntil < until) invoice.billedUntil = until;
}

/** Adds a line to the part of its invoice that stands in its file. */
export function addToPart(
  { parts }: KnownInvoice,
  line: InvoiceLine,
  isCharged: boolean,
  hash: KeyHash,
): void {
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
