import { scaled } from '../domain/decimal.ts';
import { type Fraction, multiply } from '../domain/fraction.ts';
import { type Cents, roundHalfAway } from '../domain/money.ts';
import { cyclesIn } from './cycle.ts';
import { type Entry, isCredit, isSubscription } from './entry.ts';
import type { History } from './history.ts';

/** Decimals of quantities and of unit prices (DATA.md, "Numbers"). */
const QUANTITY_SCALE = 4;
const PRICE_SCALE = 6;
const CENTS_OF_PRODUCT = 10n ** BigInt(QUANTITY_SCALE + PRICE_SCALE - 2);

/** What a line should come to, to the cent, and by how much it is off beyond the tolerance (0: not off). */
export interface NetJudgement {
  readonly expected: Cents;
  readonly off: Cents;
}

/** `quantity × unit price`; undefined where the line gives neither, or is prorated. */
export function productNet(entry: Entry, history: History): NetJudgement | undefined {
  const { quantity, unitPrice } = entry.line;
  if (quantity === undefined || unitPrice === undefined || isProrated(entry)) return undefined;
  return judge(entry, product(quantity, unitPrice), history);
}

/** `unit price × days / days of the cycle` of a subscription over part of a cycle; undefined for other lines. */
export function proratedNet(entry: Entry, history: History): NetJudgement | undefined {
  const { quantity, unitPrice, itemCode } = entry.line;
  if (unitPrice === undefined || !isSubscription(entry) || !isProrated(entry)) return undefined;
  const billing = history.priceOn(itemCode, entry.days.from)?.billing;
  if (billing === 'quarterly' || billing === 'yearly') return undefined;
  const whole = product(quantity ?? '1', unitPrice);
  return judge(entry, multiply(whole, cyclesIn(entry.days, entry.cycle)), history);
}

/** Whether the line bills part of a cycle. What is counted or happens once is not prorated. */
function isProrated({ line, hasPeriod, fullCycles }: Entry): boolean {
  if (line.category === 'usage' || line.category === 'setup') return false;
  return hasPeriod && !fullCycles;
}

/** In cents, exactly; not reduced, for only its value is looked at. */
function product(quantity: string, unitPrice: string): Fraction {
  const numerator = scaled(quantity, QUANTITY_SCALE) * scaled(unitPrice, PRICE_SCALE);
  return { numerator, denominator: CENTS_OF_PRODUCT };
}

/** Operators write a credit with either sign of its quantity, so its size alone is compared. */
function judge(entry: Entry, exact: Fraction, { settings }: History): NetJudgement {
  const { net } = entry.line;
  const size = exact.numerator < 0n ? -exact.numerator : exact.numerator;
  const signed = isCredit(entry) ? -size : exact.numerator;
  const expected = roundHalfAway(signed, exact.denominator);
  const distance = net * exact.denominator - signed;
  const beyond = (distance < 0n ? -distance : distance) > settings.tolerance * exact.denominator;
  return { expected, off: beyond ? net - expected : 0n };
}
