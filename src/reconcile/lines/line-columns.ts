import { type BuiltInCategory, CATEGORIES } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { Entry } from './entry.ts';
import { type TextNumbers, textNumbers } from './numbering.ts';
import {
  type CentsColumn,
  centsColumn,
  longer,
  type RowColumn,
  rowColumn,
  type TextColumn,
  textColumn,
} from './packed-columns.ts';

/** What is stored of every line of the workspace, as columns of numbers: a line is its index, in canonical order. */
export interface LineColumns {
  count: number;
  /** Billed item by number; −1: none. */
  billedItem: Int32Array;
  /** Days of service. */
  from: Int32Array;
  to: Int32Array;
  /** Invoice by number. */
  invoice: Numbers;
  /** Texts by number; 0: none. */
  item: Numbers;
  quantity: Numbers;
  unitPrice: Numbers;
  flags: Uint16Array;
  readonly row: RowColumn;
  readonly net: CentsColumn;
  readonly lineNumber: TextColumn;
  readonly items: TextNumbers;
  readonly quantities: TextNumbers;
  readonly unitPrices: TextNumbers;
  /** Charges less allowances of the lines that have some of their own. */
  readonly ownCharges: Map<number, Cents>;
  /** The original invoice that a credit names, or an allowance or charge on the whole of an invoice. */
  readonly original: Map<number, string>;
  /** Lines that repeat the key of an earlier line, and that line, both by index. */
  readonly repeats: Map<number, number>;
}

/** Numbers from 0 on: two bytes each, until one of them needs four. */
type Numbers = Uint16Array | Int32Array;

/** The bits of a line's flags above those of its category. */
export const FLAG = {
  hasPeriod: 8,
  fullCycles: 16,
  credit: 32,
  selected: 64,
  late: 128,
  repeated: 256,
  duplicate: 512,
  statesPeriod: 1024,
  statesVat: 2048,
  statesGross: 4096,
  held: 8192,
  ofDocument: 16384,
} as const;

/** The bits of the category: its index in the list of categories. */
const CATEGORY_MASK = 7;

export function lineColumns(): LineColumns {
  const start = 1024;
  return {
    count: 0,
    billedItem: new Int32Array(start),
    from: new Int32Array(start),
    to: new Int32Array(start),
    invoice: new Uint16Array(start),
    item: new Uint16Array(start),
    quantity: new Uint16Array(start),
    unitPrice: new Uint16Array(start),
    flags: new Uint16Array(start),
    row: rowColumn(),
    net: centsColumn(),
    lineNumber: textColumn(),
    items: textNumbers(),
    quantities: textNumbers(),
    unitPrices: textNumbers(),
    ownCharges: new Map(),
    original: new Map(),
    repeats: new Map(),
  };
}

/** Adds a line; `ofClosedPeriod` as in {@link Standing}. */
export function addLine(
  columns: LineColumns,
  entry: Entry,
  ofClosedPeriod: 'held' | 'late' | undefined,
): void {
  const { line, days } = entry;
  const at = columns.count;
  if (at === columns.flags.length) grow(columns);
  columns.count = at + 1;
  columns.billedItem[at] = entry.billedItem;
  columns.row.push(line.row);
  columns.from[at] = days.from;
  columns.to[at] = days.to;
  columns.invoice = having(columns.invoice, at, entry.invoice.number);
  columns.item = having(columns.item, at, entry.item);
  columns.quantity = having(columns.quantity, at, columns.quantities.numberOf(line.quantity));
  columns.unitPrice = having(columns.unitPrice, at, columns.unitPrices.numberOf(line.unitPrice));
  columns.flags[at] =
    CATEGORIES.indexOf(entry.category) |
    (entry.hasPeriod ? FLAG.hasPeriod : 0) |
    (entry.statesPeriod ? FLAG.statesPeriod : 0) |
    (entry.fullCycles ? FLAG.fullCycles : 0) |
    (entry.credit ? FLAG.credit : 0) |
    (entry.selected ? FLAG.selected : 0) |
    (ofClosedPeriod === undefined ? 0 : FLAG[ofClosedPeriod]) |
    (line.statedVat === undefined ? 0 : FLAG.statesVat) |
    (line.statedGross === undefined ? 0 : FLAG.statesGross) |
    (line.ofDocument ? FLAG.ofDocument : 0) |
    (entry.repeats === undefined ? 0 : FLAG.repeated);
  columns.net.push(line.net);
  columns.lineNumber.push(line.lineNumber);
  if (line.ownCharges !== undefined) columns.ownCharges.set(at, line.ownCharges);
  if (entry.repeats !== undefined) columns.repeats.set(at, entry.repeats);
  if ((entry.credit || line.ofDocument) && line.originalInvoice !== undefined)
    columns.original.set(at, line.originalInvoice);
}

/** Sets a number at an index; if it does not fit into two bytes, all of them get four. */
function having(numbers: Numbers, at: number, number: number): Numbers {
  numbers[at] = number;
  return numbers[at] === number ? numbers : having(Int32Array.from(numbers), at, number);
}

function grow(columns: LineColumns): void {
  columns.invoice = longer(columns.invoice);
  columns.billedItem = longer(columns.billedItem);
  columns.from = longer(columns.from);
  columns.to = longer(columns.to);
  columns.item = longer(columns.item);
  columns.quantity = longer(columns.quantity);
  columns.unitPrice = longer(columns.unitPrice);
  columns.flags = longer(columns.flags);
}

export function has(columns: LineColumns, index: number, flag: number): boolean {
  return ((columns.flags[index] ?? 0) & flag) !== 0;
}

export function billedItemAt({ billedItem }: LineColumns, index: number): number {
  return billedItem[index] ?? -1;
}

/** Whether any judged line states something; true where no line is judged. */
export function isStated(columns: LineColumns, states: (index: number) => boolean): boolean {
  let isAnyJudged = false;
  for (let index = 0; index < columns.count; index++) {
    if (!has(columns, index, FLAG.selected)) continue;
    if (states(index)) return true;
    isAnyJudged = true;
  }
  return !isAnyJudged;
}

export function categoryAt(columns: LineColumns, index: number): BuiltInCategory {
  return defined(CATEGORIES[(columns.flags[index] ?? -1) & CATEGORY_MASK]);
}

/** Whether a line bills something recurring, which must not be billed twice for one day. */
export function recursAt(columns: LineColumns, index: number): boolean {
  const category = (columns.flags[index] ?? 0) & CATEGORY_MASK;
  return category === SUBSCRIPTION || category === SERVICE;
}

export function isSubscriptionAt(columns: LineColumns, index: number): boolean {
  return ((columns.flags[index] ?? 0) & CATEGORY_MASK) === SUBSCRIPTION;
}

/** Whether a line bills a period of a subscription. */
export function billsPeriod(columns: LineColumns, index: number): boolean {
  return isSubscriptionAt(columns, index) && has(columns, index, FLAG.hasPeriod);
}

const SUBSCRIPTION = CATEGORIES.indexOf('subscription');
const SERVICE = CATEGORIES.indexOf('service');
