import { cached } from '../../domain/cache.ts';
import type { BillingCycle } from '../../domain/convention.ts';
import { groupBy, partitionPoint } from '../../domain/lists.ts';
import type { Price } from '../../domain/tables.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { areFullCycles, CALENDAR_MONTHS, cyclesCounter } from '../cycle.ts';
import { type PricedNet, productNet } from '../expected-net.ts';
import { categoryAt, FLAG, has, type LineColumns, recursAt } from '../lines/line-columns.ts';
import { daysAt } from '../lines/line-store.ts';
import { offSchedule } from '../register/schedule.ts';
import type { History } from './history.ts';

export type FullPeriods = ReturnType<typeof fullPeriodsOf>;

/** Finds the full periods of one billed item after another; the result for one is valid until the next. */
export function fullPeriodsFinder(history: History): (lines: readonly number[]) => FullPeriods {
  const kindOf = kindFinder(history);
  return (lines) => fullPeriodsOf(lines, history, kindOf);
}

/** The lines of a billed item that charge full periods: subscriptions and services over full cycles. */
function fullPeriodsOf(lines: readonly number[], history: History, kindOf: (index: number) => string) {
  const { columns } = history.lines;
  const periods = lines.filter((index) => isFullPeriod(columns, index));
  const repeated = repeatedTeller(columns, periods);
  const explained = (index: number): boolean => isExplained(index, history);
  let byKind: ReadonlyMap<string, readonly number[]> | undefined;
  const inOrder = new Map<string, readonly number[]>();
  /** Those of a kind whose amount nothing explains, by their last days; on one day, the one billed last comes first. */
  const ofKind = (kind: string): readonly number[] => {
    byKind ??= groupBy(periods, kindOf);
    const known =
      inOrder.get(kind) ??
      (byKind.get(kind) ?? [])
        .filter((index) => !explained(index))
        .reverse()
        .sort((a, b) => toAt(columns, a) - toAt(columns, b));
    inOrder.set(kind, known);
    return known;
  };
  return {
    has: (index: number): boolean => isFullPeriod(columns, index),
    /** Whether a line that ends on the day before has the same amount, price and quantity. */
    isRepeated: repeated,
    /** Whether a check of prices or sums says what is wrong with its amount. */
    isExplained: explained,
    /**
     * The last full periods before it, two at most, of as many cycles at the same price of the schedule; the latest
     * first.
     */
    before(index: number): readonly number[] {
      const alike = ofKind(kindOf(index));
      const from = columns.from[index] ?? 0;
      const end = partitionPoint(alike, (earlier) => toAt(columns, earlier) < from);
      return alike.slice(Math.max(0, end - 2), end).reverse();
    },
  };
}

/** Whether two lines charge full periods, one right after the other, and are the same, as nearly all are. */
export function isAsTheOneBefore(before: number, index: number, columns: LineColumns): boolean {
  const { from, net, unitPrice, quantity } = columns;
  return (
    toAt(columns, before) === (from[index] ?? 0) - 1 &&
    net.keyAt(before) === net.keyAt(index) &&
    unitPrice[before] === unitPrice[index] &&
    quantity[before] === quantity[index] &&
    isFullPeriod(columns, before)
  );
}

function isFullPeriod(columns: LineColumns, index: number): boolean {
  return (
    recursAt(columns, index) &&
    !has(columns, index, FLAG.credit) &&
    has(columns, index, FLAG.hasPeriod) &&
    has(columns, index, FLAG.fullCycles)
  );
}

/** Says of a full period whether one that ends on the day before it has the same amount, price and quantity. */
function repeatedTeller(columns: LineColumns, periods: readonly number[]): (index: number) => boolean {
  const { net, unitPrice, quantity, from } = columns;
  const amountsOf = (index: number): string => `${net.keyAt(index)} ${unitPrice[index]} ${quantity[index]}`;
  const byEnd = groupBy(periods, (index) => toAt(columns, index));
  const amountsUntil = cached((day: Day) => new Set(byEnd.get(day)?.map(amountsOf)));
  return (index) => amountsUntil((from[index] ?? 0) - 1).has(amountsOf(index));
}

function toAt({ to }: LineColumns, index: number): Day {
  return to[index] ?? 0;
}

function priceAt(index: number, { lines: { columns }, register }: History): Price | undefined {
  const item = columns.items.textOf(columns.item[index] ?? 0);
  return register.priceOn(item, columns.from[index] ?? 0);
}

/**
 * The kind of a full period: amounts of one kind can be compared, because they are for as many cycles at one price of
 * the schedule.
 */
function kindFinder(history: History): (index: number) => string {
  const { columns } = history.lines;
  const cyclesOf = cyclesCounter();
  return (index) => {
    const { numerator } = cyclesOf(daysAt(columns, index), cycleAt(index, history));
    return `${numerator} ${priceAt(index, history)?.unitPrice}`;
  };
}

/** The cycle by which a line was read: full cycles that are not its supplier's are the month of its invoice. */
function cycleAt(index: number, { lines }: History): BillingCycle {
  const file = lines.fileAt(index);
  if (file === undefined) throw new Error(`no file has line ${index}`);
  const isOfMonth =
    has(lines.columns, index, FLAG.fullCycles) && !areFullCycles(daysAt(lines.columns, index), file.cycle);
  return isOfMonth ? CALENDAR_MONTHS : file.cycle;
}

function isExplained(index: number, history: History): boolean {
  const { columns } = history.lines;
  const line: PricedNet = {
    category: categoryAt(columns, index),
    net: columns.net.at(index),
    ownCharges: columns.ownCharges.get(index),
    credit: has(columns, index, FLAG.credit),
    quantity: columns.quantities.textOf(columns.quantity[index] ?? 0),
    unitPrice: columns.unitPrices.textOf(columns.unitPrice[index] ?? 0),
    days: daysAt(columns, index),
    cycle: cycleAt(index, history),
    hasPeriod: has(columns, index, FLAG.hasPeriod),
    fullCycles: has(columns, index, FLAG.fullCycles),
  };
  const price = priceAt(index, history);
  if (offSchedule(line, price) !== undefined) return true;
  return productNet(line, () => price, history.register.settings.tolerance) !== undefined;
}
