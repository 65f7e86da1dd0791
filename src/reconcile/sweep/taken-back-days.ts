import { cached } from '../../domain/cache.ts';
import { groupBy, partitionPoint } from '../../domain/lists.ts';
import { type Cents, sumOfCents } from '../../domain/numbers/money.ts';
import { type Day, type DayRange, formatRange, length, overlap } from '../../domain/time/calendar.ts';
import { union } from '../../domain/time/period.ts';
import { countDays, overlaps, remaining } from '../day-ranges.ts';
import { isAtLeastHalf, statedCredit } from '../expected-net.ts';
import type { Invoice } from '../lines/invoice-book.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import {
  daysAt,
  invoiceOf,
  type LineStore,
  netOfDays,
  originalsOf,
  originalsText,
} from '../lines/line-store.ts';
import { linesOf } from './billed-items.ts';
import type { History } from './history.ts';

/** What credits cancel of a charge. */
export interface TakenDays {
  /** Disjoint and in order. */
  readonly days: readonly DayRange[];
  /** Of a charge whose days are all in question: what the credits that cancel them leave of its amount. */
  readonly left: Cents;
}

/** For a charge, by index, the days that credits cancel. */
export type DaysTakenBack = (index: number) => TakenDays;

const NONE: readonly DayRange[] = [];
const NOTHING: TakenDays = { days: NONE, left: 0n };

/** Of a charge, by index, the days about which a check asks. `chargesOn` finds the charges of its billed item. */
export type DaysInQuestion = (
  index: number,
  chargesOn: (days: DayRange) => readonly number[],
) => readonly DayRange[];

/** Finds, for the charges of a billed item, the days that credits cancel; each item is computed once. */
export function daysTakenBack(
  { lines, billedItems, register }: History,
  inQuestion: DaysInQuestion,
): (billedItem: number) => DaysTakenBack {
  const { tolerance } = register.settings;
  return cached((billedItem: number) => {
    const { taken, spareOf } = takenOf(linesOf(billedItems, billedItem), lines, inQuestion);
    return (index) => {
      const { days, left } = taken.get(index) ?? NOTHING;
      const rest = left > tolerance ? left - spareOf(index) : 0n;
      return { days, left: rest > tolerance ? rest : 0n };
    };
  });
}

/** Credits of the same days that name the same invoice, or none. */
interface Credits {
  readonly days: DayRange;
  readonly amount: Cents;
  /** Their amount, or quantity × unit price if that is more: another check finds what is missing. */
  readonly stated: Cents;
  readonly originals: ReadonlySet<Invoice>;
  readonly namesNone: boolean;
  /** Whether they may be a discount: they name no invoice, and there are charges next to them. */
  readonly beside: boolean;
  /** Whether `prorata-mismatch` says what they lack: part of a cycle, with a unit price. */
  readonly prorated: boolean;
}

/**
 * A credit cancels the days of one charge, and of a second one only if it amounts to half of that as well: whoever
 * billed three times and credited once still bills twice. Charges of the invoices that it names come first, then those
 * of exactly these days, then the earliest: what is billed anew comes after the credit. A discount cancels none: it is
 * less than half of what the days in question were charged, or, next to charges and naming no invoice, of what all its
 * days were charged.
 */
