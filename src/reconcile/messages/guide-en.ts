import type { FindingCode } from '../../domain/finding.ts';

/** What to make of the findings of a check. */
export interface Advice {
  /** The net euros at stake. */
  readonly stake: string;
  readonly todo: string;
}

export type CheckGuide = Readonly<Record<FindingCode, Advice>>;

const NONE = 'No amount.';

/** What to make of the findings of each check, in English. */
export const guideEn: CheckGuide = {
  'duplicate-line': {
    stake: 'The net of the line.',
    todo: 'Look at the line that is named. Billed twice: ask for a credit note. The file received twice: remove it.',
  },
  'overlapping-period': {
    stake: 'Net × days billed already / days of the line.',
    todo: 'Ask for a credit note for those days, unless the first of the two lines is the wrong one.',
  },
  'period-gap': {
    stake: NONE,
    todo: 'Ask whether a bill is still to come, or end the row of the inventory on the day on which service ended.',
  },
  'unknown-access': {
    stake: 'The net, less what credits of the access took back, until the operator says what the access is.',
    todo: 'An access of the group: add it to accesses.csv. None of the group: ask for a credit note.',
  },
  'billed-after-termination': {
    stake: 'Net × days out of service / days of the line.',
    todo: 'Check the date of termination that the operator confirmed, then ask for a credit note.',
  },
  'billed-before-activation': {
    stake: 'Net × days out of service / days of the line.',
    todo: 'Check the date on the acceptance report, then ask for a credit note.',
  },
  'unbilled-access': {
    stake: NONE,
    todo: 'Ours to settle: ask the operator for the bill, or end the access in the inventory, before the year is closed.',
  },
  'unknown-item': {
    stake: NONE,
    todo: 'An item of the market: add its price to prices.csv. Outside of it: ask who ordered it.',
  },
  'price-mismatch': {
    stake:
      'Difference of prices × quantity; of a subscription over part of a cycle × days / days of the cycle.',
    todo: 'Ask for a credit note; where the price changed, add the new row to prices.csv.',
  },
  'item-mismatch': {
    stake: NONE,
    todo: 'See what was ordered: correct the inventory, or ask the operator to bill what was ordered.',
  },
  'vat-rate-mismatch': {
    stake: 'No net amount: the VAT is wrong.',
    todo: 'Ask for a corrected invoice.',
  },
  'line-arithmetic': {
    stake: 'Net − quantity × unit price.',
    todo: 'Ask for a credit note, or a corrected invoice.',
  },
  'vat-arithmetic': {
    stake: 'No net amount: the VAT is wrong.',
    todo: 'One cent: accept it for the supplier in accepted-findings.csv. More: ask for a corrected invoice.',
  },
  'gross-arithmetic': {
    stake: 'No net amount: the gross is wrong.',
    todo: 'Ask for a corrected invoice before it is paid.',
  },
  'prorata-mismatch': {
    stake: 'Net − unit price × days / days of the cycle.',
    todo: 'All lines of a supplier off: set its cycle (reconcile: cycle, or in its layout). One line: ask for a credit note.',
  },
  'setup-repeated': {
    stake: 'The net of the second.',
    todo: 'Ask for a credit note, unless the access was moved or opened again.',
  },
  'credit-without-original': {
    stake: NONE,
    todo: 'Ask which invoice it corrects; put that invoice into invoices/ where it is missing.',
  },
  'credit-exceeds-original': {
    stake: 'The excess, negative: it is owed to the operator.',
    todo: 'Have the credit notes corrected: what was credited too much will be billed again.',
  },
  'invoice-total-mismatch': {
    stake: 'Total − sum of the lines, net.',
    todo: 'Lines missing: ask for the whole detail. None missing: ask for a corrected invoice. Cents of VAT that no line states: the operator rounds it on the invoice; set `vat: invoice` for it.',
  },
  'unexpected-amount': {
    stake: 'The difference to the period before.',
    todo: 'Ask what changed: a new item, a discount that ended, a quantity.',
  },
  'outside-market': {
    stake: NONE,
    todo: 'Check on which contract these days are due before you pay them.',
  },
  'billed-in-advance': {
    stake: NONE,
    todo: 'Pay once the service is done, or ask what the market agrees to pay in advance.',
  },
  'late-line': {
    stake: 'The net of its lines that are in no closed run.',
    todo: 'Take them with the next month: `grappe allocate --period <that month> --pending`; or at once, in a run of their own, as `status` says it: `grappe allocate --period <the last closed month> --pending --out runs/<that month>-late`.',
  },
  'acceptance-unused': {
    stake: NONE,
    todo: 'Remove the row, or correct what it names.',
  },
};
