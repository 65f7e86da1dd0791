import { bothAmounts, bothDecimals } from '../diagnostics/bilingual.ts';
import { type Problem, problem, problemAt } from '../diagnostics/problem.ts';
import type { AmountColumn, Convention, Layout } from '../domain/convention.ts';
import { conventionOn } from '../domain/dated-settings.ts';
import { scaled } from '../domain/decimal.ts';
import type { Category, InvoiceLine, VatMode } from '../domain/invoice-line.ts';
import { type Cents, formatCents } from '../domain/money.ts';
import { matchesGlob } from '../text/glob.ts';
import { cellProblem } from '../workspace/cell-reader.ts';
import { ungarbled } from '../workspace/records/garbled.ts';
import { columnName } from '../workspace/table.ts';
import {
  type InvoiceColumn,
  type InvoiceLineRow,
  invoiceLineSchema,
} from '../workspace/tables/invoice-lines.ts';
import { categoryUnknown } from './category-unknown.ts';
import type { Slot, Slots } from './columns.ts';
import type { InvoiceHeads } from './invoice-heads.ts';
import { readSplit, type SplitAmounts } from './split-amounts.ts';

/** Reads a record as an invoice line; undefined, with the problems reported, where it was not understood. */
export type LineReader = (
  record: readonly string[],
  row: number,
  report: (found: Problem) => void,
) => InvoiceLine | undefined;

