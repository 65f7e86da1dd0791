import type { Category, LineWithVat } from '../domain/invoice-line.ts';
import { formatCents } from '../domain/numbers/money.ts';
import { formatDay } from '../domain/time/calendar.ts';
import { dayCell } from './csv/allocation-columns.ts';
import { csvRows } from './csv/csv.ts';

/** A line with its VAT and gross, which may have no category yet. */
export type ShownLine = Omit<LineWithVat, 'category'> & { readonly category: Category | undefined };

/** Each column of the files in `invoices/`, in the order of DATA.md, and its value for a line. */
const CELLS: Readonly<Record<string, (line: ShownLine) => string>> = {
  supplier: (line) => line.supplier,
  invoice_number: (line) => line.invoiceNumber,
  invoice_date: (line) => formatDay(line.invoiceDate),
  line_number: (line) => line.lineNumber,
  access: (line) => line.access ?? '',
  serves: (line) => line.serves ?? '',
  item_code: (line) => line.itemCode ?? '',
  label: (line) => line.label ?? '',
  category: (line) => line.category ?? '',
  period_start: (line) => dayCell(line.periodStart),
  period_end: (line) => dayCell(line.periodEnd),
  service_date: (line) => dayCell(line.serviceDate),
  quantity: (line) => line.quantity ?? '',
  unit_price: (line) => line.unitPrice ?? '',
  net_amount: (line) => formatCents(line.net),
  vat_rate: (line) => line.vatRate,
  vat_amount: (line) => formatCents(line.vat),
  gross_amount: (line) => formatCents(line.gross),
  billed_to: (line) => line.billedTo ?? '',
  original_invoice: (line) => line.originalInvoice ?? '',
};

/** Invoice lines as a file that `invoices/` could hold: canonical names, with the VAT and the gross of each line. */
export function invoiceLinesCsv(lines: readonly ShownLine[]): string {
  const columns = Object.values(CELLS);
  return csvRows([Object.keys(CELLS), ...lines.map((line) => columns.map((cell) => cell(line)))]);
}

/** The same for programs: one object a line, empty cells null. */
export function invoiceLinesJson(lines: readonly ShownLine[]): readonly Record<string, string | null>[] {
  const columns = Object.entries(CELLS);
  return lines.map((line) =>
    Object.fromEntries(columns.map(([name, cell]) => [name, cell(line) === '' ? null : cell(line)])),
  );
}
