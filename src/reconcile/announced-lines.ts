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
 * The lines of a period, by access, then day: for each access in service its item's price by billing cycle, prorated by
 * the day where service starts or ends within; the price is that of the line's first day. Usage is not announced.
 */
export function announcedLines(
  period: DayRange,
  register: CheckRegister,
): { readonly lines: readonly AnnouncedLine[]; readonly faults: readonly AnnouncedFault[] } {
  const lines: AnnouncedLine[] = [];
  const faults: AnnouncedFault[] = [];
  const accesses = [...register.accesses].sort(([a], [b]) => compareText(a, b));
  for (const [, rows] of accesses) {
    // One range for as long as the item stays the same, with its first row.
    const served = merged(servedDays(rows), (one, next) => one.access.itemCode === next.access.itemCode);
    for (const { access, days } of served) {
      for (const found of linesOf(access, days, period, register)) {
        if ('fault' in found) faults.push(found);
        else lines.push(found);
      }
    }
  }
  return { lines, faults };
}

function* linesOf(
  access: Access,
  served: DayRange,
  period: DayRange,
  register: CheckRegister,
): Generator<AnnouncedLine | AnnouncedFault> {
  const within = overlap(served, period);
  if (within === undefined) return;
  const { itemCode } = access;
  const { cycle } = register.settings;
  const said = new Set<Price | undefined>();
  for (let day = within.from; day <= within.to; ) {
    const scheduled = register.priceOn(itemCode, day);
    if (isUsage(scheduled, register)) return;
    const price = billable(scheduled, itemCode, day);
    if ('faults' in price) {
      const row = register.accessOn(access.access, day) ?? access;
      for (const found of said.has(scheduled) ? [] : price.faults)
        yield { access: row, price: scheduled, fault: found };
      said.add(scheduled);
      day = cycleAt(day, cycle).to + 1;
      continue;
    }
    const row = register.accessOn(access.access, day) ?? access;
    const { billing } = price;
    if (billing === 'once') {
      // A row of an access activated earlier holds from a later day: it was paid then.
      if (served.from === day && (row.activatedOn ?? day) === day) yield lineOf(row, price, oneDay(day), ONE);
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

function isUsage(price: Price | undefined, { workspace }: CheckRegister): boolean {
  const { ownCategories } = workspace.convention;
  return price?.category !== undefined && behavesAs(price.category, ownCategories) === 'usage';
}

function lineOf(access: Access, price: Price, days: DayRange, part: Fraction): AnnouncedLine {
  return { access, price, days, part, net: priceOf(price.unitPrice, part) };
}

const FRENCH_COLUMNS = { category: 'categorie', vat_rate: 'taux_tva', billing: 'facturation' };

/** A price with everything that an announced line needs, or all that is missing. */
function billable(
  price: Price | undefined,
  itemCode: string | undefined,
  day: Day,
): (Price & { readonly billing: Billing }) | { readonly faults: readonly Fault[] } {
  const item = itemCode ?? '';
  if (price === undefined) {
    const on = formatDay(day);
    return { faults: [fault('price-missing', { item, day: on, without: item === '' ? on : '' })] };
  }
  const { category, vatRate, billing } = price;
  const lacking = (column: keyof typeof FRENCH_COLUMNS, value: unknown): readonly Fault[] => {
    const args = { item, column: bothWords(FRENCH_COLUMNS, column), name: column, day: formatDay(day) };
    return value === undefined ? [fault('price-incomplete', args)] : [];
  };
  const faults = [
    ...lacking('category', category),
    ...lacking('vat_rate', vatRate),
    ...lacking('billing', billing),
  ];
  return billing === undefined || faults.length > 0 ? { faults } : { ...price, billing };
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
