import { fault, type Problem, problem, problemAt } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import { matchesGlob } from '../domain/glob.ts';
import type { Category, InvoiceLine } from '../domain/invoice-line.ts';
import { cellProblem } from '../workspace/cell-reader.ts';
import { type CsvFile, openCsv } from '../workspace/csv-file.ts';
import { cellCountProblem, isBlank } from '../workspace/read-table.ts';
import { placeSlots, type Slot, type Slots } from './columns.ts';
import type { InvoiceFile } from './invoice-file.ts';
import { skipRule } from './skip-rows.ts';

/** Opens a CSV file of `invoices/`; undefined, with the problems reported, where its header cannot be read. */
export function openCsvInvoices(
  absolutePath: string,
  path: string,
  convention: Convention,
  layout: Layout | undefined,
  report: (found: Problem) => void,
): InvoiceFile | undefined {
  const file = openCsv(absolutePath, path, report);
  if (file === undefined) return undefined;
  const slots = placeSlots(file, layout, convention.decimalMark, report);
  if (slots === undefined) return undefined;
  const skip = skipRule(file, layout, slots);
  const read = lineReader(file, layout, slots, convention);
  let rows = 0;
  return {
    fingerprint: file.fingerprint,
    dialect: file.dialect,
    layout,
    rows: () => rows,
    skipped: skip.total,
    *batches(reportLater) {
      for (const { firstRow, records } of file.batches(reportLater)) {
        const lines: InvoiceLine[] = [];
        for (let index = 0; index < records.length; index++) {
          const record = records[index] ?? [];
          const row = firstRow + index;
          if (isBlank(record)) continue;
          rows++;
          if (record.length !== file.header.length) {
            reportLater(cellCountProblem(path, row, file, record.length));
          } else if (!skip.takes(record)) {
            const line = read(record, row, reportLater);
            if (line !== undefined) lines.push(line);
          }
        }
        if (lines.length > 0) yield lines;
      }
    },
  };
}

type LineReader = (
  record: readonly string[],
  row: number,
  report: (found: Problem) => void,
) => InvoiceLine | undefined;

function lineReader(
  file: CsvFile,
  layout: Layout | undefined,
  slots: Slots,
  convention: Convention,
): LineReader {
  const path = file.fingerprint.path;
  const vatMode = layout?.vat ?? convention.vat;
  const categoryOf = categoryFinder(layout);
  return (record, row, report) => {
    let understood = true;
    const fail = (found: Problem): undefined => {
      understood = false;
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
    const required = <T>(slot: Slot<T>, name: string): T | undefined => {
      const before = understood;
      const value = optional(slot);
      if (value !== undefined || understood !== before) return value;
      return fail(problem('cell-empty', { file: path, row, column: slot.header }, { column: name }));
    };
    const supplier = cell(slots.supplier) ?? layout?.supplier ?? slots.supplier.fallback ?? '';
    const invoiceNumber = required(slots.invoice_number, 'invoice_number');
    const invoiceDate = required(slots.invoice_date, 'invoice_date');
    const lineNumber =
      slots.line_number.index === -1 && layout?.lineNumberFromRow
        ? String(row)
        : required(slots.line_number, 'line_number');
    const itemCode = optional(slots.item_code);
    const label = optional(slots.label);
    const before = understood;
    const category = cell(slots.category) ?? categoryOf(itemCode, label) ?? slots.category.fallback;
    if (category === undefined && understood === before) {
      const place = { file: path, row, column: slots.category.header };
      fail(problemAt(fault('category-missing', { itemCode: itemCode ?? '—', label: label ?? '' }), place));
    }
    const access = optional(slots.access);
    const serves = optional(slots.serves);
    const periodStart = optional(slots.period_start);
    const periodEnd = optional(slots.period_end);
    const serviceDate = optional(slots.service_date);
    const quantity = optional(slots.quantity);
    const unitPrice = optional(slots.unit_price);
    const net = required(slots.net_amount, 'net_amount');
    const vatRate = required(slots.vat_rate, 'vat_rate');
    const statedVat = optional(slots.vat_amount);
    const statedGross = optional(slots.gross_amount);
    const billedTo = optional(slots.billed_to);
    const originalInvoice = optional(slots.original_invoice);
    if (statedVat !== undefined && vatMode === 'invoice') {
      fail(problem('vat-stated', { file: path, row, column: slots.vat_amount.header }, {}));
    }
    if (
      !understood ||
      invoiceNumber === undefined ||
      invoiceDate === undefined ||
      lineNumber === undefined ||
      category === undefined ||
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
      category,
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
      originalInvoice,
      vatMode,
      statedRateVat: undefined,
    };
  };
}

/** The category of the first pattern in file order that matches the item code or the label. */
function categoryFinder(
  layout: Layout | undefined,
): (itemCode: string | undefined, label: string | undefined) => Category | undefined {
  const patterns = layout?.categories ?? [];
  return (itemCode, label) =>
    patterns.find(({ glob }) => matchesGlob(glob, itemCode ?? '') || matchesGlob(glob, label ?? ''))
      ?.category;
}
