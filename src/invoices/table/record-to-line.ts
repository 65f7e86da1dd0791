import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type OnProblem, problem, problemAt } from '../../diagnostics/problem.ts';
import type { Convention, Layout } from '../../domain/convention.ts';
import { settingsOn } from '../../domain/dated-settings.ts';
import type { BrokenLine, Category, InvoiceLine, VatMode } from '../../domain/invoice-line.ts';
import { type Cents, formatCents } from '../../domain/numbers/money.ts';
import { type Day, LAST_DAY } from '../../domain/time/calendar.ts';
import { categoryByPattern, categoryUnknown } from '../category.ts';
import type { LinelessInvoices } from '../lines/lineless-invoices.ts';
import { lineWarnings } from './line-warnings.ts';
import {
  amountValue,
  beginRecord,
  cellPlace,
  cellValue,
  failCell,
  type RecordCells,
  recordCells,
  requiredNet,
  requiredValue,
  valueOrFallback,
} from './record-cells.ts';

/**
 * Reads a record as an invoice line; undefined where a cell was not understood: that is reported, and `broken` receives
 * the rest.
 */
export type LineReader = (
  record: readonly string[],
  row: number,
  report: OnProblem,
  broken: (row: BrokenLine) => void,
) => InvoiceLine | undefined;

/** What determines how a CSV or a sheet is read. */
export interface TableContext {
  readonly convention: Convention;
  /** The layout of the file, from the convention. */
  readonly layout: Layout | undefined;
  /** The electronic invoices whose lines may be in this file. */
  readonly lineless: LinelessInvoices | undefined;
}

/** A file of invoice lines and its columns; where some are in doubt, no record becomes a line. */
interface LinesFile extends Pick<RecordCells, 'path' | 'slots' | 'split'>, TableContext {
  readonly inDoubt: boolean;
}

/** What the lines of one file are read with. */
interface LineReading extends LinesFile {
  readonly cells: RecordCells;
  readonly warnings: ReturnType<typeof lineWarnings>;
  readonly categoryOf: ReturnType<typeof categoryReader>;
  readonly isNumberedByRow: boolean;
}

/** The reader of one file. It is called for each of a million lines: it creates no object except the line. */
export function lineReader(file: LinesFile): LineReader {
  const { layout, slots, convention, inDoubt } = file;
  const cells = recordCells(file);
  const reading: LineReading = {
    ...file,
    cells,
    warnings: lineWarnings(cells, convention.currency),
    categoryOf: categoryReader(cells, layout?.categories ?? []),
    isNumberedByRow: slots.line_number.index === -1 && layout?.lineNumberFromRow === true,
  };
  return (record, row, report, broken) => {
    beginRecord(cells, record, row, report);
    if (inDoubt) cells.failures++;
    return readLine(reading, broken);
  };
}

