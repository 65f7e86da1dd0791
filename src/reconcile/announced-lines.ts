import { bothWords } from '../diagnostics/bilingual.ts';
import { type Fault, fault } from '../diagnostics/problem.ts';
import type { BillingCycle } from '../domain/convention.ts';
import { behavesAs } from '../domain/invoice-line.ts';
import { type Fraction, fraction, multiply, ONE } from '../domain/numbers/fraction.ts';
import type { Cents } from '../domain/numbers/money.ts';
import type { Access, Billing, Price } from '../domain/tables.ts';
import { civil, type Day, type DayRange, formatDay, length, overlap } from '../domain/time/calendar.ts';
import { merged, oneDay } from '../domain/time/period.ts';
import { compareText } from '../text/text-order.ts';
import { cycleAt, cyclesIn, MONTHS_BILLED } from './cycle.ts';
import { priceOf } from './expected-net.ts';
import type { CheckRegister } from './register/check-register.ts';
import { servedDays } from './register/service-dates.ts';

/** A line that the inventory and the price schedule announce (YEAR.md, "forecast"). */
export interface AnnouncedLine {
  /** The row of the inventory that holds on its first day. */
  readonly access: Access;
  readonly price: Price;
  /** The days of service that it is for; if it is billed once, the day of activation. */
  readonly days: DayRange;
  /** The part of the price that is billed: 1, or 16/31 where service starts or ends within the cycle. */
  readonly part: Fraction;
  readonly net: Cents;
}

/** Why an access cannot be forecast, and the row concerned; with the price where that is wrong. */
export interface AnnouncedFault {
  readonly access: Access;
  readonly price: Price | undefined;
  readonly fault: Fault;
}

/**
 * An access in service for which nothing is announced: it is priced as usage, or is billed once and was activated before
 * the first day of its row.
 */
export interface Unannounced {
  readonly access: Access;
  readonly price: Price;
  readonly why: 'usage' | 'activated before';
}

export interface Announced {
  readonly lines: readonly AnnouncedLine[];
  readonly faults: readonly AnnouncedFault[];
  /** At most one for each access and price. */
  readonly unannounced: readonly Unannounced[];
}

/**
 * The lines of a period, by access, then day: for each access in service its item's price by billing cycle, prorated by
 * the day where service starts or ends within; the price is that of the line's first day. Usage is not announced.
 */
export function announcedLines(period: DayRange, register: CheckRegister): Announced {
  const lines: AnnouncedLine[] = [];
  const faults: AnnouncedFault[] = [];
  const unannounced: Unannounced[] = [];
  const accesses = [...register.accesses].sort(([a], [b]) => compareText(a, b));
  for (const [, rows] of accesses) {
    // One range for as long as the item stays the same, with its first row.
    const served = merged(servedDays(rows), (one, next) => one.access.itemCode === next.access.itemCode);
    for (const { access, days } of served) {
      for (const found of linesOf(access, days, period, register)) {
        if ('fault' in found) faults.push(found);
        else if ('why' in found) unannounced.push(found);
        else lines.push(found);
      }
    }
  }
  return { lines, faults, unannounced };
}

function* linesOf(
  access: Access,
  served: DayRange,
  period: DayRange,
  register: CheckRegister,
): Generator<AnnouncedLine | AnnouncedFault | Unannounced> {
  const within = overlap(served, period);
  if (within === undefined) return;
  const { itemCode } = access;
  const { cycle } = register.settings;
  const said = new Set<Price | undefined>();
  for (let day = within.from; day <= within.to; ) {
    const scheduled = register.priceOn(itemCode, day);
    const row = register.accessOn(access.access, day) ?? access;
    const price = billable(scheduled, row, day, register);
    if ('instead' in price) {
      if (!said.has(scheduled)) yield* price.instead;
      said.add(scheduled);
      day = cycleAt(day, cycle).to + 1;
      continue;
    }
    const { billing } = price;
    if (billing === 'once') {
      if (served.from === day) yield onceOf(row, price, day);
      return;
    }
    const whole = billedCycle(day, billing, cycle);
    const days = overlap(whole, served) ?? whole;
    // A line counts where it starts; one of a cycle that began before the period was billed then.
    if (days.from >= period.from)
      yield lineOf(row, price, days, partOf(days, whole, MONTHS_BILLED[billing], cycle));
    day = whole.to + 1;
  }
}

function isUsage({ category }: Price, { workspace }: CheckRegister): boolean {
  return category !== undefined && behavesAs(category, workspace.convention.ownCategories) === 'usage';
}

function lineOf(access: Access, price: Price, days: DayRange, part: Fraction): AnnouncedLine {
  return { access, price, days, part, net: priceOf(price.unitPrice, part) };
}

const FRENCH_COLUMNS = { category: 'categorie', vat_rate: 'taux_tva', billing: 'facturation' };

type CompletePrice = Price & { readonly billing: Billing };

/** A price with everything that an announced line needs; else what there is in place of a line: all that is missing. */
function billable(
  price: Price | undefined,
  access: Access,
  day: Day,
  register: CheckRegister,
): CompletePrice | { readonly instead: readonly (AnnouncedFault | Unannounced)[] } {
  const item = access.itemCode ?? '';
  const on = formatDay(day);
  if (price === undefined) {
    const missing = fault('price-missing', { item, day: on, without: item === '' ? on : '' });
    return { instead: [{ access, price, fault: missing }] };
  }
  if (isUsage(price, register)) return { instead: [{ access, price, why: 'usage' }] };
  const { category, vatRate, billing } = price;
  const lacking = (column: keyof typeof FRENCH_COLUMNS, value: unknown): readonly AnnouncedFault[] => {
    const args = { item, column: bothWords(FRENCH_COLUMNS, column), name: column, day: on };
    return value === undefined ? [{ access, price, fault: fault('price-incomplete', args) }] : [];
  };
  const faults = [
    ...lacking('category', category),
    ...lacking('vat_rate', vatRate),
    ...lacking('billing', billing),
  ];
  return billing === undefined || faults.length > 0 ? { instead: faults } : { ...price, billing };
}

/** What is billed once, on the first day of service: if the access was activated earlier, it was paid then, if it was. */
function onceOf(access: Access, price: CompletePrice, day: Day): AnnouncedLine | Unannounced {
  if ((access.activatedOn ?? day) !== day) return { access, price, why: 'activated before' };
  return lineOf(access, price, oneDay(day), ONE);
}

/** The days that one line bills: a cycle, or those of a calendar quarter or year. */
function billedCycle(day: Day, billing: Exclude<Billing, 'once'>, cycle: BillingCycle): DayRange {
  const months = MONTHS_BILLED[billing];
  let first = cycleAt(day, cycle);
  while ((civil(first.from).month - 1) % months !== 0) first = cycleAt(first.from - 1, cycle);
  let last = first;
  for (let index = 1; index < months; index++) last = cycleAt(last.to + 1, cycle);
  return { from: first.from, to: last.to };
}

function partOf(days: DayRange, whole: DayRange, months: number, cycle: BillingCycle): Fraction {
  if (cycle.basis === 'actual') return fraction(BigInt(length(days)), BigInt(length(whole)));
  return multiply(cyclesIn(days, cycle), fraction(1n, BigInt(months)));
}
