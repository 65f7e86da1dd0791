import type { FindingCode } from '../domain/finding.ts';

/** What an operator is asked to do about a finding, in the order in which a letter asks for it. */
export const REQUEST_KINDS = ['credit', 'site', 'invoice', 'bill', 'credit-note', 'explanation'] as const;

export type Request = (typeof REQUEST_KINDS)[number];

/** A finding that we must settle ourselves asks the operator for nothing. */
export const REQUESTS = {
  'duplicate-line': 'credit',
  'overlapping-period': 'credit',
  'period-gap': 'explanation',
  'unknown-access': 'site',
  'billed-after-termination': 'credit',
  'billed-before-activation': 'credit',
  'unbilled-access': undefined,
  'unknown-item': 'explanation',
  'price-mismatch': 'credit',
  'item-mismatch': 'explanation',
  'vat-rate-mismatch': 'invoice',
  'line-arithmetic': 'credit',
  'vat-arithmetic': 'invoice',
  'gross-arithmetic': 'invoice',
  'prorata-mismatch': 'credit',
  'setup-repeated': 'credit',
  'credit-without-original': 'credit-note',
  'credit-exceeds-original': 'credit-note',
  'invoice-total-mismatch': 'invoice',
  'unexpected-amount': 'explanation',
  'outside-market': 'explanation',
  'billed-in-advance': 'explanation',
  'late-line': undefined,
  'acceptance-unused': undefined,
} as const satisfies Record<FindingCode, Request | undefined>;
