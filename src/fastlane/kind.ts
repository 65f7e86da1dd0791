import { safeRate } from '../allocate/safe-vat.ts';
import type { Category } from '../domain/invoice-line.ts';
import type { Slot, Slots } from '../invoices/columns.ts';
import { csvCell } from '../report/csv.ts';
import { categoryNumber } from './budgets.ts';
import { CODED_COLUMNS, FIELD } from './clerk/block.ts';
import { type Meanings, meanings, type ReadCell } from './meanings.ts';
import type { Piece, Press } from './press.ts';
import { newTemplates, type Templates } from './templates.ts';

/** What files whose equal cells mean the same have in common: what their cells mean, and the templates made of them. */
export interface Kind {
  readonly number: number;
  readonly cells: CellMeanings;
  readonly templates: Templates;
  readonly ruleClasses: RuleClasses;
  /** Whether a cell was met that is not understood: then each record is asked for. */
  isDoubtful: boolean;
}

export interface CellMeanings {
  readonly supplier: Meanings<string>;
  readonly invoice_number: Meanings<string>;
  readonly invoice_date: Meanings<number>;
  readonly original_invoice: Meanings<string | undefined>;
  readonly access: Meanings<string | undefined>;
  readonly serves: Meanings<string | undefined>;
  readonly billed_to: Meanings<string | undefined>;
  readonly item_code: Meanings<ItemCell>;
  readonly category: Meanings<CategoryCell>;
  readonly vat_rate: Meanings<RateCell>;
  readonly period_start: Meanings<number | undefined>;
  readonly period_end: Meanings<number | undefined>;
  readonly service_date: Meanings<number | undefined>;
}

/** Numbers of the sets of rules that lines fall under, and those of the codes of category and item. */
export interface RuleClasses {
  readonly numbers: Map<string, number>;
  readonly byCodes: number[][];
}

export function newKind(slots: Slots, number: number, piece: NewPiece): Kind {
  return {
    number,
    cells: {
      supplier: meanings(mapped(optional(slots.supplier), (text) => text ?? '')),
      invoice_number: meanings(required(slots.invoice_number)),
      invoice_date: meanings(required(slots.invoice_date)),
      original_invoice: meanings(optional(slots.original_invoice)),
      access: meanings(optional(slots.access)),
      serves: meanings(optional(slots.serves)),
      billed_to: meanings(optional(slots.billed_to)),
      item_code: meanings(mapped(optional(slots.item_code), (item) => itemCell(item, piece))),
      category: meanings(mapped(required(slots.category), (category) => categoryCell(category, piece))),
      vat_rate: meanings(mapped(required(slots.vat_rate), (rate) => rateCell(rate, piece))),
      period_start: meanings(optional(slots.period_start)),
      period_end: meanings(optional(slots.period_end)),
      service_date: meanings(optional(slots.service_date)),
    },
    templates: newTemplates(),
    ruleClasses: { numbers: new Map(), byCodes: [] },
    isDoubtful: false,
  };
}

type NewPiece = Press['piece'];

const MOST_CODES = 1 << 16;
const MOST_TEMPLATES = 1 << 16;

/** Whether so much is remembered that it is better to begin anew. */
export function isFull({ templates, cells }: Kind): boolean {
  return (
    templates.size() > MOST_TEMPLATES || CODED_COLUMNS.some((column) => cells[column].size() > MOST_CODES)
  );
}

/** Reads cells that were met for the first time: three numbers for each, its column and where it lies. */
export function learn(kind: Kind, bytes: Buffer, news: readonly number[]): void {
  for (let at = 0; at < news.length; at += 3) {
    const column = CODED_COLUMNS[news[at] ?? -1];
    if (column === undefined) throw new RangeError('a column that has codes');
    if (!kind.cells[column].learn(bytes.toString('utf8', news[at + 1], news[at + 2]))) kind.isDoubtful = true;
  }
}

/** Whether all cells of the record at a place among records are understood. */
export function knowsAll({ cells }: Kind, records: Int32Array, at: number): boolean {
  return CODED_COLUMNS.every((column) => cells[column].knows(records[at + FIELD[column]] ?? 0));
}

function optional<T>({ read, fallback }: Slot<T>): ReadCell<T | undefined> {
  return (text) => {
    const reading = read(text);
    // The slot's reader is the one of its column, whose values are of the slot's type.
    return 'value' in reading ? { value: (reading.value as T | undefined) ?? fallback } : undefined;
  };
}

function required<T>(slot: Slot<T>): ReadCell<T> {
  const read = optional(slot);
  return (text) => {
    const value = read(text)?.value;
    return value === undefined ? undefined : { value };
  };
}

/** A reader of what is made of the value; undefined where nothing can be. */
function mapped<T, R>(read: ReadCell<T>, make: (value: T) => R | undefined): ReadCell<R> {
  return (text) => {
    const reading = read(text);
    const value = reading && make(reading.value);
    return value === undefined ? undefined : { value };
  };
}

/** An item, and as `item_code,`. */
export interface ItemCell {
  readonly itemCode: string | undefined;
  readonly cell: Piece;
}

function itemCell(itemCode: string | undefined, piece: NewPiece): ItemCell {
  return { itemCode, cell: piece(`${csvCell(itemCode ?? '')},`) };
}

/** A category, its place in their list, and as `category,`. */
export interface CategoryCell {
  readonly category: Category;
  readonly number: number;
  readonly cell: Piece;
}

function categoryCell(category: Category, piece: NewPiece): CategoryCell {
  return { category, number: categoryNumber(category), cell: piece(`${category},`) };
}

/** A VAT rate in hundredths of a percent, and as `,vat_rate,`. */
export interface RateCell {
  readonly units: number;
  readonly cell: Piece;
}

function rateCell(rate: string, piece: NewPiece): RateCell | undefined {
  const units = safeRate(rate);
  return units === undefined ? undefined : { units, cell: piece(`,${rate},`) };
}
