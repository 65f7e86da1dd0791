// @ts-check
/** What an operator without a fault bills for an access, month after month, and how it settles changes. */
import { dayOf } from '../calendar.js';
import { cycleOf, FIRST_MONTH, MONTHS, priceOn, SETUP } from './inventory.js';

/** @typedef {import("./inventory.js").Access} Access */
/** @typedef {import("./inventory.js").Days} Days */
/** @typedef {import("./inventory.js").Item} Item */

/**
 * A line before it has a number; amounts in cents.
 * @typedef {object} Line
 * @property {Invoice} invoice
 * @property {string} access
 * @property {string} item
 * @property {string} category
 * @property {Days | undefined} period
 * @property {number | undefined} serviceDate
 * @property {number} quantity
 * @property {number} unit
 * @property {number} net
 * @property {number} rate percent
 * @property {number} vat
 * @property {number} gross
 * @property {string} original number of the invoice that a credit corrects
 * @property {Line | undefined} [copies] the line whose number this one bears again
 */
/** @typedef {{ supplier: import("./inventory.js").Supplier, number: string, day: number, month: number }} Invoice */

/** The monthly invoice that holds the lines of an access. @param {Access} access @param {number} month @returns {Invoice} */
export function invoiceOf({ supplier, lot }, month) {
  const year = Math.floor(month / 12);
  const inYear = String((month % 12) + 1).padStart(2, '0');
  const number = `${supplier.letter}${year}${inYear}-${String(lot + 1).padStart(2, '0')}`;
  return { supplier, number, day: dayOf(month, supplier.invoiceDay), month };
}

/** An invoice of its own, some days later. @param {Access} access @param {number} month @param {string} kind @returns {Invoice} */
export function apartFrom(access, month, kind) {
  return {
    ...invoiceOf(access, month),
    number: `${kind}-${access.supplier.letter}-${access.id}`,
    day: dayOf(month, access.supplier.invoiceDay + 3),
  };
}

/** @param {number} amount @param {number} part @param {number} whole rounded half away from zero */
export function partOf(amount, part, whole) {
  const size = Math.floor((2 * Math.abs(amount) * part + whole) / (2 * whole));
  return amount < 0 ? -size : size;
}

const daysIn = (/** @type {Days} */ { from, to }) => to - from + 1;

/** The line with the VAT and gross that follow from its net. @param {Omit<Line, 'vat' | 'gross'>} line @returns {Line} */
export function withVat(line) {
  const vat = partOf(line.net, line.rate, 100);
  return { ...line, vat, gross: line.net + vat };
}

/**
 * A subscription over days of one cycle: whole, or pro rata; negative with `sign` -1.
 * @param {Access} access @param {Invoice} invoice @param {Item} item @param {Days} period @param {Days} cycle
 * @param {{ unit?: number, sign?: 1 | -1, original?: string }} [options] @returns {Line}
 */
export function subscription(access, invoice, item, period, cycle, options = {}) {
  const { unit = priceOn(item, period.from), sign = 1, original = '' } = options;
  return withVat({
    invoice,
    access: access.id,
    item: item.code,
    category: 'subscription',
    period,
    serviceDate: undefined,
    quantity: sign,
    unit,
    net: sign * partOf(unit, daysIn(period), daysIn(cycle)),
    rate: 20,
    original,
  });
}

/** Something that happens on one day. @param {Access} access @param {Invoice} invoice @param {Item} item @param {number} day @param {number} [quantity] @param {string} [original] @returns {Line} */
export function oneOff(access, invoice, item, day, quantity = 1, original = '') {
  const unit = priceOn(item, day);
  return withVat({
    invoice,
    access: access.id,
    item: item.code,
    category: item.category,
    period: undefined,
    serviceDate: day,
    quantity,
    unit,
    net: unit * quantity,
    rate: 20,
    original,
  });
}

/** All that an honest operator bills for an access. @param {Access} access @returns {Line[]} */
export function honestLines(access) {
  const lines = [];
  for (let month = FIRST_MONTH; month < FIRST_MONTH + MONTHS; month++) {
    const cycle = cycleOf(access.supplier, month);
    const invoice = invoiceOf(access, month);
    const from = Math.max(cycle.from, access.activatedOn);
    const to = Math.min(cycle.to, access.terminatedOn ?? cycle.to);
    if (access.activatedOn >= cycle.from && access.activatedOn <= cycle.to)
      lines.push(oneOff(access, invoice, SETUP, access.activatedOn));
    if (from > to) continue;
    lines.push(...settleChange(access, month));
    const item = access.later && cycle.from >= access.later.from ? access.later.item : access.item;
    lines.push(subscription(access, invoice, item, { from, to }, cycle));
  }
  return lines;
}

/** On the invoice after a change in mid-cycle: the old price refunded, the new one pro rata. @param {Access} access @param {number} month @returns {Line[]} */
function settleChange(access, month) {
  if (month !== access.month + 1) return [];
  const cycle = cycleOf(access.supplier, month - 1);
  const billed = invoiceOf(access, month - 1).number;
  const invoice = invoiceOf(access, month);
  const change =
    access.role === 'price-triple'
      ? { from: access.item.steps[1]?.from ?? 0, item: access.item }
      : access.later;
  if (change === undefined) return [];
  const rest = { from: change.from, to: cycle.to };
  const oldPrice = priceOn(access.item, cycle.from);
  return [
    subscription(access, invoice, access.item, rest, cycle, { unit: oldPrice, sign: -1, original: billed }),
    subscription(access, invoice, change.item, rest, cycle),
  ];
}
