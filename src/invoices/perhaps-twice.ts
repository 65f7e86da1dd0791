import { basename } from 'node:path';
import { bothAmounts } from '../diagnostics/bilingual.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { sirenOf } from '../domain/identifiers.ts';
import { groupBy } from '../domain/lists.ts';
import { copyName, type KnownInvoice } from './line-index.ts';

/**
 * Invoices of one date that may be one, told at the later of the two: of one number in two files, of which one names no
 * supplier, or both one company in two ways, or one by a word and for the same sum (the CSV says `Orange`, the electronic
 * invoice a SIRET); or of one number in two spellings, with as many lines of the same sum.
 */
export function perhapsTwice(invoices: readonly KnownInvoice[]): readonly Problem[] {
  const keyOf = ({ invoiceNumber, invoiceDate }: KnownInvoice) =>
    JSON.stringify([spelledPlainly(invoiceNumber), invoiceDate]);
  return [...groupBy(invoices, keyOf).values()].flatMap((alike) =>
    alike.flatMap((later, index) =>
      alike
        .slice(0, index)
        .filter((before) => mayBeOne(before, later))
        .map((before) => twice(before, later)),
    ),
  );
}

/**
 * A number whatever its case, its separators and the zeros that a spreadsheet takes from it (`00123`); but where one
 * stands between two digits: 1-11 is not 11-1.
 */
function spelledPlainly(number: string): string {
  return number
    .toLowerCase()
    .replace(/(?<!\d)0+(?=\d)/g, '')
    .replace(/(?<=\d)[^\p{L}\p{N}]+(?=\d)/gu, '-')
    .replace(/[^\p{L}\p{N}-]|(?<!\d)-|-(?!\d)/gu, '');
}

function mayBeOne(one: KnownInvoice, other: KnownInvoice): boolean {
  const isSameSum = one.net === other.net && !(one.isCharged && other.isCharged);
  const mayBe = isSameSum && !areTwoCompanies(one.supplier, other.supplier);
  if (one.invoiceNumber !== other.invoiceNumber) return mayBe && one.lines === other.lines;
  if (one.file === other.file || (one.inParts && other.inParts)) return false;
  return areOneCompany(one.supplier, other.supplier) || (mayBe && one.net !== 0n);
}

/** Whether one is not named, or both are one company: by its SIREN, a SIRET or its VAT id. */
function areOneCompany(one: string, other: string): boolean {
  const siren = sirenOf(one);
  return one === other || one === '' || other === '' || (siren !== undefined && siren === sirenOf(other));
}

/** Whether they are two: by numbers of two companies, or by two words. Of a number and a word nobody can tell. */
function areTwoCompanies(one: string, other: string): boolean {
  return /\d{8}/.test(one) === /\d{8}/.test(other) && !areOneCompany(one, other);
}

function twice(before: KnownInvoice, later: KnownInvoice): Problem {
  const { file, row, invoiceNumber } = later;
  const place = { file, row, column: 'invoice_number', value: invoiceNumber };
  return problem('invoice-perhaps-twice', place, {
    ...{ invoice: before.invoiceNumber, net: bothAmounts(later.net) },
    ...{ other: before.file, copy: copyName(file, before.file) },
    ...whatIsAlike(before, later),
  });
}

function whatIsAlike(before: KnownInvoice, later: KnownInvoice): Readonly<Record<string, string>> {
  if (before.invoiceNumber !== later.invoiceNumber) return { spelled: later.invoiceNumber };
  const unsaid = [before, later].find(({ supplier }) => supplier === '');
  if (unsaid) return { unsaid: unsaid.file, unsaidName: JSON.stringify(basename(unsaid.file)) };
  const [one, another] = [before.supplier, later.supplier];
  return areOneCompany(one, another) ? { one, another } : { word: one, here: another };
}
