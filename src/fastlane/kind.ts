import { safeRate } from '../allocate/safe-vat.ts';
import type { Category } from '../domain/invoice-line.ts';
import type { Slot, Slots } from '../invoices/columns.ts';
import { csvCell } from '../report/csv.ts';
import { categoryNumber } from './budgets.ts';
import { type Dictionary, dictionary, type ReadCell } from './dictionary.ts';
import { ownBytes } from './own-bytes.ts';
import { newTemplates, type Templates } from './templates.ts';

/** What files whose equal cells mean the same have in common: the cells that were met, and the templates made of them. */
export interface Kind {
  readonly supplier: Dictionary<string>;
  readonly invoiceNumber: Dictionary<string>;
  readonly invoiceDate: Dictionary<number>;
  readonly access: Dictionary<string | undefined>;
  readonly serves: Dictionary<string | undefined>;
  readonly itemCode: Dictionary<ItemCell>;
  readonly category: Dictionary<CategoryCell>;
  readonly periodStart: Dictionary<number | undefined>;
  readonly periodEnd: Dictionary<number | undefined>;
  readonly serviceDate: Dictionary<number | undefined>;
  readonly vatRate: Dictionary<RateCell>;
  readonly billedTo: Dictionary<string | undefined>;
  readonly originalInvoice: Dictionary<string | undefined>;
  readonly templates: Templates;
  readonly ruleClasses: RuleClasses;
}

/** Numbers of the sets of rules that lines fall under, and those of the codes of category and item. */
export interface RuleClasses {
  readonly numbers: Map<string, number>;
  readonly byCodes: number[][];
}

export function newKind(slots: Slots): Kind {
  return {
    supplier: dictionary(mapped(optional(slots.supplier), (text) => text ?? '')),
    invoiceNumber: dictionary(required(slots.invoice_number)),
    invoiceDate: dictionary(required(slots.invoice_date)),
    access: dictionary(optional(slots.access)),
    serves: dictionary(optional(slots.serves)),
    itemCode: dictionary(mapped(optional(slots.item_code), itemCell)),
    category: dictionary(mapped(required(slots.category), categoryCell)),
    periodStart: dictionary(optional(slots.period_start)),
    periodEnd: dictionary(optional(slots.period_end)),
    serviceDate: dictionary(optional(slots.service_date)),
    vatRate: dictionary(mapped(required(slots.vat_rate), rateCell)),
    billedTo: dictionary(optional(slots.billed_to)),
    originalInvoice: dictionary(optional(slots.original_invoice)),
    templates: newTemplates(),
    ruleClasses: { numbers: new Map(), byCodes: [] },
  };
}

const MOST_CODES = 1 << 16;
const MOST_TEMPLATES = 1 << 16;

/** Whether so much is remembered that it is better to begin anew. */
export function isFull({ templates: known, ruleClasses: _, ...dictionaries }: Kind): boolean {
  const isLarge = ({ size }: Dictionary<unknown>): boolean => size() > MOST_CODES;
  return known.size() > MOST_TEMPLATES || Object.values(dictionaries).some(isLarge);
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
  readonly cell: Uint8Array;
}

function itemCell(itemCode: string | undefined): ItemCell {
  return { itemCode, cell: ownBytes(`${csvCell(itemCode ?? '')},`) };
}

/** A category, its place in their list, and as `category,`. */
export interface CategoryCell {
  readonly category: Category;
  readonly number: number;
  readonly cell: Uint8Array;
}

function categoryCell(category: Category): CategoryCell {
  return { category, number: categoryNumber(category), cell: ownBytes(`${category},`) };
}

/** A VAT rate in hundredths of a percent, and as `,vat_rate,`. */
export interface RateCell {
  readonly units: number;
  readonly cell: Uint8Array;
}

function rateCell(rate: string): RateCell | undefined {
  const units = safeRate(rate);
  return units === undefined ? undefined : { units, cell: ownBytes(`,${rate},`) };
}
