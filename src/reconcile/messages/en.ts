import type { FindingCode } from '../../domain/finding.ts';

/** What each check is for, and the wording of its findings; `{name}` stands for an argument. In English. */
export const checksEn = {
  'duplicate-line': {
    title: 'Lines billed twice',
    about: 'The same line twice, or the same access, item, days, quantity and amount in two invoices.',
  },
  'overlapping-period': {
    title: 'Days billed twice',
    about: 'Two charges of one access and item cover the same days, and no credit covers those days.',
  },
  'period-gap': {
    title: 'Days that nothing bills',
    about: 'Days in service between two billed periods of an access that no subscription bills.',
  },
  'unknown-access': {
    title: 'Accesses that are not in the inventory',
    about: 'The access of the line is not in the inventory.',
  },
  'billed-after-termination': {
    title: 'Billed after the end of service',
    about:
      'A subscription, a service or usage covers days after the access was terminated, and no credit takes them back.',
  },
  'billed-before-activation': {
    title: 'Billed before the start of service',
    about:
      'A subscription, a service or usage covers days before the access was activated, and no credit takes them back.',
  },
  'unbilled-access': {
    title: 'Accesses that nothing bills',
    about: 'An access in service on all days of the period that no subscription covers on any of them.',
  },
  'unknown-item': {
    title: 'Items without a price',
    about: 'The item has no price in the schedule on the first day of service.',
  },
  'price-mismatch': {
    title: 'Prices that are not those of the schedule',
    about: 'The unit price is not that of the price schedule on the first day of service.',
  },
  'item-mismatch': {
    title: 'Items that are not those ordered',
    about: 'The item of a subscription is not that of the inventory on its first day.',
  },
  'vat-rate-mismatch': {
    title: 'VAT rates that are not those of the schedule',
    about: 'The VAT rate is not that of the price schedule on the first day of service.',
  },
  'line-arithmetic': {
    title: 'Net is not quantity × price',
    about: 'The net is not quantity × unit price, beyond the tolerance.',
  },
  'vat-arithmetic': {
    title: 'VAT is not net × rate',
    about: 'The VAT is not net × rate, rounded to the cent.',
  },
  'gross-arithmetic': { title: 'Gross is not net + VAT', about: 'The gross is not net + VAT.' },
  'prorata-mismatch': {
    title: 'Parts of a cycle',
    about:
      'A subscription over part of a billing cycle is not unit price × days / days of the cycle, beyond the tolerance.',
  },
  'setup-repeated': {
    title: 'Setup fees billed again',
    about: 'A second setup fee for the same access and item, not credited.',
  },
  'credit-without-original': {
    title: 'Credits of unknown invoices',
    about: 'A credit names no original invoice, or one that is not among those received.',
  },
  'credit-exceeds-original': {
    title: 'Credits above what was billed',
    about: 'The credits of an original invoice exceed what it billed.',
  },
  'invoice-total-mismatch': {
    title: 'Totals that are not the sum of the lines',
    about: 'The total that the invoice declares is not the sum of its lines.',
  },
  'unexpected-amount': {
    title: 'Amounts that moved',
    about:
      'The same access and item cost more or less than in the full period before, and the price schedule did not change.',
  },
  'outside-market': {
    title: 'Served outside the market',
    about: 'Days of service outside the dates of the market of the item.',
  },
  'billed-in-advance': {
    title: 'Billed in advance',
    about:
      'A subscription, a service or usage is billed before its last day of service, and the convention asks to be told.',
  },
  'late-line': {
    title: 'Invoices that came late',
    about: 'Dated in or before a period whose run is closed, with lines that are in no closed run.',
  },
  'acceptance-unused': {
    title: 'Acceptances without a finding',
    about: 'A row of accepted-findings.csv that matches no finding, or has expired.',
  },
} as const satisfies Record<FindingCode, { readonly title: string; readonly about: string }>;

