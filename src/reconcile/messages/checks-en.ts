import type { FindingCode } from '../../domain/finding.ts';

/** A check in the words of a language. */
export interface CheckWords {
  readonly title: string;
  readonly about: string;
  /** The net euros at stake in what it finds. */
  readonly stake: string;
  /** What to do about it. */
  readonly todo: string;
}

const NONE = 'No amount.';

/** What each check is for, and what to make of what it finds, in English. */
export const checksEn: Readonly<Record<FindingCode, CheckWords>> = {
  'duplicate-line': {
    title: 'Lines billed twice',
    about: 'The same line twice, or the same access, item, days, quantity and amount in two invoices.',
    stake: 'The net of the line.',
    todo: 'Look at the line that is named. Billed twice: ask for a credit note. The file received twice: remove it.',
  },
  'overlapping-period': {
    title: 'Days billed twice',
    about: 'Two charges of one access and item cover the same days, and no credit covers those days.',
    stake:
      'Net × days billed already / days of the line; what credits leave of a line whose days another one bills.',
    todo: 'Ask for a credit note for those days, unless the first of the two lines is the wrong one.',
  },
  'period-gap': {
    title: 'Days that nothing bills',
    about: 'Days in service that no subscription bills, between two billed periods of an access.',
    stake: NONE,
    todo: 'Ask whether a bill is still to come, or end the row of the inventory on the day on which service ended.',
  },
  'unknown-access': {
    title: 'Accesses that are not in the inventory',
    about: 'The access of the line is not in the inventory.',
    stake: 'The net, less what credits of the access took back, until the operator says what this access is.',
    todo: 'An access of the group: add it to accesses.csv. None of the group: ask for a credit note.',
  },
  'billed-after-termination': {
    title: 'Billed after the end of service',
    about:
      'A subscription, a service or usage covers days after the access was terminated, and no credit takes them back.',
    stake:
      'Net × days out of service / days of the line; what credits leave of a line that is all out of service.',
    todo: 'Check the date of termination that the operator confirmed, then ask for a credit note.',
  },
  'billed-before-activation': {
    title: 'Billed before the start of service',
    about:
      'A subscription, a service or usage covers days before the access was activated, and no credit takes them back.',
    stake:
      'Net × days out of service / days of the line; what credits leave of a line that is all out of service.',
    todo: 'Check the date on the acceptance report, then ask for a credit note.',
  },
  'unbilled-access': {
    title: 'Accesses that nothing bills',
    about: 'An access in service on every day of the period, without a subscription for any of these days.',
    stake: NONE,
    todo: 'Ours to settle: ask the operator for the bill, or end the access in the inventory, before the year is closed.',
  },
  'unknown-item': {
    title: 'Items without a price',
    about: 'The item has no price in the schedule on the first day of service.',
    stake: NONE,
    todo: 'An item of the market: add its price to prices.csv. Outside of it: ask who ordered it.',
  },
  'price-mismatch': {
    title: 'Prices that are not those of the schedule',
    about: 'The unit price is not that of the price schedule on the first day of service.',
    stake:
      'Difference of prices × quantity, and × days / days of the cycle for a line that bills days of a cycle. No amount where an item priced by the quarter or the year is billed for some months only, at a lower price.',
    todo: 'Ask for a credit note; where the price changed, add the new row to prices.csv.',
  },
  'item-mismatch': {
    title: 'Items that are not those ordered',
    about: 'The item of a subscription is not that of the inventory on its first day.',
    stake: NONE,
    todo: 'See what was ordered: correct the inventory, or ask the operator to bill what was ordered.',
  },
  'vat-rate-mismatch': {
    title: 'VAT rates that are not those of the schedule',
    about: 'The VAT rate is not that of the price schedule on the first day of service.',
    stake: 'No net amount: the VAT is wrong.',
    todo: 'Ask for a corrected invoice.',
  },
  'line-arithmetic': {
    title: 'Net is not quantity × price',
    about: 'The net is not quantity × unit price, beyond the tolerance.',
    stake: 'Net − quantity × unit price.',
    todo: 'Ask for a credit note, or a corrected invoice.',
  },
  'vat-arithmetic': {
    title: 'VAT is not net × rate',
    about: 'The VAT is not net × rate, rounded to the cent.',
    stake: 'No net amount: the VAT is wrong.',
    todo: 'One cent: accept it for the supplier in accepted-findings.csv. More: ask for a corrected invoice.',
  },
  'gross-arithmetic': {
    title: 'Gross is not net + VAT',
    about: 'The gross is not net + VAT.',
    stake: 'No net amount: the gross is wrong.',
    todo: 'Ask for a corrected invoice before it is paid.',
  },
  'prorata-mismatch': {
    title: 'Prorata that is wrong',
    about:
      'A line over part of a billing cycle is not quantity × unit price × days / days of the cycle, beyond the tolerance.',
    stake: 'Net − quantity × unit price × days / days of the cycle.',
    todo: 'All lines of a supplier off: set its cycle (reconcile: cycle, or in its layout). Its price is already that of its days: list its item in prices.csv, and on the line or in accesses.csv. One line: ask for a credit note.',
  },
  'setup-repeated': {
    title: 'Setup fees billed again',
    about: 'A second setup fee for the same access and item, not credited.',
    stake: 'The net of the second, or what credits leave of it.',
    todo: 'Ask for a credit note, unless the access was moved or opened again.',
  },
  'credit-without-original': {
    title: 'Credits of unknown invoices',
    about: 'A credit names no original invoice, or one that is not among those received.',
    stake: NONE,
    todo: 'Ask which invoice it corrects; put that invoice into invoices/ where it is missing.',
  },
  'credit-exceeds-original': {
    title: 'Credits above what was billed',
    about: 'The credits of an original invoice exceed what it billed.',
    stake: 'The excess, negative: it is owed to the operator.',
    todo: 'Have the credit notes corrected: what was credited too much will be billed again.',
  },
  'invoice-total-mismatch': {
    title: 'Totals that are not the sum of the lines',
    about:
      'The total that the invoice declares is not the sum of its lines, or an electronic invoice contradicts itself in another sum.',
    stake: 'Total − sum of the lines, net.',
    todo: 'Lines are missing: ask for the full detail. None is missing: ask for a corrected invoice. Cents of VAT that no line states: the operator rounds VAT on the invoice; set `vat: invoice` for it.',
  },
  'unexpected-amount': {
    title: 'Amounts that moved',
    about:
      'The same access and item cost more or less than in the full period before, and the price schedule did not change.',
    stake: 'What they cost more than in the period before. No amount where they cost less, which is no debt.',
    todo: 'Ask what changed: a new item, a discount that ended, a quantity.',
  },
  'outside-market': {
    title: 'Served outside the market',
    about: 'Days of service outside the dates of the market of the item.',
    stake: NONE,
    todo: 'Check on which contract these days are due before you pay them.',
  },
  'billed-in-advance': {
    title: 'Billed in advance',
    about:
      'A subscription, a service or usage is billed before its last day of service, and the convention asks for this check.',
    stake: NONE,
    todo: 'Pay once the service is done, or ask what the market agrees to pay in advance.',
  },
  'late-line': {
    title: 'Invoices that came late',
    about: 'Dated in or before a period whose run is closed, with lines that are in no closed run.',
    stake: 'The net of its lines that are in no closed run.',
    todo: 'Take them with the next month: `grappe allocate --period <that month> --pending`; or at once, in a run of their own, as `status` says it: `grappe allocate --period <the last closed month> --pending --out runs/<that month>-late`.',
  },
  'acceptance-unused': {
    title: 'Acceptances without a finding',
    about: 'A row of accepted-findings.csv that matches no finding, or that has expired.',
    stake: NONE,
    todo: 'Remove the row, or correct what it names.',
  },
};
