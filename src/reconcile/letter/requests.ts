import type { FindingCode } from '../../domain/finding.ts';
import { groupBy } from '../../domain/lists.ts';
import type { Finding } from '../finding.ts';

/** What an operator is asked to do about what a check found, in the order in which a letter asks it. */
export const REQUEST_KINDS = ['credit', 'site', 'invoice', 'bill', 'credit-note', 'explanation'] as const;

export type Request = (typeof REQUEST_KINDS)[number];

/** What is ours to settle, and no matter of the operator, asks for nothing. */
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

/** What a finding asks for, if anything: where a credit would be owed to the operator, that it bill it. */
export function requestOf({
  code,
  wording,
  atStake = 0n,
}: Pick<Finding, 'code' | 'wording' | 'atStake'>): Request | undefined {
  // Lines that are not there may have been sent: that is for us to find out.
  if (wording.includes('/alone/')) return undefined;
  const request = REQUESTS[code];
  return request === 'credit' && atStake < 0n ? 'bill' : request;
}

/** Findings by what they ask for; without those that ask for nothing. */
export function byRequest<Item extends Pick<Finding, 'code' | 'wording' | 'atStake'>>(
  findings: readonly Item[],
): readonly (readonly [Request, readonly Item[]])[] {
  const found = groupBy(findings, requestOf);
  return REQUEST_KINDS.flatMap((kind) => {
    const items = found.get(kind);
    return items === undefined ? [] : [[kind, items] as const];
  });
}
