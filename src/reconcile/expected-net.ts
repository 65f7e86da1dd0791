import type { InvoiceLine } from '../domain/invoice-line.ts';
import { type DecimalText, scaledReader, unitsInOne } from '../domain/numbers/decimal.ts';
import { absolute, type Fraction, multiply, ONE } from '../domain/numbers/fraction.ts';
import { type Cents, roundHalfAway } from '../domain/numbers/money.ts';
import type { Price } from '../domain/tables/price.ts';
import { cyclesIn, MONTHS_BILLED } from './cycle.ts';
import type { Entry } from './lines/entry.ts';

/** Decimals of quantities and of unit prices (DATA.md, "Numbers"). */
const QUANTITY_SCALE = 4;
const PRICE_SCALE = 6;
const scaledQuantity = scaledReader(QUANTITY_SCALE);
const scaledPrice = scaledReader(PRICE_SCALE);
const CENTS_OF_PRODUCT = unitsInOne(QUANTITY_SCALE + PRICE_SCALE - 2);

/** What decides the net that a line should have. */
export interface PricedNet
  extends Pick<Entry, 'category' | 'credit' | 'days' | 'cycle' | 'hasPeriod' | 'fullCycles'>,
    Pick<InvoiceLine, 'net' | 'quantity' | 'unitPrice'> {
  readonly ownCharges: Cents | undefined;
}

export function pricedNet(entry: Entry): PricedNet {
  const { line, category, credit, days, cycle, hasPeriod, fullCycles } = entry;
  const { net, ownCharges, quantity, unitPrice } = line;
  return { category, net, ownCharges, credit, quantity, unitPrice, days, cycle, hasPeriod, fullCycles };
}

/** What a line should come to, to the cent, and by how much it is off beyond the tolerance. */
export interface NetJudgement {
  readonly expected: Cents;
  readonly off: Cents;
}

/**
 * Held against `quantity × unit price`, with the charges of the line itself; undefined where the line gives neither, is
 * prorated, or is not off. Some months of what the schedule prices by the quarter or the year may cost less.
 */
export function productNet(
  line: PricedNet,
  priceOf: () => Price | undefined,
  tolerance: Cents,
): NetJudgement | undefined {
  const { quantity, unitPrice } = line;
  if (quantity === undefined || unitPrice === undefined || isProrated(line)) return undefined;
  const judged = judge(line, product(quantity, unitPrice), tolerance);
  if (judged === undefined) return undefined;
  const isLess = judged.off < 0n !== line.credit;
  return isLess && isPartBilled(line, priceOf()) ? undefined : judged;
}

/** Whether a subscription or service priced by the quarter or the year is billed for some of its months: the whole is not due. */
function isPartBilled({ category, days, cycle, fullCycles }: PricedNet, price: Price | undefined): boolean {
  const isDated = category === 'subscription' || category === 'service';
  if (!isDated || !fullCycles || price?.billing === undefined || price.billing === 'once') return false;
  return Number(cyclesIn(days, cycle).numerator) % MONTHS_BILLED[price.billing] !== 0;
}

/** What a prorated line should come to, and of how many, as {@link countTakenBack} writes those of a credit. */
export interface ProratedJudgement extends NetJudgement {
  readonly count: DecimalText;
}

/**
 * A subscription over part of a cycle held against `unit price × days / days of the cycle`. Undefined where nothing is to be
 * said: the line gives no price, the schedule has its item by the quarter or the year, or its net is right. The unit price of
 * a credit may be that of its days already: a credit that comes to the price of the schedule for them is right.
 */
export function proratedNet(
  { line, credit, days, cycle }: Entry,
  price: Price | undefined,
  tolerance: Cents,
): ProratedJudgement | undefined {
  const { net, ownCharges, quantity, unitPrice } = line;
  if (unitPrice === undefined || isOfSeveralMonths(price)) return undefined;
  const part = cyclesIn(days, cycle);
  const count = countOf(quantity ?? '1', part);
  const held = (price: DecimalText): NetJudgement | undefined =>
    judge({ net, ownCharges, credit }, multiply(product(count, price), part), tolerance);
  const isRefund = credit && price !== undefined && held(price.unitPrice) === undefined;
  const judged = isRefund ? undefined : held(unitPrice);
  if (judged === undefined) return undefined;
  return { ...judged, count: ownCharges === undefined && credit ? countTakenBack(count, unitPrice) : count };
}

