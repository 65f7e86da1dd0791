import { basename } from 'node:path';
import { bothAmounts } from '../diagnostics/bilingual.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { sirenOf } from '../domain/identifiers.ts';
import { groupBy } from '../domain/lists.ts';
import { copyName, type KnownInvoice } from './line-index.ts';

/**
 * Invoices of one date that may be one, told at the later of the two: of one number in two files, of which one names no
 * supplier, or both one company in two ways; or of one number in two spellings, with as many lines of the same sum.
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

/** A number whatever its case and its separators; but where one stands between two digits: 1-11 is not 11-1. */
function spelledPlainly(number: string): string {
  return number
    .toLowerCase()
    .replace(/(?<=\d)[^\p{L}\p{N}]+(?=\d)/gu, '-')
    .replace(/[^\p{L}\p{N}-]|(?<!\d)-|-(?!\d)/gu, '');
}

function mayBeOne(one: KnownInvoice, other: KnownInvoice): boolean {
  const isSpelledAlike = one.invoiceNumber === other.invoiceNumber;
  const isOther = isSpelledAlike
    ? one.file === other.file || (one.inParts && other.inParts)
    : one.lines !== other.lines || one.net !== other.net || (one.isCharged && other.isCharged);
  return !isOther && mayBeOneCompany(one.supplier, other.supplier);
}

/** Whether one is not named, or both are one company: by its SIREN, a SIRET or its VAT id. */
function mayBeOneCompany(one: string, other: string): boolean {
  const siren = sirenOf(one);
  return one === other || one === '' || other === '' || (siren !== undefined && siren === sirenOf(other));
}

function twice(before: KnownInvoice, later: KnownInvoice): Problem {
  const { file, row, invoiceNumber } = later;
  const spelled = before.invoiceNumber === invoiceNumber ? '' : invoiceNumber;
  const unsaid = spelled === '' ? [before, later].find(({ supplier }) => supplier === '') : undefined;
  const [one, another] = unsaid || spelled ? ['', ''] : [before.supplier, later.supplier];
  const place = { file, row, column: 'invoice_number', value: invoiceNumber };
  return problem('invoice-perhaps-twice', place, {
    ...{ invoice: before.invoiceNumber, spelled, net: bothAmounts(later.net), one, another },
    ...{ other: before.file, copy: copyName(file, before.file) },
    ...{ unsaid: unsaid?.file ?? '', unsaidName: unsaid ? JSON.stringify(basename(unsaid.file)) : '' },
  });
}