/** Reads the record that was begun, column after column; undefined where a cell was not understood. */
function readLine(reading: LineReading, broken: (row: BrokenLine) => void): InvoiceLine | undefined {
  const { path, layout, slots, lineless, cells, warnings, categoryOf, isNumberedByRow } = reading;
  const { row } = cells;
  const supplier = valueOrFallback(cells, slots.supplier) ?? '';
  const invoiceNumber = requiredValue(cells, 'invoice_number');
  const invoiceDate = requiredValue(cells, 'invoice_date');
  const lineNumber = isNumberedByRow ? String(row) : requiredValue(cells, 'line_number');
  const beforeTexts = cells.failures;
  const itemCode = valueOrFallback(cells, slots.item_code);
  const label = valueOrFallback(cells, slots.label);
  if (label !== undefined) warnings.ofLabel(label);
  const category = categoryOf(itemCode, label, cells.failures === beforeTexts);
  const beforeIds = cells.failures;
  const access = valueOrFallback(cells, slots.access);
  const beforeServes = cells.failures;
  const named = valueOrFallback(cells, slots.serves);
  const serves = named ?? (access === undefined ? layout?.withoutAccess : undefined);
  const beforeDays = cells.failures;
  const periodStart = valueOrFallback(cells, slots.period_start);
  const periodEnd = valueOrFallback(cells, slots.period_end);
  const serviceDate = valueOrFallback(cells, slots.service_date);
  const afterDays = cells.failures;
  const quantity = valueOrFallback(cells, slots.quantity);
  const unitPrice = valueOrFallback(cells, slots.unit_price);
  const net = requiredNet(cells);
  const vatRate = requiredValue(cells, 'vat_rate');
  if (vatRate !== undefined) warnings.ofRate(vatRate);
  const statedVat = amountValue(cells, 'vat_amount');
  const statedGross = amountValue(cells, 'gross_amount');
  const billedTo = valueOrFallback(cells, slots.billed_to);
  const originalInvoice = valueOrFallback(cells, slots.original_invoice);
  const invoice = lineless?.of(supplier, invoiceNumber);
  const vatMode = invoice === undefined ? vatModeOn(invoiceDate, reading) : 'invoice';
  if (statedVat !== undefined && vatMode === 'invoice') refuseStatedVat(cells, invoice !== undefined);
  if (statedVat !== undefined) checkSign(cells, net, statedVat);
  if (
    cells.failures > 0 ||
    invoiceNumber === undefined ||
    invoiceDate === undefined ||
    lineNumber === undefined ||
    category === undefined ||
    net === undefined ||
    vatRate === undefined ||
    vatMode === undefined
  ) {
    // What is served decides whether the access does.
    const ids = { access: beforeDays === beforeServes ? access : undefined, serves, billedTo };
    const lacksServes = access === undefined && serves === undefined && beforeDays === beforeIds;
    const dates = { periodStart, periodEnd, serviceDate, invoiceDate, category };
    broken({
      ...{ ...ids, invoiceNumber, invoiceDate, file: path, row, net, lacksServes },
      dates: afterDays === beforeDays ? dates : undefined,
    });
    return undefined;
  }
  warnings.ofSigns();
  warnings.ofDates(invoiceDate, periodStart ?? serviceDate, periodEnd ?? serviceDate);
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
    category,
    periodStart,
    periodEnd,
    serviceDate,
    quantity,
    unitPrice,
    net,
    vatRate,
    statedVat: invoice === undefined ? statedVat : undefined,
    statedGross,
    billedTo,
    siteOfGrappe: layout?.siteOfGrappe,
    originalInvoice,
    vatMode,
    statedRateVat: invoice?.rates.get(vatRate),
  };
}

/**
 * Whether VAT is computed by line or on the invoice, by the layout, else by what the convention says on a date; undefined
 * where that date is unknown, and may decide it.
 */
function vatModeOn(date: Day | undefined, { layout, convention }: LinesFile): VatMode | undefined {
  if (layout?.vat !== undefined) return layout.vat;
  const isUnknown = date === undefined && convention.settings.length > 1;
  return isUnknown ? undefined : settingsOn(convention, date ?? LAST_DAY).vat;
}

/** The VAT of a line must not be stated where that of the whole invoice counts. */
function refuseStatedVat(cells: RecordCells, isElectronic: boolean): void {
  const place = cellPlace(cells, cells.slots.vat_amount);
  // What an electronic invoice states counts, whatever the convention says: the line is known nevertheless.
  if (isElectronic) cells.report(problem('vat-stated', place, {}));
  else failCell(cells, problem('vat-stated', place, { perLine: 'vat: line' }));
}

/**
 * Reads the category of a line: from its cell, else by the patterns of the layout, else its default. Where the texts for
 * the patterns were not understood (`isKnown`), only the cell tells.
 */
function categoryReader(
  cells: RecordCells,
  patterns: Layout['categories'],
): (itemCode: string | undefined, label: string | undefined, isKnown: boolean) => Category | undefined {
  const slot = cells.slots.category;
  return (itemCode = '', label = '', isKnown) => {
    const before = cells.failures;
    const found = cellValue(cells, slot);
    if (found !== undefined || cells.failures !== before || (!isKnown && patterns.length > 0)) return found;
    return (
      categoryByPattern(patterns, itemCode, label) ??
      slot.fallback ??
      failCell(cells, problemAt(categoryUnknown(itemCode, label), cellPlace(cells, slot)))
    );
  };
}

/**
 * VAT has the sign of the net; where a column gives net amounts their sign, VAT may have none, and the line is refused.
 */
function checkSign(cells: RecordCells, net: Cents | undefined, vat: Cents): void {
  const slot = cells.slots.vat_amount;
  if (net === undefined || net * vat >= 0n) return;
  const args = { vat: bothAmounts(vat), net: bothAmounts(net) };
  const place = { ...cellPlace(cells, slot), value: formatCents(vat) };
  if (cells.split.net_amount === undefined) cells.report(problem('vat-against-net', place, args));
  else failCell(cells, problem('vat-sign', place, args));
}
