import type { Basis, Prorata } from '../../../domain/convention.ts';
import type { Flow } from '../../../domain/imputation.ts';
import { shellWord } from '../../../text/shell-word.ts';
import { fill } from '../../../text/template.ts';

export const explain = {
  about: 'Shows how each cent of one invoice line got to where it is, so that anyone can redo it.',
  invoice: 'the number of the invoice',
  line: 'the number of the line',
  supplier: 'the supplier, where two use one invoice number',
  run: 'explain from the inputs packed in this run, not from the workspace',
  member: 'show only what concerns this member',
  site: 'show only what concerns this site',
  lineUnknown: (line: string, invoice: string, nearest: string) =>
    fill('Invoice {invoice} has no line {line}.[[ Nearest: {nearest}.]]', { invoice, line, nearest }),
  severalSuppliers: (invoice: string, suppliers: string) =>
    `Several suppliers use the number ${invoice}; add --supplier with one of: ${suppliers}.`,
  supplierUnknown: (supplier: string, invoice: string, suppliers: string) =>
    `${supplier} has no invoice ${invoice}. Suppliers that have: ${suppliers}.`,
  notInLine: (id: string, ids: string) => `${id} has no share of this line. Those who have: ${ids}.`,
  needsLine: 'Say which line: --invoice N --line L.',
  charged: (run: string) => `What the closed run ${run} charged, from the inputs that it keeps`,
  corrected: (runs: readonly string[]) =>
    runs.length === 1
      ? `The closed run ${runs[0]} has corrected this since: see its regularisations.csv`
      : `The closed runs ${runs.join(', ')} have corrected this since: see their regularisations.csv`,
  sameAgain: (run: string) =>
    `Today’s inputs give the same, not what it was corrected to since (grappe allocate --period MONTH --pending --regularise ${run}).`,
  todayCorrected:
    'What today’s inputs give: what was charged, as it was corrected since; nothing is left to correct',
  movesNothing: 'What today’s inputs give: other shares, but the same amounts; nothing is left to correct',
  sameToday: 'Today’s inputs give the same.',
  withdrawn: (place: string, reason: string) => `The line was withdrawn (${place}): ${reason}`,
  goneToday: 'In today’s inputs the line is not found, or they cannot be read.',
  today: (run: string) =>
    `What today’s inputs give: it differs from what was charged (grappe allocate --period MONTH --pending --regularise ${run})`,
  inputChanged: (file: string, run: string) =>
    `${file} is not what the run read, so it can explain nothing. See: grappe verify ${shellWord(run)}`,
  notPacked: (run: string) =>
    `The closed run ${run} charged this line and keeps no inputs: this is what today’s give; its own rows are in allocations.csv.`,
  title: (invoice: string, date: string, line: string) => `Invoice ${invoice} of ${date}, line ${line}`,
  colon: ': ',
  place: 'place',
  supplierLabel: 'supplier',
  label: 'label',
  original: 'credits',
  amounts: 'amounts',
  daysTitle: 'Days',
  basis: {
    service: 'the days of service decide',
    invoice_date: 'the date of the invoice decides',
  } satisfies Record<Basis, string>,
  prorata: {
    daily: 'day by day',
    period_start: 'the first day decides for all',
  } satisfies Record<Prorata, string>,
  runTitle: (days: string, count: string) => `Shares ${days} (${count})`,
  failureTitle: (days: string, count: string) => `No share ${days} (${count})`,
  stops: 'stops here',
  serves: 'serves',
  targets: { site: 'the site', grappe: 'the grappe', member: 'the member', group: 'the whole group' },
  saidBy: { line: 'said by the line', access: 'said by the access' },
  rule: 'rule',
  ownRule: 'own: one owner bears all, no rule is needed',
  key: 'key',
  referenceDay: (day: string, asOf: string) => `reference day ${day} (${asOf})`,
  asOfLatest: 'the day itself',
  asOfPeriodEnd: 'the last day of the line',
  part: (part: string) => `part ${part}:`,
  participants: 'who takes part',
  overSites: 'the share of a member goes equally to its sites that are served',
  sitesReadIn: 'sites read in',
  siteOrMember: 'site or member',
  owner: 'member',
  weight: 'weight',
  share: 'share',
  observed: 'observed on',
  source: 'source',
  shareTitle: 'Share of the line: the sum over the days, divided by their number',
  sitesOf: (member: string) => `${member} over its sites`,
  rowsTitle: 'Rows of allocations.csv',
  siteHeader: 'site',
  onMember: '(the member itself)',
  imputation: 'Imputation',
  noImputation: 'none: the workspace has no imputations.csv',
  imputationWhy: (flow: string, siteType: string, category: string, day: string) =>
    `for ${flow}, ${siteType}, ${category}, on ${day}`,
  noSiteType: 'no site',
  flow: {
    paid: 'what it paid the operator',
    reimbursed: 'what it repays',
    recovered: 'what it recovers',
  } satisfies Record<Flow, string>,
  given: (fields: string) => `says ${fields}`,
  fields: { flow: 'flow', site_type: 'site type', category: 'category' },
  givenNothing: 'says nothing narrower',
  preferredTo: (places: string) => `preferred to the less precise ${places}`,
  onlyOne: 'the only row that applies',
  checkTitle: 'Check',
  sums: (net: string, vat: string, gross: string) =>
    `the rows sum to ${net} net + ${vat} VAT = ${gross}, the line`,
  corrects:
    'This run corrects the line, which a closed run charged: here are its new shares, then the rows of regularisations.csv',
  correctionTitle: 'Rows of regularisations.csv: what the new shares give, less what was charged so far',
  correctedRun: 'corrects',
  oldShare: 'old share',
  newShare: 'new share',
  narrowed: 'Only a part of the line is shown.',
};
