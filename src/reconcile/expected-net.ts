import type { BuiltInCategory, InvoiceLine } from '../domain/invoice-line.ts';
import { scaledReader, unitsInOne } from '../domain/numbers/decimal.ts';
import type { DecimalText } from '../domain/numbers/decimal-text.ts';
import { absolute, type Fraction, multiply, ONE } from '../domain/numbers/fraction.ts';
import { type Cents, roundHalfAway, withoutSign } from '../domain/numbers/money.ts';
import type { Price } from '../domain/tables.ts';
import { cyclesIn, MONTHS_BILLED } from './cycle.ts';
import type { Entry } from './lines/entry.ts';

/** Decimals of quantities and of unit prices (DATA.md, "Numbers"). */
const QUANTITY_SCALE = 4;
const PRICE_SCALE = 6;
const scaledQuantity = scaledReader(QUANTITY_SCALE);
const scaledPrice = scaledReader(PRICE_SCALE);
const CENTS_OF_PRODUCT = unitsInOne(QUANTITY_SCALE + PRICE_SCALE - 2);

/** What determines the net that a line should have. */
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

/** What the net of a line should be, to the cent, and by how much it is off beyond the tolerance. */
export interface NetJudgement {
  readonly expected: Cents;
  readonly off: Cents;
}

/**
 * Compares the net with `quantity × unit price` plus the charges of the line itself; undefined where the line lacks one
 * of them, bills days of a cycle, or is right. Some months of an item that the schedule prices by the quarter or the year may
 * cost less.
 */
export function productNet(
  line: PricedNet,
  priceOf: () => Price | undefined,
  tolerance: Cents,
): NetJudgement | undefined {
  const { quantity, unitPrice } = line;
  if (quantity === undefined || unitPrice === undefined || isOfPart(line)) return undefined;
  const judged = judge(line, product(quantity, unitPrice), tolerance);
  if (judged === undefined) return undefined;
  const isLess = judged.off < 0n !== line.credit;
  return isLess && isPartBilled(line, priceOf()) ? undefined : judged;
}

/** Whether a subscription or service priced by the quarter or the year is billed for some of its months, not for all. */
function isPartBilled({ category, days, cycle, fullCycles }: PricedNet, price: Price | undefined): boolean {
  const isDated = category === 'subscription' || category === 'service';
  if (!isDated || !fullCycles || price?.billing === undefined || price.billing === 'once') return false;
  return Number(cyclesIn(days, cycle).numerator) % MONTHS_BILLED[price.billing] !== 0;
}

/** What the net of a prorated line should be. */
export interface ProratedJudgement extends NetJudgement {
  /** How many are prorated; of a credit, as {@link countTakenBack} writes it. */
  readonly count: DecimalText;
  /** The unit price with which the line was compared. */
  readonly price: DecimalText;
}

/**
 * Compares a line that bills days of a cycle (`isOfPart`) with `quantity × price × days / days of the cycle`: at its own
 * price or, if that is already the price of its days, at the schedule's. Undefined where there is nothing to report:
 * - the line gives no price, the schedule has its item by the quarter or the year, or its net is right;
 * - a credit is the schedule's price for its days, whatever unit price it states; or it is quantity × unit price, of an
 *   item that has no price in the schedule: that may be the price of its days;
 * - a credit is less than half of the schedule's price for its days: a discount.
 *
 * @param prices those of the schedule by which the line may have been billed, the likeliest first
 */
