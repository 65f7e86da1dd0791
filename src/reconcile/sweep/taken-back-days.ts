import { cached } from '../../domain/cache.ts';
import { groupBy, partitionPoint } from '../../domain/lists.ts';
import { type Cents, roundHalfAway, sumOfCents } from '../../domain/numbers/money.ts';
import { type Day, type DayRange, formatRange, length, overlap } from '../../domain/time/calendar.ts';
import { union } from '../../domain/time/period.ts';
import { countDays, overlaps, remaining } from '../day-ranges.ts';
import { isAtLeastHalf, statedCredit } from '../expected-net.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import { daysAt, invoiceOf, type LineStore } from '../lines/line-store.ts';
import { linesOf } from './billed-items.ts';
import type { History } from './history.ts';

/** For a charge, by index, the days that credits cancel; disjoint and in order. */
export type DaysTakenBack = (index: number) => readonly DayRange[];

const NONE: readonly DayRange[] = [];

/** Of a charge, by index, the days about which a check asks. `chargesOn` finds the charges of its billed item. */
export type DaysInQuestion = (
  index: number,
  chargesOn: (days: DayRange) => readonly number[],
) => readonly DayRange[];

/** Finds, for the charges of a billed item, the days that credits cancel; each item is computed once. */
export function daysTakenBack(
  { lines, billedItems }: History,
  inQuestion: DaysInQuestion,
): (billedItem: number) => DaysTakenBack {
  return cached((billedItem: number) => {
    const taken = takenOf(linesOf(billedItems, billedItem), lines, inQuestion);
    return (index) => taken.get(index) ?? NONE;
  });
}

/** Credits of the same days that name the same invoice, or none. */
interface Credits {
  readonly days: DayRange;
  readonly amount: Cents;
  /** Their amount, or quantity × unit price if that is more: another check finds what is missing. */
  readonly stated: Cents;
  readonly original: string | undefined;
  /** Whether they may be a discount: they name no invoice, and there are charges next to them. */
  readonly beside: boolean;
}

/**
 * A credit cancels the days of one charge, and of a second one only if it amounts to half of that as well: whoever
 * billed three times and credited once still bills twice. Charges of the invoice that it names come first, then those
 * of exactly these days, then the earliest: what is billed anew comes after the credit. A discount cancels none: it is
 * less than half of what the days in question were charged, or, next to charges and naming no invoice, of what all its
 * days were charged.
 */
function takenOf(
  lines: readonly number[],
  store: LineStore,
  inQuestion: DaysInQuestion,
): ReadonlyMap<number, readonly DayRange[]> {
  const { columns } = store;
  const taken = new Map<number, readonly DayRange[]>();
  const isCredit = (index: number): boolean => has(columns, index, FLAG.credit);
  const chargesOn = chargeFinder(
    lines.filter((index) => !isCredit(index)),
    store,
  );
  const openDays = (index: number, days: DayRange): readonly DayRange[] => {
    const both = overlap(daysAt(columns, index), days);
    return both === undefined ? NONE : remaining([both], taken.get(index) ?? NONE);
  };
  for (const credits of creditsOf(lines.filter(isCredit), store)) {
    const ofDays = chargesOn(credits.days);
    if (credits.beside && !ofDays.some((index) => isRefundOf(credits, index, store))) continue;
    const named = ofDays.filter((index) => invoiceOf(store, index).invoiceNumber === credits.original);
    const isAlike = (index: number): boolean => isSame(daysAt(columns, index), credits.days);
    const unnamed = [...ofDays.filter(isAlike), ...ofDays.filter((index) => !isAlike(index))];
    const open = (named.length > 0 ? named : unnamed)
      .map((index) => ({ index, days: openDays(index, credits.days) }))
      .filter(({ days }) => days.length > 0);
    let rest = credits.amount;
    const worth = (charge: Open): Cents => worthAt(charge, store);
    const isPaidBack = (charge: Open): boolean => isAtLeastHalf(rest, worth(charge));
    const isRefund = ({ index, days }: Open): boolean => {
      const asked = remaining(days, remaining(days, inQuestion(index, chargesOn)));
      return isAtLeastHalf(credits.stated, worth({ index, days: asked }));
    };
    const first = open.find(isPaidBack) ?? open.find(isRefund);
    for (const charge of open) {
      if (charge !== first && !isPaidBack(charge)) continue;
      taken.set(charge.index, union([...(taken.get(charge.index) ?? NONE), ...charge.days]));
      rest -= worth(charge);
    }
  }
  return taken;
}

/** Finds the charges of some days, in the order they were billed, looking back no further than the longest charge. */
function chargeFinder(
  charges: readonly number[],
  { columns }: LineStore,
): (days: DayRange) => readonly number[] {
  const ranks = charges.map((index, rank) => ({ index, rank, days: daysAt(columns, index) }));
  const longest = ranks.reduce((most, { days }) => Math.max(most, length(days)), 0);
  const byDay = ranks.sort((a, b) => a.days.from - b.days.from);
  const before = (day: Day): number => partitionPoint(byDay, ({ days }) => days.from < day);
  return (days) =>
    byDay
      .slice(before(days.from - longest), before(days.to + 1))
      .filter((charge) => overlaps(charge.days, days))
      .sort((a, b) => a.rank - b.rank)
      .map(({ index }) => index);
}

function isSame(a: DayRange, b: DayRange): boolean {
  return a.from === b.from && a.to === b.to;
}

/** A charge, and those of its days that a credit is for and no other cancelled. */
interface Open {
  readonly index: number;
  readonly days: readonly DayRange[];
}

/** What was charged for those days. */
function worthAt({ index, days }: Open, { columns }: LineStore): Cents {
  return roundHalfAway(
    columns.net.at(index) * BigInt(countDays(days)),
    BigInt(length(daysAt(columns, index))),
  );
}

function creditsOf(credits: readonly number[], store: LineStore): readonly Credits[] {
  const { columns } = store;
  const isBeside = (index: number): boolean =>
    columns.original.get(index) === undefined && invoiceOf(store, index).charges;
  const alike = groupBy(
    credits,
    (index) =>
      `${formatRange(daysAt(columns, index))} ${isBeside(index)} ${columns.original.get(index) ?? ''}`,
  );
  return [...alike.values()].map((group) => {
    const [first = 0] = group;
    return {
      days: daysAt(columns, first),
      amount: -sumOfCents(group.map((index) => columns.net.at(index))),
      stated: sumOfCents(group.map((index) => statedAt(index, store))),
      original: columns.original.get(first),
      beside: isBeside(first),
    };
  });
}

function statedAt(index: number, { columns }: LineStore): Cents {
  return statedCredit({
    net: columns.net.at(index),
    quantity: columns.quantities.textOf(columns.quantity[index] ?? 0),
    unitPrice: columns.unitPrices.textOf(columns.unitPrice[index] ?? 0),
  });
}

/** Whether credits amount to half of the charge or more, day by day. */
function isRefundOf({ stated, days }: Credits, index: number, { columns }: LineStore): boolean {
  const charged = daysAt(columns, index);
  return (
    columns.net.at(index) > 0n &&
    isAtLeastHalf(stated * BigInt(length(charged)), columns.net.at(index) * BigInt(length(days)))
  );
}
