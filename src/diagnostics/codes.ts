import { INVOICE_CODES } from './codes/invoices.ts';
import { RUN_CODES } from './codes/run.ts';
import { WORKSPACE_CODES } from './codes/workspace.ts';

/** Each problem that grappe reports, worded in `messages/`, shown in `fixtures/diagnostics/`. Scripts rely on the codes. */
export const CODES = { ...WORKSPACE_CODES, ...INVOICE_CODES, ...RUN_CODES } as const;

export type Code = keyof typeof CODES;

/**
 * What may leave a line unshared (ALLOCATION.md §§2–5). The messages of these codes stand in unallocated.csv of closed runs,
 * so that they are kept as they were released (AUDIT.md, "The words of reasons").
 */
export const REASON_CODES = [
  'access-unknown',
  'access-undated',
  'serves-missing',
  'serves-unknown',
  'grappe-site',
  'undated',
  'period-incomplete',
  'period-reversed',
  'member-absent',
  'site-absent',
  'no-participant',
  'no-rule',
  'measure-missing',
  'measure-stale',
  'bandwidth-missing',
  'reference-day-future',
  'weight-missing',
  'weights-zero',
  'below-bands',
  'divisor-zero',
  'sum-negative',
  'head-count',
  'amounts-exceed',
  'part-missing',
  'part-absent',
  'parts-zero',
  'payer-absent',
  'majority-tie',
] as const satisfies readonly Code[];

export type ReasonCode = (typeof REASON_CODES)[number];

/** Warnings behind which an amount may be wrong: who wants quiet sees them all the same. */
export const OF_MONEY: readonly Code[] = [
  'account-overlaps',
  'advance-outside',
  'attachment-unread',
  'count-of-other-year',
  'credit-charged',
  'grappe-unserved',
  'date-far',
  'days-unread',
  'day-far',
  'einvoice-amount-due',
  'einvoice-credit-negative',
  'einvoice-prepayment',
  'einvoice-restates',
  'einvoice-sum-tolerated',
  'invoice-date-swapped',
  'invoice-perhaps-twice',
  'line-perhaps-total',
  'lines-left',
  'lines-uncharged',
  'measure-ahead',
  'measure-year-old',
  'month-day-swapped',
  'number-unit',
  'billed-beyond',
  'billed-longer',
  'parts-sum',
  'rule-hidden',
  'rules-gap',
  'rules-overlap',
  'serves-contradiction',
  'supplier-pattern',
  'vat-against-net',
  'file-without-lines',
  'folder-unread',
  'invoice-unread',
  'list-sheet-unread',
  'sheet-unread',
  'table-unread',
  'vat-rate-fraction',
  'vat-rate-high',
];
