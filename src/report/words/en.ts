import type { RoundingPolicy } from '../../domain/convention.ts';
import type { BuiltInCategory } from '../../domain/invoice-line.ts';
import type { Language } from '../../domain/language.ts';
import type { ReferenceYear } from '../../domain/measure-reference.ts';
import type { SiteType } from '../../domain/tables.ts';
import { itemsIn } from '../../text/joined.ts';
import { comparison } from './en/comparison.ts';
import { coordinator } from './en/coordinator.ts';
import { derivation } from './en/derivation.ts';
import { office } from './en/office.ts';
import { statement } from './en/statement.ts';
import { year } from './en/year.ts';

/** The words of the reports; both languages have the same entries. */
export type ReportWords = typeof en;

const MONTHS = itemsIn(`
  January, February, March, April, May, June, July, August, September, October, November, December`);

/** The words of the reports, in English. */
export const en = {
  language: 'en' as Language,
  ...coordinator,
  ...statement,
  ...office,
  comparison,
  derivation,
  ofYear: year,
  statement: 'Statement of shared costs',
  period: 'Period',
  allPeriods: 'all invoices',
  pendingOnly: 'all invoices that were pending',
  month: (month: number, year: number) => `${MONTHS[month - 1]} ${year}`,
  monthSpan: (from: string, to: string) => `${from} to ${to}`,
  quarter: (quarter: number, year: number) => `quarter ${quarter} of ${year}`,
  periods: (from: string, to: string) => `${from} to ${to}`,
  periodsOf01: (from: string, to: string) => `${from} to ${to}`,
  invoicesOnly: (numbers: string) => `invoices ${numbers}`,
  convention: 'Convention',
  reference: 'Reference',
  referenceText: (deliberation: string | undefined, signedOn: string | undefined) =>
    [deliberation, signedOn === undefined ? undefined : `signed on ${signedOn}`]
      .filter((part) => part !== undefined)
      .join(', '),
  legalBasis: 'Legal basis',
  coordinator: 'Coordinator',
  member: 'Member',
  siret: 'SIRET',
  serviceCode: 'Service code',
  currency: 'Amounts in',
  summary: 'Summary',
  detail: 'Detail',
  sites: 'Establishments',
  lines: 'Lines',
  countedInEach: 'A line that is split over several of these rows counts in each.',
  net: 'Net',
  vat: 'VAT',
  gross: 'Gross',
  total: 'Total',
  totals: 'Totals',
  nature: 'Nature of the amounts',
  charges: 'Charges',
  credits: 'Credits',
  /** For CSV, whose words are promised. */
  regularisations: 'Regularisations of closed runs',
  noLines: 'This member bears no line in this period.',
  byCreditor: 'To whom it is owed',
  paidBy: 'Paid to the operator by',
  ownExpense: 'own expense, no debt',
  toReimburse: 'to be reimbursed',
  status: 'Status',
  byRule: 'By rule of the convention',
  byImputation: 'By budget imputation',
  chapter: 'Chapter',
  function: 'Function',
  natureCode: 'Nature',
  engagement: 'Commitment',
  imputation: 'Imputation',
  noImputation: 'none',
  recoveries: 'To be recovered from other members',
  recoveriesNote: 'Shown in full, and not set off against what this member owes.',
  negativeRecovery:
    'A negative sum is one to be given back: the same sum stands above without a sign, and the total is less by it.',
  debtor: 'Debtor',
  otherYears: 'Service days of another year than the invoice',
  otherYearsNote: 'Already counted in the totals above.',
  year: 'Year',
  yearToDate: (year: number) => `Closed runs of ${year}`,
  yearSoFar: (year: number) => `Year ${year}: closed runs, then with this one (lines and corrections)`,
  closedRuns: 'Closed before this run',
  withThisRun: 'With this run',
  supplier: 'Supplier',
  invoice: 'Invoice',
  invoiceDate: 'Date',
  lineNumber: 'Line',
  lineAndNumber: (number: string) => `line ${number}`,
  supplierAndId: (supplier: string) => `supplier ${supplier}`,
  access: 'Access',
  category: 'Category',
  serviceFrom: 'Service from',
  serviceTo: 'Service to',
  service: 'Service',
  label: 'Label',
  serves: 'Serves',
  served: 'Sites served',
  servesName: 'Name of what is served',
  site: 'Establishment',
  siteId: 'Establishment id',
  siteName: 'Name of the establishment',
  siteType: 'Type',
  commune: 'Commune',
  uai: 'UAI',
  onMember: 'the member itself',
  wholeGroup: 'the whole group',
  ruleAndKey: 'Rule and key',
  rule: 'Rule',
  article: 'Article',
  ruleTitle: 'Wording of the rule',
  ownRule: 'own expense',
  key: 'Key',
  computation: 'Computation',
  share: 'Share',
  sharePercent: 'Share in %',
  residual: 'Residual cent',
  creditor: 'Creditor',
  run: 'Run',
  oldShare: 'Former share',
  newShare: 'New share',
  days: (count: number) => `${count} day${count === 1 ? '' : 's'}`,
  fromTo: (from: string, to: string) => (from === to ? `on ${from}` : `from ${from} to ${to}`),
  and: ' and ',
  onDays: (days: string, computation: string) => `${days}: ${computation}`,
  servedItself: 'served for the member itself',
  countedOn: (days: string) => `observed on ${days}`,
  lookedUpOn: (day: string) => `in force on ${day}`,
  chosenBy: (own: string, all: string) => `with ${own} of ${all}`,
  splitOver: (count: number) => `then over ${count} establishments`,
  mixPart: (part: string, key: string) => `${part} of it: ${key}`,
  referenceYears: {
    current: 'of the year',
    previous: 'of the year before',
    penultimate: 'two years before',
    school_current: 'of the school year',
    school_previous: 'of the school year before',
  } satisfies Record<ReferenceYear, string>,
  rounding: {
    largest_remainder:
      'Rounding: largest remainder, net and VAT apart. Each share is rounded down to the cent; the cents left go to the largest remainders; ties go to the larger share, then to the smaller id.',
    carry:
      'Rounding: carried over within each invoice, net and VAT apart. What rounding took on one line is given back on the next; ties go to the larger share, then to the smaller id.',
  } satisfies Record<RoundingPolicy, string>,
  invoiceDates: (days: string) => `Invoice dates: ${days}.`,
  colon: ':',
  semicolon: '; ',
  residualNote: (sign: string) =>
    `${sign} this amount holds a cent that rounding left over, above the exact share rounded down.`,
  residualMarked: (sign: string) => `${sign} this amount holds one of the cents that rounding left over.`,
  computedBy: (version: string, runId: string) => `Computed by grappe ${version}, run ${runId}`,
  verify: (runId: string) =>
    `To verify: “grappe verify” on the folder of this run computes it again from its own inputs and compares every file; manifest.json there bears the same run_id ${runId}.`,
  placeAndDate: 'Place and date',
  signature: 'Name, capacity and signature',
  pageOf: (page: string, pages: string) => `Page ${page} of ${pages}`,
  categories: {
    subscription: 'subscription',
    service: 'service',
    setup: 'setup fee',
    usage: 'usage',
    penalty: 'penalty',
    other: 'other',
  } satisfies Record<BuiltInCategory, string>,
  siteTypes: {
    college: 'collège',
    lycee: 'lycée',
    lycee_pro: 'vocational lycée',
    erea: 'EREA',
    cfa: 'CFA',
    training: 'training',
    internal: 'internal',
    other: 'other',
  } satisfies Record<SiteType, string>,
  /** By the names that a group may have given them in French. */
  measures: new Map([
    ['élèves', 'pupils'],
    ['eleves', 'pupils'],
    ['internes', 'boarders'],
    ['personnels', 'staff'],
    ['usagers', 'users'],
    ['heures', 'hours'],
    ['surface', 'floor area'],
  ]) as ReadonlyMap<string, string>,
  titleObject: (convention: string | undefined, period: string, corrects: string) =>
    [
      `Internet accesses, shared costs, ${period}`,
      ...(corrects === '' ? [] : [`correction of run ${corrects}`]),
      ...(convention === undefined ? [] : [convention]),
    ].join(', '),
};
