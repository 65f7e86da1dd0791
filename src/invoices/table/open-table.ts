import type { OnProblem, Problem } from '../../diagnostics/problem.ts';
import type { BrokenLine, DeclaredInvoice } from '../../domain/invoice-line.ts';
import { foreignHeader } from '../../workspace/reading/missing-column.ts';
import type { FileSource } from '../../workspace/records/input-file.ts';
import { openRecords } from '../../workspace/records/open-records.ts';
import type { SheetSource } from '../../workspace/records/sheet/open-sheet.ts';
import { INVOICE_LINE_COLUMNS } from '../../workspace/tables/invoice-lines.ts';
import type { InvoiceFile, StatedTotal } from '../invoice-file.ts';
import { placeSlots, type Slots } from './column-slots.ts';
import { filledColumns } from './filled-columns.ts';
import { type HeaderFields, headerFields } from './header-fields.ts';
import { judgeRows } from './judged-rows.ts';
import type { TableContext } from './record-to-line.ts';
import { skipRule } from './skip-rows.ts';
import { cellsOf, placeSplitAmounts } from './split-amounts.ts';
import { standingTable } from './standing-table.ts';
import { lineBatches, type PlacedTable } from './table-rows.ts';
import { totalRows } from './total-rows.ts';
import { foreignSheet, headersNamedBy, unreadSheets } from './unread-sheets.ts';

/**
 * Opens a CSV or a sheet of `invoices/`; undefined, with the problems reported, where its header cannot be read: then
 * `onBroken` receives what can be understood of its rows.
 */
export function openTableInvoices(
  source: FileSource | SheetSource,
  path: string,
  context: TableContext,
  report: OnProblem,
  onBroken?: (row: BrokenLine) => void,
): InvoiceFile | undefined {
  const placed = placeTable(source, path, context, report);
  if (placed === undefined) return undefined;
  const { table, errors } = placed;
  if (errors.length > 0) {
    const standing = standingTable(table, errors);
    if (standing !== undefined && onBroken !== undefined) judgeRows(standing, report, onBroken);
    return undefined;
  }
  const { file, slots, skip, totals, down } = table;
  const nets = cellsOf(table, 'net_amount');
  return {
    fingerprint: file.fingerprint,
    position: file.position,
    form: file.form,
    isElectronic: false,
    dialect: file.dialect,
    layout: context.layout,
    headers: headersOf(slots),
    sheets: file.sheet && { read: file.sheet.name, others: file.otherSheets ?? [] },
    filled: down.count,
    formulas: file.sheet?.formulas,
    isComputed: (row) => nets.some(({ index }) => file.sheet?.cellAt(row, index)?.isFormula === true),
    skipped: skip.total,
    declared: () => totals.stated().flatMap(declaredInvoice),
    stated: totals.stated,
    batches: (reportLater, broken) => lineBatches(table, reportLater, broken),
  };
}

const NO_FIELDS: HeaderFields = { values: new Map(), inDoubt: new Set(), errors: [] };

/** A file with its columns found, and what is wrong with them; undefined where it is unknown which rows are lines. */
function placeTable(
  source: FileSource | SheetSource,
  path: string,
  context: TableContext,
  report: OnProblem,
): { readonly table: PlacedTable; readonly errors: readonly Problem[] } | undefined {
  const { convention, layout } = context;
  const file = openRecords(source, path, layout, convention, report);
  if (file === undefined) return undefined;
  const said = layout === undefined ? [] : headersNamedBy(layout);
  const foreign = foreignHeader(file, INVOICE_LINE_COLUMNS, said, () => foreignSheet(file, layout));
  if (foreign !== undefined) {
    report(foreign);
    return undefined;
  }
  const fields = layout === undefined ? NO_FIELDS : headerFields(path, file, layout);
  fields.errors.forEach(report);
  const { slots, joined, errors } = placeSlots(file, layout, fields, convention, report);
  const ofAmounts: Problem[] = [];
  const split = placeSplitAmounts(file, layout, slots, (found) => ofAmounts.push(found));
  ofAmounts.forEach(report);
  const placed = { file, layout, slots, split: split ?? {} };
  const skip = skipRule(placed, convention.release, report);
  const totals = totalRows(placed, report);
  const down = filledColumns(placed, joined, report);
  unreadSheets(placed).forEach(report);
  if (!skip || !totals || !down) return undefined;
  const found = [...fields.errors, ...errors, ...ofAmounts];
  const table = { ...context, ...placed, path, skip, totals, down, joined, inDoubt: found.length > 0 };
  return { table, errors: found };
}

/** What reconcile compares the lines of an invoice with. */
function declaredInvoice({ invoiceNumber, ...total }: StatedTotal): readonly DeclaredInvoice[] {
  return invoiceNumber === undefined ? [] : [{ ...total, invoiceNumber }];
}

function headersOf(slots: Slots): ReadonlyMap<string, string> {
  const placed = Object.entries(slots).filter(([, { index }]) => index !== -1);
  return new Map(placed.map(([name, { header }]) => [name, header]));
}
