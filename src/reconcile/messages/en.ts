/** The wording of what each check finds, in English; `{name}` stands for an argument, `[[part]]` is left out where one is empty. */
export const wordingsEn = {
  'duplicate-line/key': 'line {line} of invoice {invoice} was already read at {place}',
  'duplicate-line/invoices': 'already billed by line {line} of invoice {invoice}: same item, days and amount',
  'overlapping-period':
    'already billed by line {line} of invoice {invoice}: {days}[[; credits leave {left} of it]]',
  'overlapping-period/name':
    'line {line} of invoice {invoice} bills the same days and amount under another name: {days}',
  'period-gap': 'no subscription bills {days}',
  'unknown-access':
    'the access {access} is not in the inventory[[; {near} is, the same but for leading zeros]]',
  'billed-after-termination':
    'out of service, but billed: {days} ({count} of {total} days)[[; credits leave {left} of it]]',
  'billed-before-activation':
    'not yet in service, but billed: {days} ({count} of {total} days)[[; credits leave {left} of it]]',
  'billed-after-termination/day':
    'out of service, but billed: {days} ({count} of {total} days)[[; credits leave {left} of it]]',
  'billed-before-activation/day':
    'not yet in service, but billed: {days} ({count} of {total} days)[[; credits leave {left} of it]]',
  'unbilled-access': 'in service, but no subscription bills any day: {days}',
  'unknown-item': '{item} has no price in the schedule: {days}',
  'price-mismatch': 'unit price {actual}, but {expected} in the price schedule',
  'item-mismatch': 'billed as {actual}, but {expected} in the inventory',
  'vat-rate-mismatch': 'VAT at {actual}%, but {expected}% in the price schedule',
  'line-arithmetic':
    '{quantity} × {price}[[, with {own} of charges and allowances of the line itself,]] makes {expected}, the line says {actual}',
  'vat-arithmetic': '{net} at {rate}% makes {expected} of VAT, the line says {actual}',
  'gross-arithmetic': '{net} + {vat} makes {expected}, the line says {actual}',
  'prorata-mismatch':
    '[[{count} × ]]{price} × {part} of a cycle[[, with {own} of charges and allowances of the line itself,]] makes {expected}, the line says {actual}: {days}',
  'setup-repeated': 'already billed by line {line} of invoice {invoice}[[; credits leave {left} of it]]',
  'credit-without-original/none': 'the credit names no original invoice',
  'credit-without-original/unknown':
    'the invoice {invoice} that the credit names is not among those received',
  'credit-without-original/unbilled':
    'the refund names no invoice, and no earlier line of the same access and item bills {days}',
  'credit-exceeds-original': 'invoice {invoice} billed {charged}, its credits come to {credited}',
  'credit-exceeds-original/item':
    'invoice {invoice} billed {charged} for this access and item, the credits of these come to {credited}',
  'invoice-total-mismatch': 'the invoice declares {actual} {kind}, its lines sum to {expected}',
  'invoice-total-mismatch/sum': '{term} is {found}, the elements of the invoice give {expected} ({rule})',
  'invoice-total-mismatch/file': 'the file states {actual} {kind} in all, its lines sum to {expected}',
  'invoice-total-mismatch/file/alone': 'the file states {actual} {kind} in all, and has no line',
  'invoice-total-mismatch/alone':
    'the invoice declares {actual} {kind}, and none of its lines is in invoices/',
  'unexpected-amount': '{actual}, but {expected} for the period before (line {line} of invoice {invoice})',
  'outside-market': 'outside the market {market}: {days}',
  'billed-in-advance': 'days still to come on the date of the invoice: {days}',
  'late-line':
    'dated in or before the period of the closed run {run}, and in no closed run: take it with --pending',
  'acceptance-unused/unmatched': 'no finding is of this kind: {accepted}; accepted because “{reason}”',
  'acceptance-unused/expired': 'expired ({days}): {accepted}; accepted because “{reason}”',
} as const;

export type Wording = keyof typeof wordingsEn;
