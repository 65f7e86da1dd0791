import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey } from '../../domain/line-key.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { fileOfPlace } from '../../text/file-type.ts';
import { copyName } from './copy-name.ts';
import { entryOf, type InClosedRuns, type KnownInvoice, type SeenOfFile } from './known-invoice.ts';

/** Whether the line comes from an electronic invoice itself, which has all its lines. */
export function isElectronic({ statedRateVat }: InvoiceLine): boolean {
  return statedRateVat !== undefined && statedRateVat.statedIn === undefined;
}

/** The lines of an invoice in a further file. */
export interface InvoiceAgain extends Pick<SeenOfFile, 'entry'> {
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

/** An invoice in one of its files. */
export function fileOfInvoice(line: InvoiceLine): string {
  return `${invoiceKey(line)}\u0000${line.file}`;
}

/** Adds a line that stands in a further file of its invoice. */
export function addAgain(
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

/** The problem that the lines of an invoice stand in a further file. */
export function invoiceInFiles(
  again: InvoiceAgain,
  repeated: ReadonlySet<number>,
  closed: InClosedRuns,
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
  const copy = copyName(file, other.file, closed.files);
  const isOfBook = file !== other.file && fileOfPlace(file) === fileOfPlace(other.file);
  const ofParts = again.numberedByRow && parts !== '' ? { byRow: 'row' } : { parts };
  return problem('invoice-in-files', place, {
    ...args,
    count,
    ...(isOfBook ? { twin: other.file } : (ofTwoSuppliers(again, closed) ?? { rival: other.file })),
    ...ofParts,
    copy,
  });
}

/**
 * What to write if an invoice of which neither file names a supplier is two, of two suppliers: whose a file is, but in no
 * entry whose lines are in closed runs, as that would rename them. Undefined where it is one invoice, or nothing can be
 * written.
 */
function ofTwoSuppliers(
  { first: { supplier, file }, entry, other }: InvoiceAgain,
  closed: InClosedRuns,
): Readonly<Record<string, string>> | undefined {
  if (!mayBeOfTwo(supplier, entry, other)) return undefined;
  const both = [{ file, entry }, other];
  const open = both.filter((one) => !closed.entries.has(entryOf(one.file, one)));
  if (open.length === both.length) return { unsaid: other.file };
  const [named] = open;
  if (named !== undefined) {
    const settled = both.find((one) => one !== named);
    return { open: named.file, openEntry: entryOf(named.file, named), settled: settled?.file ?? '' };
  }
  const apart = both.find((one) => !closed.files.has(fileOfPlace(one.file)));
  return apart && { apart: apart.file, apartName: entryOf(apart.file, { entry: undefined }) };
}

/** Whether an invoice in two files may be two, of two suppliers: none is named, and no entry reads both files. */
export function mayBeOfTwo(supplier: string, entry: string | undefined, other: KnownInvoice): boolean {
  return supplier === '' && (entry === undefined || entry !== other.entry);
}