export function proratedNet(
  { line, credit, days, cycle }: Entry,
  prices: readonly Price[],
  tolerance: Cents,
): ProratedJudgement | undefined {
  const { net, ownCharges, quantity, unitPrice } = line;
  const [price] = prices;
  if (unitPrice === undefined || isOfSeveralMonths(price)) return undefined;
  const priced = { net, ownCharges, credit, quantity, unitPrice };
  const part = cyclesIn(days, cycle);
  const count = countOf(quantity ?? '1', part);
  const judgeAt = (each: DecimalText): NetJudgement | undefined =>
    judge(priced, multiply(product(count, each), part), tolerance);
  const mayBeRight = (): boolean =>
    price === undefined
      ? isProduct(priced, tolerance)
      : prices.some((one) => judgeAt(one.unitPrice) === undefined);
  if (credit && mayBeRight()) return undefined;
  const hasDays = price !== undefined && hasDaysInPrice(priced, price, tolerance);
  const due = hasDays ? price.unitPrice : unitPrice;
  const judged = judgeAt(due);
  if (judged === undefined) return undefined;
  if (credit && hasDays && !isAtLeastHalf(-net, -judged.expected)) return undefined;
  const isSigned = ownCharges !== undefined || !credit;
  return { ...judged, price: due, count: isSigned ? count : countTakenBack(count, due) };
}

/** Whether a credited amount is a refund of what was charged: less than half of it is a discount. */
export function isAtLeastHalf(credited: bigint, charged: bigint): boolean {
  return 2n * credited >= charged;
}

type Product = Pick<PricedNet, 'net' | 'ownCharges' | 'credit' | 'quantity' | 'unitPrice'>;

/** Whether the quantity of a line is a whole number, and its net quantity × unit price. */
function isProduct({ quantity = '1', unitPrice = '', ...line }: Product, tolerance: Cents): boolean {
  if (scaledQuantity(quantity) % unitsInOne(QUANTITY_SCALE) !== 0n) return false;
  return judge(line, product(quantity, unitPrice), tolerance) === undefined;
}

/**
 * Whether the unit price of a line over part of a cycle is already that of its days: its net is quantity × unit price,
 * as in an electronic invoice, and the schedule's price is higher.
 */
function hasDaysInPrice(line: Product, price: Price, tolerance: Cents): boolean {
  const sizeOf = (text: DecimalText): bigint => scaledPrice(text.replace('-', ''));
  const own = sizeOf(line.unitPrice ?? '0');
  return own > 0n && own < sizeOf(price.unitPrice) && isProduct(line, tolerance);
}

/**
 * Whether the unit price of a charge over part of a cycle is already that of its days, so that it cannot be compared with
 * the schedule's. The net of a subscription is then judged as part of a cycle (`proratedNet`); that of anything else
 * must equal the schedule's price for its days.
 */
export function isPriceOfDays(entry: Entry, price: Price, tolerance: Cents): boolean {
  const line = pricedNet(entry);
  if (!isProrated(line) || isOfSeveralMonths(price) || !hasDaysInPrice(line, price, tolerance)) return false;
  if (line.category === 'subscription') return true;
  const part = cyclesIn(line.days, line.cycle);
  const due = multiply(product(line.quantity ?? '1', price.unitPrice), part);
  return judge(line, due, tolerance) === undefined;
}

/**
 * The count of a credit as it is shown: operators put the sign on it, on the price, or on neither; the product must be
 * below zero.
 */
export function countTakenBack(count: DecimalText, unitPrice: DecimalText): DecimalText {
  if (count.startsWith('-') !== unitPrice.startsWith('-')) return count;
  return count.startsWith('-') ? count.slice(1) : `-${count}`;
}

/**
 * How many are prorated. A quantity that is no whole number includes the part of the cycle, as EN 16931 requires (a
 * line is quantity × price): 1.5 over half a cycle means three.
 */
function countOf(quantity: DecimalText, part: Fraction): DecimalText {
  const units = scaledQuantity(quantity);
  const one = unitsInOne(QUANTITY_SCALE);
  if (units % one === 0n) return quantity;
  const count = roundHalfAway(units * part.denominator, one * part.numerator);
  return count === 0n ? '1' : `${count}`;
}

/**
 * Whether the net of a line over part of a cycle is to be that of its days. A subscription is always billed so; anything
 * else may cost its whole price, and is judged by what its net comes nearer to.
 */
