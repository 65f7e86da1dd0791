import { getOrInsert } from '../../domain/cache.ts';
import { groupBy } from '../../domain/lists.ts';
import { shortestDecimal } from '../../domain/numbers/decimal.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { FLAG, has, type LineColumns } from '../lines/line-columns.ts';
import { invoiceOf, type LineStore, originalsOf, originalsText } from '../lines/line-store.ts';
import { takenBack } from './taken-back.ts';

/**
 * Finds, among the lines of a billed item in the order they were billed, those that bill what an earlier one billed
 * already, and that line. Two lines are duplicates if days, quantity and amount are the same in two invoices. A charge
 * cancelled by a credit of its days and amount, or by several credits of its days together, is no duplicate; a credit
 * is one only where nothing is left that it could cancel.
 */
export function duplicateFinder(
  store: LineStore,
): (lines: Int32Array, start: number, end: number) => ReadonlyMap<number, number> {
  const { columns } = store;
  const sizeOf = quantitySizes(columns);
  return (lines, start, end) => {
    const { from, to, net } = columns;
    const found = new Map<number, number>();
    const all = [...lines.subarray(start, end)];
    const alike = groupBy(all, (index) => `${from[index]} ${to[index]} ${Math.abs(net.keyAt(index))}`);
    if (alike.size === all.length) return found;
    const settled = settledLines(all, store);
    for (const group of alike.values()) {
      if (group.length === 1) continue;
      for (const [index, earlier] of repeatedIn(group, settled, store, sizeOf)) found.set(index, earlier);
    }
    return found;
  };
}

/**
 * The lines of the same days that sum to zero together, once a credit has cancelled all that was charged so far: all
 * lines of these days, or those of one invoice and the credits that name it. Days for which more was credited than
 * charged in between are not included.
 */
function settledLines(lines: readonly number[], store: LineStore): ReadonlySet<number> {
  const { columns } = store;
  const settled = new Set<number>();
  if (!lines.some((index) => has(columns, index, FLAG.credit))) return settled;
  const open = new Map<string, { left: Cents; wasBelow: boolean; lines: number[] }>();
  for (const index of lines) {
    const days = `${columns.from[index]} ${columns.to[index]}`;
    const named = columns.original.has(index) ? originalsOf(store, index) : [invoiceOf(store, index)];
    const invoice = named.map(({ number }) => number).join('+');
    for (const key of [days, `${days} ${invoice}`]) {
      const group = getOrInsert(open, key, () => ({ left: 0n, wasBelow: false, lines: [] }));
      group.left += columns.net.at(index);
      group.wasBelow ||= group.left < 0n;
      group.lines.push(index);
      if (group.left !== 0n || !has(columns, index, FLAG.credit)) continue;
      if (!group.wasBelow) for (const one of group.lines) settled.add(one);
      open.delete(key);
    }
  }
  return settled;
}

/** Among lines of the same days and amount, those that repeat an earlier one, and that line. */
function* repeatedIn(
  lines: readonly number[],
  settled: ReadonlySet<number>,
  store: LineStore,
  sizeOf: (quantity: number) => number,
): Generator<readonly [number, number]> {
  const { columns } = store;
  const isCharge = (index: number): boolean => !has(columns, index, FLAG.credit);
  const taken = takenBack(lines, isCharge, store);
  const counted = new Map<number, Counted>();
  for (const index of lines) {
    if (taken.charges.has(index) || (isCharge(index) && settled.has(index))) continue;
    const size = sizeOf(columns.quantity[index] ?? 0);
    const earlier = counted.get(size) ?? { first: undefined, other: undefined, credits: new Map() };
    counted.set(size, earlier);
    const repeated = isCharge(index) ? charged(index, earlier, columns) : credited(index, earlier, store);
    const counts = isCharge(index) || (taken.idle.has(index) && !settled.has(index));
    if (repeated !== undefined && counts) yield [index, repeated];
  }
}

/** The lines of one quantity so far. */
interface Counted {
  /** The first charge, and the first of another invoice. */
  first: number | undefined;
  other: number | undefined;
  /** The last credit for the original invoices that credits name, by {@link originalsText}. */
  readonly credits: Map<string, number>;
}

/** Adds a charge; returns the first one of another invoice. */
function charged(index: number, earlier: Counted, { invoice }: LineColumns): number | undefined {
  const { first, other } = earlier;
  if (first === undefined) {
    earlier.first = index;
    return undefined;
  }
  if (invoice[index] === invoice[first]) return other;
  earlier.other ??= index;
  return first;
}

/** Adds a credit; returns the last one for its original in another invoice. */
function credited(index: number, { credits }: Counted, store: LineStore): number | undefined {
  const { invoice } = store.columns;
  const named = originalsText(store, index);
  const earlier = credits.get(named);
  credits.set(named, index);
  return earlier === undefined || invoice[index] === invoice[earlier] ? undefined : earlier;
}

/** Operators write the quantity of a credit with either sign: both get the same number. */
function quantitySizes({ quantities }: LineColumns): (quantity: number) => number {
  const sizes: number[] = [0];
  return (quantity) => {
    const known = sizes[quantity];
    if (known !== undefined) return known;
    const text = quantities.textOf(quantity) ?? '';
    const size = quantities.numberOf(shortestDecimal(text.replace('-', '')));
    sizes[quantity] = size;
    return size;
  };
}
