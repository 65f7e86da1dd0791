import type { FindingCode } from '../../domain/finding.ts';

/** What to make of the findings of a check. */
export interface Advice {
  /** What the check takes for granted, and what it leaves aside. */
  readonly granted: string;
  /** The net euros at stake. */
  readonly stake: string;
  readonly todo: string;
}

export type CheckGuide = Readonly<Record<FindingCode, Advice>>;

const NONE = 'No amount.';

/** What to make of the findings of each check, in English. */
export const guideEn: CheckGuide = {
  'duplicate-line': {
    granted:
      'A charge that a credit takes back whole, before or after, or several credits together, bills nothing twice; a credit is a duplicate only if nothing is left that it could credit. A duplicate is left out of all other checks.',
    stake: 'The net of the line.',
    todo: 'Look at the line that is named. Billed twice: ask for a credit note. The file received twice: remove it.',
  },
  'overlapping-period': {
    granted:
      'Subscriptions and services only: two visits on one day are no overlap. One credit takes back one of the two: that of the invoice it names, else of its days, else the earliest, and a further one only where it comes to half of that as well. A credit of less than half the charge of its days, beside charges and naming no invoice, is a discount, and takes none back.',
    stake: 'Net × days billed already / days of the line.',
    todo: 'Ask for a credit note for those days, unless the first of the two lines is the wrong one.',
  },
  'period-gap': {
    granted:
      'Days of a credit were billed; days out of service, or without a row in the inventory, need no bill. Subscriptions of later invoices count too.',
    stake: NONE,
    todo: 'Ask whether a bill is still to come, or end the row of the inventory on the day on which service ended.',
  },
  'unknown-access': {
    granted: 'The access is compared as it is written, but for the ways in which the layout reads it.',
    stake: 'The net, less what credits of the access took back, until the operator says what the access is.',
    todo: 'An access of the group: add it to accesses.csv. None of the group: ask for a credit note.',
  },
  'billed-after-termination': {
    granted:
      'Subscriptions, services and usage. Days that a credit takes back no longer count, but what is billed anew does; one of less than half the charge of its days, beside charges and naming no invoice, is a discount, and takes none back. An access with several rows is in service on the days of activation and termination of each, as long as the row holds.',
    stake: 'Net × days out of service / days of the line.',
    todo: 'Check the date of termination that the operator confirmed, then ask for a credit note.',
  },
  'billed-before-activation': {
    granted:
      'Subscriptions, services and usage. Days that a credit takes back no longer count, but what is billed anew does; one of less than half the charge of its days, beside charges and naming no invoice, is a discount, and takes none back. A setup fee may come before.',
    stake: 'Net × days out of service / days of the line.',
    todo: 'Check the date on the acceptance report, then ask for a credit note.',
  },
  'unbilled-access': {
    granted:
      'Only of a period of whole days (--period); subscriptions of later invoices count too, and a service where it is the item of the access in the inventory; no bill is awaited of an item that is billed once. What an operator bills in arrears waits for its next invoice.',
    stake: NONE,
    todo: 'Ours to settle: ask the operator for the bill, or end the access in the inventory, before the year is closed.',
  },
  'unknown-item': {
    granted: 'Credits are exempt: they may bear a code of their own.',
    stake: NONE,
    todo: 'An item of the market: add its price to prices.csv. Outside of it: ask who ordered it.',
  },
  'price-mismatch': {
    granted:
      'The price of the first day of service. Credits are exempt: a refund after a change bears the old price.',
    stake:
      'Difference of prices × quantity; of a subscription over part of a cycle × days / days of the cycle.',
    todo: 'Ask for a credit note; where the price changed, add the new row to prices.csv.',
  },
  'item-mismatch': {
    granted: 'Subscriptions only, by the first day of service. Credits are exempt.',
    stake: NONE,
    todo: 'See what was ordered: correct the inventory, or ask the operator to bill what was ordered.',
  },
  'vat-rate-mismatch': {
    granted: 'Where prices.csv gives a rate. Credits are exempt.',
    stake: 'No net amount: the VAT is wrong.',
    todo: 'Ask for a corrected invoice.',
  },
  'line-arithmetic': {
    granted:
      'Where the line gives quantity and unit price, and bills no part of a cycle; some months of an item billed quarterly or yearly may cost less. Usage and setup are never prorated, whatever their days. Charges and allowances that an electronic invoice states of the line itself count with it.',
    stake: 'Net − quantity × unit price.',
    todo: 'Ask for a credit note, or a corrected invoice.',
  },
  'vat-arithmetic': {
    granted: 'A warning to one cent, which rounding explains; an error above.',
    stake: 'No net amount: the VAT is wrong.',
    todo: 'One cent: accept it for the supplier in accepted-findings.csv. More: ask for a corrected invoice.',
  },
  'gross-arithmetic': {
    granted: 'Where the line states its gross.',
    stake: 'No net amount: the gross is wrong.',
    todo: 'Ask for a corrected invoice before it is paid.',
  },
  'prorata-mismatch': {
    granted:
      'Subscriptions; days over several cycles sum their parts. Thirty-day months: the last day of a cycle is the 30th. A cycle from the 29th ends on the 28th; where February has no 29th the next starts on 1 March. Items billed quarterly or yearly are left aside, and so are lines that state no days (`undated: invoice_month`). A quantity that is no whole number has the days in it already, and the unit price of a credit may have them: one that comes to the schedule’s price for its days is right.',
    stake: 'Net − unit price × days / days of the cycle.',
    todo: 'All lines of a supplier off: set its cycle (reconcile: cycle, or in its layout). One line: ask for a credit note.',
  },
  'setup-repeated': {
    granted:
      'A credit takes back the setup of the invoice that it names, then that of its days, then the last before it. Credits of less than half the setup are a discount, and take nothing back.',
    stake: 'The net of the second.',
    todo: 'Ask for a credit note, unless the access was moved or opened again.',
  },
  'credit-without-original': {
    granted:
      'Every line of a credit note (an invoice without a charge). On an ordinary invoice a negative line that names no invoice is a refund or a discount; it is reported only where it refunds days that no line bills.',
    stake: NONE,
    todo: 'Ask which invoice it corrects; put that invoice into invoices/ where it is missing.',
  },
  'credit-exceeds-original': {
    granted:
      'For each original invoice, access and item that it bills, and for the whole invoice, whatever its credits are of. Told at each credit by which the excess grows.',
    stake: 'The excess, negative: it is owed to the operator.',
    todo: 'Have the credit notes corrected: what was credited too much will be billed again.',
  },
  'invoice-total-mismatch': {
    granted:
      'One finding for each who states a total: its net, else its VAT, else its gross. VAT that a line does not state is the one that allocate charges. A row of totals that names no invoice is held against all lines of its file, where one of them is of the period. A row repeated in the file may be in the total or not. An invoice that invoices.csv or a row of totals declares and of which there is no line is told whatever the period, and so is a file without any line that states its total.',
    stake: 'Total − sum of the lines, net.',
    todo: 'Lines missing: ask for the whole detail. None missing: ask for a corrected invoice. Cents of VAT that no line states: the operator rounds it on the invoice; set `vat: invoice` for it.',
  },
  'unexpected-amount': {
    granted:
      'Subscriptions and services over full cycles, held against the last of as many cycles. Silent where a check of prices or sums explains the amount, and where it goes back to what it was.',
    stake: 'The difference to the period before.',
    todo: 'Ask what changed: a new item, a discount that ended, a quantity.',
  },
  'outside-market': {
    granted:
      'The market of the price that holds on the first day, with the dates of the convention. Credits are exempt.',
    stake: NONE,
    todo: 'Check on which contract these days are due before you pay them.',
  },
  'billed-in-advance': {
    granted:
      'Runs only where the convention states its severity: `reconcile: { severity: { billed-in-advance: warning } }`, for a market whose services are paid in arrears. Credits and setup fees are exempt.',
    stake: NONE,
    todo: 'Pay once the service is done, or ask what the market agrees to pay in advance.',
  },
  'late-line': {
    granted:
      'Whatever period is asked for, once an invoice. A line of the period that is told as billed twice is not told as late: it is not due.',
    stake: 'The net of its lines that are in no closed run.',
    todo: 'Take them with the next month: `grappe allocate --period <that month> --pending`; or at once, in a run of their own, as `status` says it: `grappe allocate --period <the last closed month> --pending --out runs/<that month>-late`.',
  },
  'acceptance-unused': {
    granted:
      'An acceptance holds for invoices dated up to its last day, and has expired when that day is before the period or the finding; one that names an invoice of another period waits for it, one of a check that did not run for its check.',
    stake: NONE,
    todo: 'Remove the row, or correct what it names.',
  },
};