function takenOf(lines: readonly number[], store: LineStore, inQuestion: DaysInQuestion) {
  const { columns } = store;
  const taken = new Map<number, TakenDays>();
  const spare: Credits[] = [];
  const takenAt = (index: number): TakenDays => taken.get(index) ?? NOTHING;
  const isCredit = (index: number): boolean => has(columns, index, FLAG.credit);
  const chargesOn = chargeFinder(
    lines.filter((index) => !isCredit(index)),
    store,
  );
  const inQuestionOf = cached((index: number) => inQuestion(index, chargesOn));
  const openDays = (index: number, days: DayRange): readonly DayRange[] => {
    const both = overlap(daysAt(columns, index), days);
    return both === undefined ? NONE : remaining([both], takenAt(index).days);
  };
  for (const credits of creditsOf(lines.filter(isCredit), store)) {
    const ofDays = chargesOn(credits.days);
    const isDiscount = credits.beside && !ofDays.some((index) => isRefundOf(credits, index, store));
    const named = ofDays.filter((index) => credits.originals.has(invoiceOf(store, index)));
    const isAlike = (index: number): boolean => isSame(daysAt(columns, index), credits.days);
    const unnamed = [...ofDays.filter(isAlike), ...ofDays.filter((index) => !isAlike(index))];
    const open = (isDiscount ? [] : named.length > 0 ? named : unnamed)
      .map((index) => ({ index, days: openDays(index, credits.days) }))
      .filter(({ days }) => days.length > 0);
    let rest = credits.amount;
    const worth = (charge: Open): Cents => netOfDays(columns, charge.index, charge.days);
    const isPaidBack = (charge: Open): boolean => isAtLeastHalf(rest, worth(charge));
    const asked = ({ index, days }: Open): Open => ({
      index,
      days: remaining(days, remaining(days, inQuestionOf(index))),
    });
    const first =
      open.find(isPaidBack) ?? open.find((charge) => isAtLeastHalf(credits.stated, worth(asked(charge))));
    if (first === undefined) spare.push(credits);
    for (const charge of open) {
      if (charge !== first && !isPaidBack(charge)) continue;
      const { index, days } = charge;
      const isWhole = countDays(asked(charge).days) === length(daysAt(columns, index));
      const left = isWhole && !credits.prorated ? worth(charge) - rest - credits.stated + credits.amount : 0n;
      taken.set(index, { days: union([...takenAt(index).days, ...days]), left });
      rest -= worth(charge);
    }
  }
  /** What credits that cancel no days take of a charge. */
  const spareOf = (index: number): Cents =>
    sumOfCents(spare.filter((credits) => isOf(credits, index, store)).map(({ amount }) => amount));
  return { taken, spareOf };
}

/** Whether credits share days with a charge and name its invoice, or none. */
function isOf({ days, originals, namesNone }: Credits, index: number, store: LineStore): boolean {
  const isNamed = namesNone || originals.has(invoiceOf(store, index));
  return isNamed && overlaps(days, daysAt(store.columns, index));
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
  /** Thousands of charges may have the same days, and ask for them one after the other. */
  let latest: { readonly days: DayRange; readonly charges: readonly number[] } | undefined;
  return (days) => {
    if (latest === undefined || !isSame(latest.days, days)) {
      const found = byDay
        .slice(before(days.from - longest), before(days.to + 1))
        .filter((charge) => overlaps(charge.days, days))
        .sort((a, b) => a.rank - b.rank)
        .map(({ index }) => index);
      latest = { days, charges: found };
    }
    return latest.charges;
  };
}

function isSame(a: DayRange, b: DayRange): boolean {
  return a.from === b.from && a.to === b.to;
}

/** A charge, and those of its days that a credit is for and no other cancelled. */
interface Open {
  readonly index: number;
  readonly days: readonly DayRange[];
}

function creditsOf(credits: readonly number[], store: LineStore): readonly Credits[] {
  const { columns } = store;
  const namesNone = (index: number): boolean => !columns.original.has(index);
  const isBeside = (index: number): boolean => namesNone(index) && invoiceOf(store, index).charges;
  const keyOf = (index: number): string =>
    `${formatRange(daysAt(columns, index))} ${isBeside(index)} ${originalsText(store, index)}`;
  const alike = groupBy(credits, keyOf);
  return [...alike.values()].map((group) => {
    const [first = 0] = group;
    return {
      days: daysAt(columns, first),
      amount: -sumOfCents(group.map((index) => columns.net.at(index))),
      stated: sumOfCents(group.map((index) => statedAt(index, store))),
      originals: new Set(originalsOf(store, first)),
      namesNone: namesNone(first),
      beside: isBeside(first),
      prorated: columns.unitPrice[first] !== 0 && !has(columns, first, FLAG.fullCycles),
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
