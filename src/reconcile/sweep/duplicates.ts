import { shortestDecimal } from '../../domain/decimal.ts';
import { FLAG, type LineColumns } from '../lines/line-columns.ts';
import { keyTable } from './key-table.ts';

/**
 * Finds, among the lines of a thing in the order they were billed, those that bill what an earlier one billed already,
 * and that line. Two lines are one when days, quantity and amount are the same in two invoices; what was credited in
 * between may be billed again.
 */
export function duplicateFinder(
  columns: LineColumns,
): (lines: Int32Array, start: number, end: number) => ReadonlyMap<number, number> {
  const table = keyTable();
  const sizeOf = quantitySizes(columns);
  return (lines, start, end) => {
    const { from, to, quantity, net } = columns;
    const found = new Map<number, number>();
    const firsts: number[] = [];
    const alike: (Alike | undefined)[] = [];
    table.clear(end - start);
    for (let place = start; place < end; place++) {
      const index = lines[place] ?? 0;
      const known = table.size();
      const size = sizeOf(quantity[index] ?? 0);
      const slot = table.slot(from[index] ?? 0, to[index] ?? 0, Math.abs(net.keyAt(index)), size);
      if (slot === known) {
        firsts[slot] = index;
        continue;
      }
      let lineage = alike[slot];
      if (lineage === undefined) {
        lineage = { charges: [], other: undefined, credits: new Map() };
        alike[slot] = lineage;
        earlierOf(firsts[slot] ?? 0, lineage, columns);
      }
      const earlier = earlierOf(index, lineage, columns);
      if (earlier !== undefined) found.set(index, earlier);
    }
    return found;
  };
}

/** The lines of one thing, days, quantity and amount so far. */
interface Alike {
  /** Charges that no credit took back. */
  readonly charges: number[];
  /** Where in them the first stands that is of another invoice than the very first. */
  other: number | undefined;
  /** The last credit for each original invoice named. */
  readonly credits: Map<string | undefined, number>;
}

/** Adds a line; returns the earlier one that it bills again. */
function earlierOf(index: number, alike: Alike, columns: LineColumns): number | undefined {
  const { charges } = alike;
  const isCredit = ((columns.flags[index] ?? 0) & FLAG.credit) !== 0;
  if (!isCredit) {
    const earlier = inOtherInvoice(index, alike, columns);
    if (alike.other === undefined && charges.length > 0 && !isOfOne(index, charges[0], columns)) {
      alike.other = charges.length;
    }
    charges.push(index);
    return earlier;
  }
  const original = columns.original.get(index);
  const earlier = alike.credits.get(original);
  alike.credits.set(original, index);
  if (charges.length > 0) {
    charges.pop();
    if (alike.other === charges.length) alike.other = undefined;
    return undefined;
  }
  return isOfOne(index, earlier, columns) ? undefined : earlier;
}

function inOtherInvoice(index: number, { charges, other }: Alike, columns: LineColumns): number | undefined {
  const [first] = charges;
  if (!isOfOne(index, first, columns)) return first;
  return other === undefined ? undefined : charges[other];
}

function isOfOne(a: number, b: number | undefined, { invoice }: LineColumns): boolean {
  return b !== undefined && invoice[a] === invoice[b];
}

/** Operators write a credit with either sign of its quantity: the same number for both. */
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