/** The reader of one CSV file. It is called for each of a million lines, and makes nothing but the line. */
export function lineReader(
  path: string,
  layout: Layout | undefined,
  slots: Slots,
  split: SplitAmounts,
  convention: Convention,
  heads: InvoiceHeads | undefined,
): LineReader {
  const categoryOf = categoryFinder(layout);
  const withoutAccess = layout?.withoutAccess;
  const numberFromRow = slots.line_number.index === -1 && layout?.lineNumberFromRow === true;
  let record: readonly string[] = [];
  let row = 0;
  let report: (found: Problem) => void = () => {};
  let failures = 0;

  const fail = (found: Problem): undefined => {
    failures++;
    report(found);
  };
  const cell = <T>(slot: Slot<T>): T | undefined => {
    if (slot.index === -1) return undefined;
    const raw = record[slot.index] ?? '';
    const reading = slot.read(raw);
    // The slot's reader is the one of its column, whose values are of the slot's type.
    if ('value' in reading) return reading.value as T | undefined;
    return fail(cellProblem(reading.fault, path, row, slot.header, raw));
  };
  const optional = <T>(slot: Slot<T>): T | undefined => cell(slot) ?? slot.fallback;
  const empty = (name: InvoiceColumn, header = slots[name].header, index = slots[name].index): undefined => {
    const column = index === -1 ? columnName(invoiceLineSchema, name) : header;
    const ofRows = `line_number: row, ignore_columns: [${JSON.stringify(header)}]`;
    const unnumbered = name === 'line_number' ? ofRows : '';
    return fail(problem('cell-empty', { file: path, row, column: header }, { column, unnumbered }));
  };
  const required = <N extends InvoiceColumn>(name: N): NonNullable<InvoiceLineRow[N]> | undefined => {
    const before = failures;
    const value = optional<NonNullable<InvoiceLineRow[N]>>(slots[name]);
    return value === undefined && failures === before ? empty(name) : value;
  };
  const amount = (column: AmountColumn): Cents | undefined => {
    const pair = split[column];
    if (pair === undefined) return optional(slots[column]);
    const reading = readSplit(record, pair, slots[column].read);
    if ('amount' in reading) return reading.amount ?? slots[column].fallback;
    return fail(cellProblem(reading.fault, path, row, reading.header, reading.raw));
  };
  const netAmount = (): Cents | undefined => {
    const before = failures;
    const value = amount('net_amount');
    if (value !== undefined || failures !== before) return value;
    const pair = split.net_amount;
    return pair === undefined ? empty('net_amount') : empty('net_amount', pair.charge, pair.chargeIndex);
  };
  const category = (itemCode: string | undefined, label: string | undefined): Category | undefined => {
    const before = failures;
    const found = cell(slots.category);
    if (found !== undefined || failures !== before) return found;
    const other = categoryOf(itemCode, label) ?? slots.category.fallback;
    if (other !== undefined) return other;
    const place = { file: path, row, column: slots.category.header };
    return fail(problemAt(categoryUnknown(itemCode ?? '', label ?? ''), place));
  };
  const checkVat = (vatMode: VatMode, net: Cents | undefined, vat: Cents | undefined): void => {
    if (vat === undefined) return;
    const { header } = slots.vat_amount;
    if (vatMode === 'invoice') fail(problem('vat-stated', { file: path, row, column: header }, {}));
    // Where net amounts have their sign from a column, one of VAT may have none.
    if (split.net_amount === undefined || net === undefined || net * vat >= 0n) return;
    const args = { vat: bothAmounts(vat), net: bothAmounts(net) };
    fail(problem('vat-sign', { file: path, row, column: header, value: formatCents(vat) }, args));
  };

  /** Whether a label with damaged letters was told: the others are damaged too. */
  let isGarbled = false;
  const tellGarbled = (label: string): void => {
    const right = ungarbled(label);
    if (right === undefined) return;
    isGarbled = true;
    const place = { file: path, row, column: slots.label.header, value: label };
    report(problem('text-garbled', place, { value: label, right }));
  };
  /** Rates that a spreadsheet may keep as fractions, each told once. */
  const fractions = new Set<string>();
  const tellFraction = (rate: string): void => {
    fractions.add(rate);
    const { header, index } = slots.vat_rate;
    const args = {
      rate: bothDecimals(rate),
      cell: JSON.stringify(record[index] ?? rate),
      percent: String(scaled(rate, 2)),
      prices: '',
    };
    report(problem('vat-rate-fraction', { file: path, row, column: header, value: rate }, args));
  };

  return (nextRecord, nextRow, nextReport) => {
    record = nextRecord;
    row = nextRow;
    report = nextReport;
    failures = 0;
    const supplier = optional(slots.supplier) ?? '';
    const invoiceNumber = required('invoice_number');
    const invoiceDate = required('invoice_date');
    const lineNumber = numberFromRow ? String(row) : required('line_number');
    const itemCode = optional(slots.item_code);
    const label = optional(slots.label);
    if (label !== undefined && !isGarbled) tellGarbled(label);
    const foundCategory = category(itemCode, label);
    const access = optional(slots.access);
    const serves = optional(slots.serves) ?? (access === undefined ? withoutAccess : undefined);
    const periodStart = optional(slots.period_start);
    const periodEnd = optional(slots.period_end);
    const serviceDate = optional(slots.service_date);
    const quantity = optional(slots.quantity);
    const unitPrice = optional(slots.unit_price);
    const net = netAmount();
    const vatRate = required('vat_rate');
    if (vatRate?.startsWith('0.') && !fractions.has(vatRate)) tellFraction(vatRate);
    const statedVat = amount('vat_amount');
    const statedGross = amount('gross_amount');
    const billedTo = optional(slots.billed_to);
    const originalInvoice = optional(slots.original_invoice);
    const settings = invoiceDate === undefined ? convention : conventionOn(convention, invoiceDate);
    const head = heads?.of(supplier, invoiceNumber);
    const vatMode = head === undefined ? (layout?.vat ?? settings.vat) : 'invoice';
    checkVat(vatMode, net, statedVat);
    if (
      failures > 0 ||
      invoiceNumber === undefined ||
      invoiceDate === undefined ||
      lineNumber === undefined ||
      foundCategory === undefined ||
      net === undefined ||
      vatRate === undefined
    ) {
      return undefined;
    }
    return {
      supplier,
      invoiceNumber,
      invoiceDate,
      lineNumber,
      file: path,
      row,
      access,
      serves,
      itemCode,
      label,
      category: foundCategory,
      periodStart,
      periodEnd,
      serviceDate,
      quantity,
      unitPrice,
      net,
      vatRate,
      statedVat,
      statedGross,
      billedTo,
      siteOfGrappe: layout?.siteOfGrappe,
      originalInvoice,
      vatMode,
      statedRateVat: head?.rates.get(vatRate),
    };
  };
}

/** The category of the first pattern in file order that matches the item code or the label. */
function categoryFinder(
  layout: Layout | undefined,
): (itemCode: string | undefined, label: string | undefined) => Category | undefined {
  const patterns = layout?.categories ?? [];
  return (itemCode = '', label = '') => {
    for (const { glob, category } of patterns) {
      if (matchesGlob(glob, itemCode) || matchesGlob(glob, label)) return category;
    }
    return undefined;
  };
}