export const wordingsEn = {
  'duplicate-line/key': 'line {line} of invoice {invoice} was already read at {place}',
  'duplicate-line/invoices': 'already billed by line {line} of invoice {invoice}: same item, days and amount',
  'overlapping-period': 'already billed by line {line} of invoice {invoice}: {days}',
  'period-gap': 'no subscription bills {days}',
  'unknown-access': 'the access {access} is not in the inventory',
  'billed-after-termination': 'out of service, but billed: {days} ({count} of {total} days)',
  'billed-before-activation': 'not yet in service, but billed: {days} ({count} of {total} days)',
  'unbilled-access': 'in service, but no subscription bills any day: {days}',
  'unknown-item': '{item} has no price in the schedule: {days}',
  'price-mismatch': 'unit price {actual}, but {expected} in the price schedule',
  'item-mismatch': 'billed as {actual}, but {expected} in the inventory',
  'vat-rate-mismatch': 'VAT at {actual}%, but {expected}% in the price schedule',
  'line-arithmetic': '{quantity} × {price} makes {expected}, the line says {actual}',
  'line-arithmetic/own':
    '{quantity} × {price}, with {own} of charges and allowances of the line itself, makes {expected}, the line says {actual}',
  'vat-arithmetic': '{net} at {rate}% makes {expected} of VAT, the line says {actual}',
  'gross-arithmetic': '{net} + {vat} makes {expected}, the line says {actual}',
  'prorata-mismatch': '{price} × {part} of a cycle makes {expected}, the line says {actual}: {days}',
  'prorata-mismatch/own':
    '{price} × {part} of a cycle, with {own} of charges and allowances of the line itself, makes {expected}, the line says {actual}: {days}',
  'prorata-mismatch/several':
    '{count} × {price} × {part} of a cycle makes {expected}, the line says {actual}: {days}',
  'prorata-mismatch/several/own':
    '{count} × {price} × {part} of a cycle, with {own} of charges and allowances of the line itself, makes {expected}, the line says {actual}: {days}',
  'setup-repeated': 'already billed by line {line} of invoice {invoice}',
  'credit-without-original/none': 'the credit names no original invoice',
  'credit-without-original/unknown':
    'the invoice {invoice} that the credit names is not among those received',
  'credit-without-original/unbilled':
    'the refund names no invoice, and no earlier line of the same access and item bills {days}',
  'credit-exceeds-original': 'invoice {invoice} billed {charged}, its credits come to {credited}',
  'credit-exceeds-original/item':
    'invoice {invoice} billed {charged} for this access and item, the credits of these come to {credited}',
  'invoice-total-mismatch/net': 'the invoice declares {actual} net, its lines sum to {expected}',
  'invoice-total-mismatch/vat': 'the invoice declares {actual} of VAT, its lines sum to {expected}',
  'invoice-total-mismatch/gross': 'the invoice declares {actual} gross, its lines sum to {expected}',
  'invoice-total-mismatch/file/net': 'the file states {actual} net in all, its lines sum to {expected}',
  'invoice-total-mismatch/file/vat': 'the file states {actual} of VAT in all, its lines sum to {expected}',
  'invoice-total-mismatch/file/gross': 'the file states {actual} gross in all, its lines sum to {expected}',
  'invoice-total-mismatch/file/alone/net': 'the file states {actual} net in all, and has no line',
  'invoice-total-mismatch/file/alone/vat': 'the file states {actual} of VAT in all, and has no line',
  'invoice-total-mismatch/file/alone/gross': 'the file states {actual} gross in all, and has no line',
  'invoice-total-mismatch/alone/net':
    'the invoice declares {actual} net, and none of its lines is in invoices/',
  'invoice-total-mismatch/alone/vat':
    'the invoice declares {actual} of VAT, and none of its lines is in invoices/',
  'invoice-total-mismatch/alone/gross':
    'the invoice declares {actual} gross, and none of its lines is in invoices/',
  'unexpected-amount': '{actual}, but {expected} for the period before (line {line} of invoice {invoice})',
  'outside-market': 'outside the market {market}: {days}',
  'billed-in-advance': 'days still to come on the date of the invoice: {days}',
  'late-line':
    'dated in or before the period of the closed run {run}, and in no closed run: take it with --pending',
  'acceptance-unused/unmatched': 'no finding is of this kind: {accepted}; accepted because “{reason}”',
  'acceptance-unused/expired': 'expired ({days}): {accepted}; accepted because “{reason}”',
} as const;

export type Wording = keyof typeof wordingsEn;
