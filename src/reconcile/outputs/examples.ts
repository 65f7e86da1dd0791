import type { FindingCode } from '../../domain/finding.ts';
import { dayOf } from '../../domain/time/calendar.ts';
import { type Finding, plainDecimal, unitPrice } from '../finding.ts';

const october = { from: dayOf(2025, 10, 1), to: dayOf(2025, 10, 31) };
const lastTen = { from: dayOf(2025, 10, 22), to: dayOf(2025, 10, 31) };
const first = { invoice: 'F2025-0009', line: '7' };

/** A finding of each check as `--list` shows it, with its real wording, so that it cannot go stale. */
export const EXAMPLES: Readonly<Record<FindingCode, Pick<Finding, 'wording' | 'args'>>> = {
  'duplicate-line': { wording: 'duplicate-line/invoices', args: first },
  'overlapping-period': { wording: 'overlapping-period', args: { ...first, days: lastTen, left: '' } },
  'period-gap': { wording: 'period-gap', args: { days: october } },
  'unknown-access': { wording: 'unknown-access', args: { access: 'FTTO-9999', near: '' } },
  'billed-after-termination': {
    wording: 'billed-after-termination',
    args: { days: lastTen, count: 10, total: 31, left: '' },
  },
  'billed-before-activation': {
    wording: 'billed-before-activation',
    args: { days: { from: october.from, to: dayOf(2025, 10, 5) }, count: 5, total: 31, left: '' },
  },
  'unbilled-access': { wording: 'unbilled-access', args: { days: october } },
  'unknown-item': {
    wording: 'unknown-item',
    args: { item: 'FTTO-2G', days: { from: october.from, to: october.from } },
  },
  'price-mismatch': {
    wording: 'price-mismatch',
    args: { actual: unitPrice('299.9'), expected: unitPrice('289.9') },
  },
  'item-mismatch': {
    wording: 'item-mismatch',
    args: { actual: 'FTTO-500', expected: 'FTTO-200' },
  },
  'vat-rate-mismatch': {
    wording: 'vat-rate-mismatch',
    args: { actual: plainDecimal('10'), expected: plainDecimal('20') },
  },
  'line-arithmetic': {
    wording: 'line-arithmetic',
    args: {
      quantity: plainDecimal('3'),
      price: unitPrice('92.5'),
      own: '',
      expected: 27_750n,
      actual: 29_750n,
    },
  },
  'vat-arithmetic': {
    wording: 'vat-arithmetic',
    args: { net: 28_990n, rate: plainDecimal('20'), expected: 5798n, actual: 5799n },
  },
  'gross-arithmetic': {
    wording: 'gross-arithmetic',
    args: { net: 28_990n, vat: 5798n, expected: 34_788n, actual: 34_888n },
  },
  'prorata-mismatch': {
    wording: 'prorata-mismatch',
    args: {
      ...{ count: '', price: unitPrice('289.9'), part: '10/31', own: '' },
      ...{ expected: 9352n, actual: 9663n, days: lastTen },
    },
  },
  'setup-repeated': { wording: 'setup-repeated', args: { ...first, left: '' } },
  'credit-without-original': {
    wording: 'credit-without-original/unknown',
    args: { invoice: 'F2019-0001' },
  },
  'credit-exceeds-original': {
    wording: 'credit-exceeds-original',
    args: { invoice: 'F2025-0009', charged: 7500n, credited: 9500n },
  },
  'invoice-total-mismatch': {
    wording: 'invoice-total-mismatch',
    args: { kind: { amountKind: 'net' }, actual: 1_656_924n, expected: 1_656_424n },
  },
  'unexpected-amount': {
    wording: 'unexpected-amount',
    args: { ...first, actual: 57_980n, expected: 28_990n },
  },
  'outside-market': { wording: 'outside-market', args: { market: '2021', days: lastTen } },
  'billed-in-advance': { wording: 'billed-in-advance', args: { days: lastTen } },
  'late-line': { wording: 'late-line', args: { run: '2025-09' } },
  'acceptance-unused': {
    wording: 'acceptance-unused/unmatched',
    args: { accepted: { check: 'price-mismatch', of: 'FTTO-0001' }, reason: 'tarif négocié' },
  },
};
