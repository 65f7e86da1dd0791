import { INVOICE_CODES } from './codes/invoices.ts';
import { RUN_CODES } from './codes/run.ts';
import { WORKSPACE_CODES } from './codes/workspace.ts';

/**
 * Each problem that grappe reports, worded in `messages/`, shown in `fixtures/diagnostics/`. Scripts rely on the codes.
 */
export const CODES = { ...WORKSPACE_CODES, ...INVOICE_CODES, ...RUN_CODES } as const;

export type Code = keyof typeof CODES;

/**
 * The codes that may leave a line unshared (ALLOCATION.md §§2–5). Their messages are written into unallocated.csv of
 * closed runs, so they are kept as they were released (AUDIT.md, "The words of reasons").
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