export function isOfPart(line: PricedNet): boolean {
  const { category, quantity = '1', unitPrice = '0', days, cycle } = line;
  if (!isProrated(line)) return false;
  if (category === 'subscription') return true;
  const whole = product(quantity, unitPrice);
  const offBy = (exact: Fraction): Cents => withoutSign(compared(line, exact).off);
  return offBy(multiply(whole, cyclesIn(days, cycle))) < offBy(whole);
}

/** Categories of what is counted or happens once, whatever its days. */
const COUNTED: readonly BuiltInCategory[] = ['usage', 'setup', 'penalty'];

/** Whether the line bills part of a cycle. */
function isProrated({ category, hasPeriod, fullCycles }: PricedNet): boolean {
  return hasPeriod && !fullCycles && !COUNTED.includes(category);
}

/** In cents, exactly; not reduced, since only its value is used. */
function product(quantity: string, unitPrice: string): Fraction {
  return { numerator: scaledQuantity(quantity) * scaledPrice(unitPrice), denominator: CENTS_OF_PRODUCT };
}

/**
 * How much more a line costs at its own price than at the schedule's: the difference × quantity, × days / days of the
 * cycle if its net is judged like that; rounded half away from zero to the cent. Undefined where some months of an item
 * that the schedule prices by the quarter or the year are billed at a lower price: it may be the price of these months.
 */
export function priceDifference(entry: Entry, actual: DecimalText, price: Price): Cents | undefined {
  const { line, days, cycle } = entry;
  const units = scaledQuantity(line.quantity ?? '1');
  const difference = (scaledPrice(actual) - scaledPrice(price.unitPrice)) * units;
  if (difference < 0n && isPartBilled(pricedNet(entry), price)) return undefined;
  const isWhole = units % unitsInOne(QUANTITY_SCALE) === 0n;
  const part =
    isWhole && !isOfSeveralMonths(price) && isOfPart(pricedNet(entry)) ? cyclesIn(days, cycle) : ONE;
  return roundHalfAway(difference * part.numerator, CENTS_OF_PRODUCT * part.denominator);
}

function isOfSeveralMonths(price: Price | undefined): boolean {
  return price?.billing === 'quarterly' || price?.billing === 'yearly';
}

/** What a credit states that it cancels: its net, or quantity × unit price if that is more. */
export function statedCredit({
  net,
  quantity = '1',
  unitPrice = '0',
}: Pick<PricedNet, 'net' | 'quantity' | 'unitPrice'>): Cents {
  const { numerator, denominator } = absolute(product(quantity, unitPrice));
  const stated = roundHalfAway(numerator, denominator);
  return stated + net > 0n ? stated : -net;
}

/** A part of a unit price, rounded half away from zero to the cent. */
export function priceOf(unitPrice: DecimalText, part: Fraction): Cents {
  const { numerator, denominator } = multiply(product('1', unitPrice), part);
  return roundHalfAway(numerator, denominator);
}

/**
 * Compares the net with what it should be, to the cent: rounding is no error, whatever the tolerance. Operators write
 * the quantity of a credit with either sign, so only sizes are compared; but where a line has charges of its own, which
 * an electronic invoice states, the sign of the quantity counts.
 */
function judge(line: Compared, exact: Fraction, tolerance: Cents): NetJudgement | undefined {
  const found = compared(line, exact);
  return withoutSign(found.off) <= tolerance ? undefined : found;
}

type Compared = Pick<PricedNet, 'net' | 'ownCharges' | 'credit'>;

function compared({ net, ownCharges, credit }: Compared, exact: Fraction): NetJudgement {
  const signed =
    ownCharges !== undefined
      ? exact.numerator + ownCharges * exact.denominator
      : credit
        ? -absolute(exact).numerator
        : exact.numerator;
  const expected = roundHalfAway(signed, exact.denominator);
  return { expected, off: net - expected };
}
