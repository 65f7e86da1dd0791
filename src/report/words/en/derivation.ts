import type { TieRule } from '../../../allocate/rounding/split-trace.ts';
import type { DaysSource } from '../../../allocate/service-days.ts';
import type { BilledToTrace, VatTrace } from '../../../allocate/trace.ts';
import type { RoundingPolicy } from '../../../domain/convention.ts';

/** The words of explain and report.html for how a line came to its amounts; `{names}` are filled in. */
export type DerivationWords = typeof derivation;

/** The same in English: plain texts, so that the page can carry them. */
export const derivation = {
  semicolon: '; ',
  amounts: 'net {net} + VAT {vat} ({rate}%) = gross {gross}',
  vatHow: {
    stated: 'VAT stated by the line',
    computed: 'VAT computed: net × rate, rounded half away from zero',
    invoice: 'VAT of the invoice, rounded once per rate; this line gets what it adds',
  } satisfies Record<VatTrace['kind'], string>,
  vatStated: 'the invoice states VAT of {vat} on {net} at this rate',
  vatInvoice:
    'net of this rate before the line {netBefore}, with it {netAfter}; rounded VAT {vatAfter} − {vatBefore} = {vat}',
  daysSource: {
    period: 'the period of the line',
    service_date: 'the service date of the line',
    invoice_month: 'no date on the line: the month of the invoice (undated: invoice_month)',
    invoice_date: 'the date of the invoice',
  } satisfies Record<DaysSource, string>,
  payer: {
    line: 'the line says so',
    access: 'its access says so',
    rule: 'it has the largest share, and the rule says so (billed_to)',
    convention: 'the convention says so (billed_to)',
  } satisfies Record<BilledToTrace['source'], string>,
  rounding: { net: 'Rounding of the net, {amount}', vat: 'Rounding of the VAT, {amount}' },
  policy: {
    largest_remainder: 'largest_remainder: round down, then one cent each to the largest remainders',
    carry: 'carry: round down, then one cent each to those whom earlier lines of the invoice left shortest',
  } satisfies Record<RoundingPolicy, string>,
  signBack: 'The sign is set aside for the split and given back at the end.',
  picocents: 'What is owed is in cents.',
  exact: 'exact part',
  base: 'rounded down',
  remainder: 'remainder (cent)',
  account: 'owed before',
  cent: 'cent',
  amount: 'amount',
  accountAfter: 'owed after',
  left: { none: 'no cent is left', one: '1 cent left', several: '{count} cents left' },
  /** Who took the remaining cents, and why. */
  takers: '{left}: {takers}',
  takersBecause: '{left}: {takers} ({why})',
  /** Why those who took a cent come before the next one: if their claims differ, and if they do not. */
  claim: {
    largest_remainder: 'to the largest remainder',
    carry: 'to whom most is owed, this remainder included',
  } satisfies Record<RoundingPolicy, string>,
  tie: { share: 'a tie: to the larger share', id: 'a tie: to the smaller id' } satisfies Record<
    Exclude<TieRule, 'none' | 'claim'>,
    string
  >,
};
