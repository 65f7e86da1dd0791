import type { Day } from '../../domain/time/calendar.ts';
import { billedItemAt, FLAG, has, type LineColumns } from '../lines/line-columns.ts';
import { invoiceOf, type LineStore } from '../lines/line-store.ts';
import { duplicateFinder } from './duplicates.ts';

/**
 * The lines of each billed item (one item of one access), in the order they were billed, without duplicates: those of
 * item n are from `starts[n]` to before `ends[n]`. Lines that name no item are not included.
 */
export interface BilledItems {
  readonly count: number;
  readonly lines: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where the days of each line come after those of the previous one: nothing can be billed twice there. */
  readonly successive: Uint8Array;
}

/** Sorts the lines known on a day by billed item; finds and marks those that bill what an earlier one billed. */
export function billedItemsOf(
  store: LineStore,
  until: Day,
): { readonly billedItems: BilledItems; readonly duplicates: ReadonlyMap<number, number> } {
  const { columns, subjects } = store;
  const duplicates = new Map(columns.repeats);
  for (const index of duplicates.keys()) mark(columns, index);
  const { lines, starts } = billingOrder(store, until);
  const count = subjects.billedItems();
  const ends = new Int32Array(count);
  const successive = new Uint8Array(count);
  const findDuplicates = duplicateFinder(store);
  for (let billedItem = 0; billedItem < count; billedItem++) {
    const start = starts[billedItem] ?? 0;
    let end = starts[billedItem + 1] ?? 0;
    successive[billedItem] = isSuccessive(columns, lines, start, end) ? 1 : 0;
    if (successive[billedItem] === 0) {
      const found = findDuplicates(lines, start, end);
      for (const [index, original] of found) {
        duplicates.set(index, original);
        mark(columns, index);
      }
      end = packed(columns, lines, start, end);
    }
    ends[billedItem] = subjects.isNamed(billedItem) ? end : start;
  }
  return { billedItems: { count, lines, starts, ends, successive }, duplicates };
}

/** The lines of a billed item, by index, in the order they were billed; those of none (−1) are not known. */
export function linesOf({ lines, starts, ends }: BilledItems, billedItem: number): readonly number[] {
  return Array.from(lines.subarray(starts[billedItem] ?? 0, ends[billedItem] ?? 0));
}

function mark({ flags }: LineColumns, index: number): void {
  flags[index] = (flags[index] ?? 0) | FLAG.duplicate;
}

function isSuccessive({ from, to }: LineColumns, lines: Int32Array, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    if ((from[lines[at] ?? 0] ?? 0) <= (to[lines[at - 1] ?? 0] ?? 0)) return false;
  }
  return true;
}

/** Removes the duplicates from a part of the lines; returns where it now ends. */
function packed({ flags }: LineColumns, lines: Int32Array, start: number, end: number): number {
  let next = start;
  for (let at = start; at < end; at++) {
    const index = lines[at] ?? 0;
    if (((flags[index] ?? 0) & FLAG.duplicate) === 0) lines[next++] = index;
  }
  return next;
}

/**
 * The lines of each billed item, dated up to a day, in the order they were billed: first those that closed runs hold,
 * whatever date an invoice bears that came late; then by invoice date; on one date, charges before credits; then as they
 * were read. Lines that repeat the key of an earlier one are left out.
 */
interface BillingOrder {
  readonly lines: Int32Array;
  /** Where the lines of a billed item begin; they end where those of the next begin. */
  readonly starts: Int32Array;
}

function billingOrder({ columns, invoices, subjects }: LineStore, until: Day): BillingOrder {
  const { invoice, flags, count } = columns;
  const dates = invoices.all.map(({ date }) => date);
  const ranks = rankOf(dates.filter((date) => date <= until));
  const rankOfInvoice = Int32Array.from(dates, (date) => ranks.get(date) ?? -1);
  const rankOfLine = (index: number): number => {
    const flag = flags[index] ?? 0;
    const rank = rankOfInvoice[invoice[index] ?? 0] ?? 0;
    if (rank < 0 || (flag & FLAG.repeated) !== 0) return -1;
    const behindHeld = (flag & FLAG.held) === 0 ? ranks.size : 0;
    return 2 * (behindHeld + rank) + ((flag & FLAG.credit) === 0 ? 0 : 1);
  };
  const byDate = sorted(count, (index) => index, 4 * ranks.size, rankOfLine).lines;
  return sorted(
    byDate.length,
    (at) => byDate[at] ?? 0,
    subjects.billedItems(),
    (index) => billedItemAt(columns, index),
  );
}

/** A few lines of several billed items, given by index and as they were read, in the same order. */
export function inBillingOrder(lines: readonly number[], store: LineStore): readonly number[] {
  const dateOf = (index: number): Day => invoiceOf(store, index).date;
  const is = (flag: number, index: number): number => Number(has(store.columns, index, flag));
  return [...lines].sort(
    (a, b) =>
      is(FLAG.held, b) - is(FLAG.held, a) || dateOf(a) - dateOf(b) || is(FLAG.credit, a) - is(FLAG.credit, b),
  );
}

function rankOf(days: readonly Day[]): ReadonlyMap<Day, number> {
  const distinct = [...new Set(days)].sort((a, b) => a - b);
  return new Map(distinct.map((day, rank) => [day, rank]));
}

/** Sorts items by a rank below `ranks`, keeping the order within a rank; items without rank (−1) are left out. */
function sorted(
  count: number,
  itemAt: (at: number) => number,
  ranks: number,
  rankOf: (item: number) => number,
): BillingOrder {
  const starts = new Int32Array(ranks + 1);
  for (let at = 0; at < count; at++) {
    const rank = rankOf(itemAt(at));
    if (rank >= 0) starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  }
  for (let rank = 0; rank < ranks; rank++) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const next = starts.slice();
  const lines = new Int32Array(starts[ranks] ?? 0);
  for (let at = 0; at < count; at++) {
    const item = itemAt(at);
    const rank = rankOf(item);
    if (rank < 0) continue;
    const free = next[rank] ?? 0;
    lines[free] = item;
    next[rank] = free + 1;
  }
  return { lines, starts };
}