/** The count of a credit as it is shown: operators sign it or the price, or neither, and the product is below zero. */
export function countTakenBack(count: DecimalText, unitPrice: DecimalText): DecimalText {
  if (count.startsWith('-') !== unitPrice.startsWith('-')) return count;
  return count.startsWith('-') ? count.slice(1) : `-${count}`;
}

/**
 * How many are prorated. A quantity that is no whole number has the part of the cycle in it, as EN 16931 wants, where a
 * line comes to quantity × price: 1.5 over half a cycle is three of them.
 */
function countOf(quantity: DecimalText, part: Fraction): DecimalText {
  const units = scaledQuantity(quantity);
  const one = unitsInOne(QUANTITY_SCALE);
  if (units % one === 0n) return quantity;
  const count = roundHalfAway(units * part.denominator, one * part.numerator);
  return count === 0n ? '1' : `${count}`;
}

type Prorated = Pick<PricedNet, 'category' | 'hasPeriod' | 'fullCycles'>;

export function isProratedSubscription(line: Prorated): boolean {
  return line.category === 'subscription' && isProrated(line);
}

/** Whether the line bills part of a cycle. What is counted or happens once is not prorated. */
function isProrated({ category, hasPeriod, fullCycles }: Prorated): boolean {
  if (category === 'usage' || category === 'setup') return false;
  return hasPeriod && !fullCycles;
}

/** In cents, exactly; not reduced, for only its value is looked at. */
function product(quantity: string, unitPrice: string): Fraction {
  return { numerator: scaledQuantity(quantity) * scaledPrice(unitPrice), denominator: CENTS_OF_PRODUCT };
}

/**
 * What a line comes to more by its own price than by that of the schedule: the difference × quantity, × days / days of the
 * cycle where that is how its net is judged; rounded half away from zero to the cent. Undefined where some months are billed,
 * at a lower price, of what the schedule prices by the quarter or the year: it may be the price of these months.
 */
export function priceDifference(entry: Entry, actual: DecimalText, price: Price): Cents | undefined {
  const { line, category, days, cycle, ...of } = entry;
  const units = scaledQuantity(line.quantity ?? '1');
  const difference = (scaledPrice(actual) - scaledPrice(price.unitPrice)) * units;
  if (difference < 0n && isPartBilled(pricedNet(entry), price)) return undefined;
  const isWhole = units % unitsInOne(QUANTITY_SCALE) === 0n;
  const part =
    isWhole && !isOfSeveralMonths(price) && isProratedSubscription({ category, ...of })
      ? cyclesIn(days, cycle)
      : ONE;
  return roundHalfAway(difference * part.numerator, CENTS_OF_PRODUCT * part.denominator);
}

function isOfSeveralMonths(price: Price | undefined): boolean {
  return price?.billing === 'quarterly' || price?.billing === 'yearly';
}

/** A part of a unit price, rounded half away from zero to the cent. */
export function priceOf(unitPrice: DecimalText, part: Fraction): Cents {
  const { numerator, denominator } = multiply(product('1', unitPrice), part);
  return roundHalfAway(numerator, denominator);
}

/**
 * The net is held against what it should be to the cent: rounding is no error, whatever the tolerance.
 * Operators write a credit with either sign of its quantity, so its size alone is compared; where a line has charges of
 * its own, which an electronic invoice states, the quantity has its sign.
 */
function judge(
  { net, ownCharges, credit }: Pick<PricedNet, 'net' | 'ownCharges' | 'credit'>,
  exact: Fraction,
  tolerance: Cents,
): NetJudgement | undefined {
  const signed =
    ownCharges !== undefined
      ? exact.numerator + ownCharges * exact.denominator
      : credit
        ? -absolute(exact).numerator
        : exact.numerator;
  const expected = roundHalfAway(signed, exact.denominator);
  const off = net - expected;
  return -tolerance <= off && off <= tolerance ? undefined : { expected, off };
}
