import type { FindingCode } from '../domain/finding.ts';

/** What a check reads besides the days and amounts of lines, and cannot run without. */
export const NEEDS = [
  'accesses',
  'prices',
  'totals',
  'markets',
  'closed-runs',
  'period',
  'acceptances',
  'unit-prices',
  'item-codes',
  'items',
  'periods',
  'vat-amounts',
  'gross-amounts',
  'schedule-rates',
  'schedule-markets',
  'known-markets',
  'ordered-items',
] as const;
export type Need = (typeof NEEDS)[number];

/** A check that did not run, and what it lacks; `off`: the convention switched it off. */
export interface NotRun {
  readonly code: FindingCode;
  readonly lacks: Need | 'off';
}
