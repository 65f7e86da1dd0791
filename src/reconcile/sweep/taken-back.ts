import { addTo, groupBy } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { DayRange } from '../../domain/time/calendar.ts';
import { overlaps } from '../day-ranges.ts';
import { isAtLeastHalf } from '../expected-net.ts';
import type { Invoice } from '../lines/invoice-book.ts';
import { billedItemAt, FLAG, has } from '../lines/line-columns.ts';
import { daysAt, invoiceOf, type LineStore, originalsOf } from '../lines/line-store.ts';

/** What credits cancel, by index of the line. */
export interface TakenBack {
  /** The charges of which credits cancelled half or more: less is a discount. */
  readonly charges: ReadonlySet<number>;
  /** The credits that found nothing left to cancel. */
  readonly idle: ReadonlySet<number>;
  /** What is left of each charge that was cancelled in part. */
  readonly left: ReadonlyMap<number, Cents>;
}

const NOTHING_TAKEN: TakenBack = { charges: new Set(), idle: new Set(), left: new Map() };

/**
 * Which charges credits cancel, given lines in the order they were billed. Each credit takes its amount from charges in
 * this order: on the invoices that it names, first those of its item, then the others; after that, earlier charges, the
 * latest first, and among them those of its item that have a day in common with it: the credit of a month, next to the
 * charge of the following one, means the month.
 */
export function takenBack(
  lines: readonly number[],
  isInQuestion: (index: number) => boolean,
  store: LineStore,
): TakenBack {
  const { columns } = store;
  if (!lines.some((index) => has(columns, index, FLAG.credit))) return NOTHING_TAKEN;
  const inQuestion = lines.filter(isInQuestion);
  const ofInvoice = groupBy(inQuestion, (index) => invoiceOf(store, index));
  const itemOf = (index: number, { number }: Invoice): string => `${billedItemAt(columns, index)} ${number}`;
  const ofItem = groupBy(inQuestion, (index) => itemOf(index, invoiceOf(store, index)));
  const charges = new Set<number>();
  const idle = new Set<number>();
  const before: number[] = [];
  const beforeOfItem = new Map<number, number[]>();
  const left = new Map<number, Cents>();
  const openOf = (index: number): Cents => left.get(index) ?? columns.net.at(index);
  /** Takes an amount from a charge; returns the excess over what was left of it. */
  const takeOf = (index: number, amount: Cents): Cents => {
    const [charged, open] = [columns.net.at(index), openOf(index)];
    const kept = open > amount ? open - amount : 0n;
    left.set(index, kept);
    if (isAtLeastHalf(charged - kept, charged)) charges.add(index);
    return amount - (open - kept);
  };
  /** Takes an amount from these charges, the last ones first; returns what is left of the amount. */
  const take = (of: number[], amount: Cents): Cents => {
    let rest = amount;
    for (let last = of.at(-1); last !== undefined && rest > 0n; last = of.at(-1)) {
      rest = takeOf(last, rest);
      if (openOf(last) === 0n) of.pop();
    }
    return rest;
  };
  /** The same, only from those for some of the days. */
  const takeOfDays = (of: number[], days: DayRange, amount: Cents): Cents => {
    let rest = amount;
    for (let at = of.length - 1; at >= 0 && rest > 0n; at--) {
      const index = of[at] ?? 0;
      if (overlaps(daysAt(columns, index), days)) rest = takeOf(index, rest);
      if (openOf(index) === 0n && at === of.length - 1) of.pop();
    }
    return rest;
  };
  for (const index of lines) {
    const item = billedItemAt(columns, index);
    if (isInQuestion(index)) {
      before.push(index);
      addTo(beforeOfItem, item, index);
    }
    if (!has(columns, index, FLAG.credit)) continue;
    const amount = -columns.net.at(index);
    const originals = originalsOf(store, index);
    const alike = originals.map((invoice) => ofItem.get(itemOf(index, invoice)) ?? []);
    const named = originals.map((invoice) => ofInvoice.get(invoice) ?? []);
    const unnamed = [...alike, ...named].reduce((rest, charges) => take(charges, rest), amount);
    const other = takeOfDays(beforeOfItem.get(item) ?? [], daysAt(columns, index), unnamed);
    if (take(before, other) === amount) idle.add(index);
  }
  return { charges, idle, left };
}

/**
 * What is billed in excess where another charge bills the same, and credits leave something of this one: one of the two
 * is due, the dearer where this one is.
 */
export function excessOf(left: Cents, charged: Cents, other: Cents): Cents {
  const due = charged > other ? charged : other;
  return left + other > due ? left + other - due : 0n;
}
