import type { Severity } from './convention.ts';
import type { Cents } from './numbers/money.ts';

/** Everything that reconcile can find wrong (RECONCILE.md), in the order of the page. The codes are stable. */
export const FINDING_CODES = [
  'duplicate-line',
  'overlapping-period',
  'period-gap',
  'unknown-access',
  'billed-after-termination',
  'billed-before-activation',
  'unbilled-access',
  'unknown-item',
  'price-mismatch',
  'item-mismatch',
  'vat-rate-mismatch',
  'line-arithmetic',
  'vat-arithmetic',
  'gross-arithmetic',
  'prorata-mismatch',
  'setup-repeated',
  'credit-without-original',
  'credit-exceeds-original',
  'invoice-total-mismatch',
  'unexpected-amount',
  'outside-market',
  'billed-in-advance',
  'late-line',
  'acceptance-unused',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** A finding in words, as people and programs read it; texts are empty where there is nothing to say. */
export interface FindingRecord {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly lineNumber: string;
  readonly access: string;
  readonly expected: string;
  readonly actual: string;
  /** Net in cents: positive is over-billed, negative is owed to the operator; undefined: no amount is at stake. */
  readonly atStake: Cents | undefined;
  readonly message: string;
  /** From the workspace, with `/`. */
  readonly file: string;
  readonly row: number | undefined;
  readonly column: string;
  /** Why it is accepted (accepted-findings.csv); undefined if it is not. */
  readonly accepted: string | undefined;
}
