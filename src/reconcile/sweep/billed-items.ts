import type { Day } from '../../domain/calendar.ts';
import { FLAG, type LineColumns } from '../lines/line-columns.ts';
import type { LineStore } from '../lines/line-store.ts';
import { billingOrder } from './billing-order.ts';
import { duplicateFinder } from './duplicates.ts';

/**
 * The lines of each billed item (one item of one access): those of the item n stand from `starts[n]` to before
 * `ends[n]`, in the order they were billed, duplicates left out. Of lines that name no item nothing stands here.
 */
export interface BilledItems {
  readonly count: number;
  readonly lines: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where the days of each line come after those of the one before: nothing can be billed twice there. */
  readonly successive: Uint8Array;
}

/** Sorts the lines known on a day by billed item, and finds those that bill what an earlier one billed; marks them so. */
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

function mark({ flags }: LineColumns, index: number): void {
  flags[index] = (flags[index] ?? 0) | FLAG.duplicate;
}

function isSuccessive({ from, to }: LineColumns, lines: Int32Array, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    if ((from[lines[at] ?? 0] ?? 0) <= (to[lines[at - 1] ?? 0] ?? 0)) return false;
  }
  return true;
}

/** Moves what is no duplicate together; returns where it ends. */
function packed({ flags }: LineColumns, lines: Int32Array, start: number, end: number): number {
  let next = start;
  for (let at = start; at < end; at++) {
    const index = lines[at] ?? 0;
    if (((flags[index] ?? 0) & FLAG.duplicate) === 0) lines[next++] = index;
  }
  return next;
}
