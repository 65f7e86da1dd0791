import type { DaysSource } from '../../../allocate/service-days.ts';
import type { TieRule } from '../../../allocate/split-trace.ts';
import type { BilledToTrace, VatTrace } from '../../../allocate/trace.ts';
import type { Basis, Prorata, RoundingPolicy } from '../../../domain/convention.ts';
import type { Flow } from '../../../domain/imputation.ts';

/** What `explain` says, in English. */
export const explain = {
  about: 'Shows how each cent of one invoice line came where it is, so that anyone can redo it.',
  invoice: 'the number of the invoice',
  line: 'the number of the line',
  supplier: 'the supplier, where two use one invoice number',
  run: 'explain from the inputs packed in this run, not from the workspace',
  member: 'show only what concerns this member',
  site: 'show only what concerns this site',
  lineUnknown: (line: string, invoice: string, nearest: string): string =>
    `Invoice ${invoice} has no line ${line}. Nearest: ${nearest}.`,
  severalSuppliers: (invoice: string, suppliers: string): string =>
    `Several suppliers use the number ${invoice}; add --supplier with one of: ${suppliers}.`,
  supplierUnknown: (supplier: string, invoice: string, suppliers: string): string =>
    `${supplier} has no invoice ${invoice}. Suppliers that have: ${suppliers}.`,
  notInLine: (id: string, ids: string): string => `${id} has no share of this line. Those who have: ${ids}.`,
  needsLine: 'Say which line: --invoice N --line L.',
  notARun: (folder: string): string =>
    `${folder} is no run folder: it has no manifest.json that can be read.`,
  title: (invoice: string, date: string, line: string): string =>
    `Invoice ${invoice} of ${date}, line ${line}`,
  colon: ': ',
  semicolon: '; ',
  place: 'place',
  supplierLabel: 'supplier',
  access: 'access',
  category: 'category',
  item: 'item',
  label: 'label',
  original: 'credits',
  amounts: 'amounts',
  vatHow: {
    stated: 'VAT stated by the line',
    computed: 'VAT computed: net × rate, rounded half away from zero',
    invoice: 'VAT of the invoice, rounded once per rate; this line gets what it adds',
  } satisfies Record<VatTrace['kind'], string>,
  vatInvoice: (before: string, after: string, vatBefore: string, vatAfter: string, vat: string): string =>
    `net of this rate before the line ${before}, with it ${after}; rounded VAT ${vatAfter} − ${vatBefore} = ${vat}`,
  vatStated: (vat: string, net: string): string => `the invoice states VAT of ${vat} on ${net} at this rate`,
  daysTitle: 'Days',
  daysSource: {
    period: 'the period of the line',
    service_date: 'the service date of the line',
    invoice_month: 'no date on the line: the month of the invoice (undated: invoice_month)',
    invoice_date: 'the date of the invoice',
  } satisfies Record<DaysSource, string>,
  basis: {
    service: 'the days of service decide',
    invoice_date: 'the date of the invoice decides',
  } satisfies Record<Basis, string>,
  prorata: {
    daily: 'day by day',
    period_start: 'the first day stands for all',
  } satisfies Record<Prorata, string>,
  runTitle: (days: string, count: string): string => `Shares ${days} (${count})`,
  failureTitle: (days: string, count: string): string => `No share ${days} (${count})`,
  stops: 'stops here',
  serves: 'serves',
  targets: { site: 'the site', grappe: 'the grappe', member: 'the member', group: 'the whole group' },
  saidBy: { line: 'said by the line', access: 'said by the access' },
  rule: 'rule',
  ownRule: 'own: one owner bears all, no rule is needed',
  key: 'key',
  referenceDay: (day: string, asOf: string): string => `reference day ${day} (${asOf})`,
  asOfLatest: 'the day itself',
  part: (part: string): string => `part ${part}`,
  participants: 'who takes part',
  siteOrMember: 'site or member',
  owner: 'member',
  weight: 'weight',
  share: 'share',
  observed: 'observed on',
  source: 'source',
  shareTitle: 'Share of the line: the sum over the days, divided by their number',
  payerTitle: 'Paid to the operator by',
  payer: {
    line: 'the line says so',
    access: 'its access says so',
    convention: 'the convention says so (billed_to)',
  } satisfies Record<BilledToTrace['source'], string>,
  roundingTitle: (kind: string, amount: string): string => `Rounding of the ${kind}, ${amount}`,
  policy: {
    largest_remainder: 'largest_remainder: round down, then one cent each to the largest remainders',
    carry: 'carry: round down, then one cent each to those whom earlier lines of the invoice left shortest',
  } satisfies Record<RoundingPolicy, string>,
  sitesOf: (member: string): string => `${member} over its sites`,
  exact: 'exact part',
  base: 'rounded down',
  remainder: 'remainder',
  account: 'owed before',
  accountAfter: 'owed after',
  cent: 'cent',
  amount: 'amount',
  centsLeft: (count: number): string =>
    count === 0 ? 'no cent is left' : `${count} cent${count === 1 ? '' : 's'} left`,
  tie: {
    none: '',
    claim: 'to the largest claim',
    share: 'a tie: to the larger share',
    id: 'a tie: to the smaller id',
  } satisfies Record<TieRule, string>,
  signBack: 'The sign is set aside for the split and given back at the end.',
  picocents: 'What is owed is in cents.',
  rowsTitle: 'Rows of allocations.csv',
  memberHeader: 'member',
  siteHeader: 'site',
  onMember: '(the member itself)',
  imputation: 'imputation',
  noImputation: 'none: the workspace has no imputations.csv',
  imputationWhy: (flow: string, siteType: string, category: string, day: string): string =>
    `for ${flow}, ${siteType}, ${category}, on ${day}`,
  noSiteType: 'no site',
  flow: {
    paid: 'what it paid the operator',
    reimbursed: 'what it repays',
    recovered: 'what it recovers',
  } satisfies Record<Flow, string>,
  given: (fields: string): string => `says ${fields}`,
  fields: { flow: 'flow', site_type: 'site type', category: 'category' },
  givenNothing: 'says nothing narrower',
  preferredTo: (places: string): string => `preferred to the less precise ${places}`,
  onlyOne: 'the only row that holds',
  checkTitle: 'Check',
  sums: (net: string, vat: string, gross: string): string =>
    `the rows sum to ${net} net + ${vat} VAT = ${gross}, the line`,
  narrowed: 'Only a part of the line is shown.',
};
