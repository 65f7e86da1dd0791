import { type Bilingual, bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Args, type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey } from '../../domain/line-key.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { fileOfPlace } from '../../text/file-type.ts';
import { enumerated } from '../../text/joined.ts';
import { copyName } from './copy-name.ts';
import { entryOf, type KnownFiles, type KnownInvoice, type SeenOfFile } from './known-invoice.ts';

/** Whether the line comes from an electronic invoice itself, which has all its lines. */
export function isElectronicLine({ statedRateVat }: InvoiceLine): boolean {
  return statedRateVat !== undefined && statedRateVat.statedIn === undefined;
}

/** The lines of an invoice in a further file. */
export interface InvoiceAgain extends Pick<SeenOfFile, 'entry'> {
  readonly first: InvoiceLine;
  readonly other: KnownInvoice;
  /** Whether row numbers serve as line numbers in one of the two files. */
  readonly numberedByRow: boolean;
  /** Hashes of the keys of its lines. */
  readonly keyHashes: number[];
  /** Whether closed runs have charged all of them. */
  isCharged: boolean;
  net: Cents;
}

/** The key of an invoice in one of its files. */
export function invoiceFileKey(line: InvoiceLine): string {
  return `${invoiceKey(line)}\u0000${line.file}`;
}

/** Adds a line that stands in a further file of its invoice; `isCharged`: whether closed runs have charged it. */
export function addAgain(
  again: Map<string, InvoiceAgain>,
  line: InvoiceLine,
  keyHash: number,
  { isCharged, ...ofInvoice }: Omit<InvoiceAgain, 'first' | 'keyHashes' | 'net'>,
): void {
  const none = { keyHashes: [], isCharged: true, net: 0n };
  const known = getOrInsert(again, invoiceFileKey(line), () => ({ first: line, ...ofInvoice, ...none }));
  known.keyHashes.push(keyHash);
  known.isCharged &&= isCharged;
  known.net += line.net;
}

/** The problem that the lines of an invoice stand in a further file. */
export function invoiceInFiles(
  again: InvoiceAgain,
  repeated: ReadonlySet<number>,
  known: KnownFiles,
): Problem {
  const { first, other, keyHashes, net } = again;
  const { file, row, supplier, invoiceNumber: invoice } = first;
  const place = { file, row, column: 'invoice_number', value: invoice };
  const electronic = [...(isElectronicLine(first) ? [file] : []), ...(other.isWhole ? [other.file] : [])];
  const whole = electronic.length === 1 ? electronic[0] : '';
  const args = { invoice, supplier, other: other.file, net: bothAmounts(net), whole };
  const mayBeParts = electronic.length === 0;
  // Runs of 0.1 charged such parts without any layout saying so; to keep a single file would be wrong.
  if (mayBeParts && again.isCharged && other.isCharged && !keyHashes.some((hash) => repeated.has(hash))) {
    return problem('invoice-in-files', place, { ...args, charged: keyHashes.length, inParts: 'yes' });
  }
  return problem('invoice-in-files', place, {
    ...args,
    count: keyHashes.length,
    ...whichToKeep(again, known),
    several: severalIn([file, other.file], known),
    copy: copyName(file, other.file, known),
    parts: mayBeParts && !again.numberedByRow ? 'yes' : '',
    byRow: mayBeParts && again.numberedByRow ? 'row' : '',
  });
}

/** Those of two files that have other invoices too. */
export function severalIn(
  files: readonly string[],
  { ofSeveral }: Pick<KnownFiles, 'ofSeveral'>,
): Bilingual | '' {
  const several = files.filter((file) => ofSeveral.has(file));
  return several.length === 0 ? '' : { en: enumerated(several, ' and '), fr: enumerated(several, ' et ') };
}

/** The values for one of the sentences that say which file to keep, or how to tell two suppliers apart. */
type WhichToKeep = Pick<
  Args<'invoice-in-files'>,
  'twin' | 'rival' | 'own' | 'ownName' | 'unsaid' | 'open' | 'openEntry' | 'settled' | 'apart' | 'apartName'
>;

/**
 * Which of the two to keep. An invoice of which neither file names a supplier may be two, of two suppliers: then also
 * whose a file is, never by changing an entry that lines of closed runs were read with, as that would rename them.
 */
function whichToKeep({ first, entry, other }: InvoiceAgain, { held, entries }: KnownFiles): WhichToKeep {
  const { file, supplier } = first;
  const areOfOneWorkbook = file !== other.file && fileOfPlace(file) === fileOfPlace(other.file);
  if (areOfOneWorkbook) return { twin: other.file };
  const both = [{ file, entry }, other];
  const apart = both.find((one) => !held.has(fileOfPlace(one.file)))?.file;
  if (!mayBeOfTwo(supplier, entry, other)) {
    return supplier !== '' || apart === undefined
      ? { rival: other.file }
      : { own: apart, ownName: entryOf(apart, { entry: undefined }) };
  }
  const [open, second] = both.filter((one) => !entries.has(entryOf(one.file, one)));
  if (second !== undefined) return { unsaid: other.file };
  if (open !== undefined) {
    const settled = both.find((one) => one !== open)?.file;
    return { open: open.file, openEntry: entryOf(open.file, open), settled };
  }
  return apart === undefined
    ? { rival: other.file }
    : { apart, apartName: entryOf(apart, { entry: undefined }) };
}

/** Whether an invoice in two files may be two, of two suppliers: none is named, and no entry reads both files. */
export function mayBeOfTwo(supplier: string, entry: string | undefined, other: KnownInvoice): boolean {
  return supplier === '' && (entry === undefined || entry !== other.entry);
}
