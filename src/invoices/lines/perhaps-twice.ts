import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Args, type Problem, problem } from '../../diagnostics/problem.ts';
import { sirenOf } from '../../domain/identifiers.ts';
import { groupBy } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { fileName } from '../invoice-path.ts';
import { copyName } from './copy-name.ts';
import { severalIn } from './invoice-again.ts';
import {
  type DatedInvoice,
  entryOf,
  type InvoicePart,
  type KnownFiles,
  type KnownInvoice,
  withoutZeros,
} from './known-invoice.ts';

/**
 * Pairs of invoices of one date that may be the same, reported at the later one:
 * - of one invoice number, in two files, whose suppliers may be the same: one is not named; both are one company, written
 *   in two ways; one is named by a word (the CSV says `Orange`, the electronic invoice a SIRET) and the sums are equal;
 *   both are, and the counts of lines are equal too;
 * - of two spellings of one invoice number, perhaps with and without a prefix, whose sums and counts of lines are equal;
 * - of one invoice in parts, the parts that may be the same.
 */
export function perhapsTwice(invoices: readonly KnownInvoice[], known: KnownFiles): readonly Problem[] {
  const keyOf = ({ invoiceNumber, invoiceDate }: KnownInvoice) =>
    JSON.stringify([withoutPrefix(spelledPlainly(invoiceNumber)), invoiceDate]);
  const alike = [...groupBy(invoices, keyOf).values()].flatMap((ofKey) =>
    pairs(ofKey, mayBeOne).map(([before, later]) =>
      twice(before, later, known, whatIsAlike(before, later, known)),
    ),
  );
  const parts = invoices.flatMap((invoice) =>
    pairs(invoice.parts, mayBeOnePart).map(([before, later]) =>
      twice({ ...invoice, ...before }, { ...invoice, ...later }, known, { part: later.file }),
    ),
  );
  return [...alike, ...parts];
}

/** The pairs of items for which a condition holds, each with the earlier item first. */
function pairs<T>(
  things: readonly T[],
  holds: (before: T, later: T) => boolean,
): readonly (readonly [T, T])[] {
  return things.flatMap((later, index) =>
    things
      .slice(0, index)
      .filter((before) => holds(before, later))
      .map((before) => [before, later] as const),
  );
}

/**
 * A number without case, separators and the zeros that a spreadsheet removes; but a separator between two digits stays:
 * 1-11 is not 11-1.
 */
function spelledPlainly(number: string): string {
  return withoutZeros(number.toLowerCase())
    .replace(/(?<=\d)[^\p{L}\p{N}]+(?=\d)/gu, '-')
    .replace(/[^\p{L}\p{N}-]|(?<!\d)-|-(?!\d)/gu, '');
}

/** A number without the letters before its digits: `f2025-1` becomes `2025-1`. */
function withoutPrefix(plain: string): string {
  return plain.replace(/^\p{L}+(?=\d)/u, '');
}

function mayBeOne(one: KnownInvoice, other: KnownInvoice): boolean {
  const isSameSum = areOfOneSum(one, other);
  const mayBe = isSameSum && !areTwoCompanies(one.supplier, other.supplier);
  if (one.invoiceNumber !== other.invoiceNumber)
    return mayBe && one.lines === other.lines && areOneNumber(one, other);
  if (one.file === other.file || (one.inParts && other.inParts)) return false;
  if (areOneCompany(one.supplier, other.supplier)) return true;
  const areWords = !isNumbered(one.supplier) && !isNumbered(other.supplier);
  return isSameSum && one.net !== 0n && (areWords ? one.lines === other.lines : mayBe);
}

/**
 * Whether two numbers that are alike without prefix differ only in spelling; or, in two files, only by a prefix of one of
 * them, unless nothing is billed: equal sums of zero say nothing.
 */
function areOneNumber(one: KnownInvoice, other: KnownInvoice): boolean {
  const [plain, otherPlain] = [spelledPlainly(one.invoiceNumber), spelledPlainly(other.invoiceNumber)];
  const hasNone = [plain, otherPlain].includes(withoutPrefix(plain));
  return plain === otherPlain || (hasNone && one.file !== other.file && one.net !== 0n);
}

/** Whether they have the same sum, and are not both charged: closing the runs has settled those. */
function areOfOneSum(
  one: Pick<InvoicePart, 'net' | 'isCharged'>,
  other: Pick<InvoicePart, 'net' | 'isCharged'>,
): boolean {
  return one.net === other.net && !(one.isCharged && other.isCharged);
}

/**
 * Whether a part is a copy of another whose line numbers lost their zeros; if the numbers are all the same, each line
 * is reported anyway.
 */
function mayBeOnePart(one: InvoicePart, other: InvoicePart): boolean {
  const isSame = one.plainNumbers === other.plainNumbers && one.numbers !== other.numbers;
  return isSame && areOfOneSum(one, other);
}

/** Whether one is not named, or both are one company: by its SIREN, a SIRET or its VAT id. */
export function areOneCompany(one: string, other: string): boolean {
  const siren = sirenOf(one);
  return one === other || one === '' || other === '' || (siren !== undefined && siren === sirenOf(other));
}

/** Whether they are two: by numbers of two companies, or by two words. For a number and a word nobody can tell. */
function areTwoCompanies(one: string, other: string): boolean {
  return isNumbered(one) === isNumbered(other) && !areOneCompany(one, other);
}

/** Whether a supplier is given by a number, such as its SIRET, not by a word: a SIREN may lack its first zero. */
function isNumbered(supplier: string): boolean {
  return /\d{8}/.test(supplier);
}

/** The values for the sentences that say what two invoices have in common. */
type Alike = Pick<
  Args<'invoice-perhaps-twice'>,
  'spelled' | 'part' | 'unsaid' | 'unsaidName' | 'settled' | 'one' | 'another' | 'word' | 'here'
>;

function twice(
  before: DatedInvoice,
  { file, row, invoiceNumber, net }: DatedInvoice & { readonly net: Cents },
  known: KnownFiles,
  alike: Alike,
): Problem {
  const place = { file, row, column: 'invoice_number', value: invoiceNumber };
  return problem('invoice-perhaps-twice', place, {
    ...{ invoice: before.invoiceNumber, net: bothAmounts(net) },
    ...{ other: before.file, copy: copyName(file, before.file, known) },
    several: severalIn([before.file, file], known),
    ...alike,
  });
}

function whatIsAlike(before: KnownInvoice, later: KnownInvoice, { entries }: KnownFiles): Alike {
  if (before.invoiceNumber !== later.invoiceNumber) return { spelled: later.invoiceNumber };
  // To name another supplier in an entry whose lines are in closed runs would rename these.
  const isSettled = (invoice: KnownInvoice): boolean => entries.has(entryOf(invoice.file, invoice));
  const unsaid = [before, later].find(({ supplier }) => supplier === '');
  if (unsaid) {
    const { file } = unsaid;
    const way = isSettled(unsaid) ? { settled: file } : { unsaidName: JSON.stringify(fileName(file)) };
    return { unsaid: file, ...way };
  }
  const [one, another] = [before.supplier, later.supplier];
  if (areOneCompany(one, another)) return { one, another };
  const settled = [before, later].find((invoice) => !isNumbered(invoice.supplier) && isSettled(invoice));
  return { word: one, ...(settled ? { settled: settled.file } : { here: another }) };
}
