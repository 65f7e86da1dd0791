/** One CSV file of invoices through its layout: its lines, and what it states of their totals. */
import { globMatches } from './code-point.ts';
import { type Fraction, floor, fraction, multiply, ZERO } from './fraction.ts';
import { isTarget, type Known } from './known.ts';
import { wordMeant } from './listed-rows.ts';
import type { Convention, Layout, Line } from './model.ts';
import { settingOn } from './settings.ts';
import { cell, checkHeaders, dateCell, numberCell, type Reasons, type Row, readRaw } from './table.ts';
import { canonicalColumn, categoriesWith, INVOICES } from './vocabulary.ts';

export const NO_LAYOUT: Layout = {
  files: '*',
  supplier: '',
  columns: new Map(),
  optional: [],
  lineNumberIsRow: false,
  defaults: new Map(),
  categories: [],
  skipRows: new Map(),
  totals: new Map(),
  ignoreColumns: [],
  values: new Map(),
  withoutAccess: '',
  inParts: false,
  siteOfGrappe: '',
  vat: undefined,
  decimal: undefined,
};

/** A row that states the amounts of an invoice, or of its file when it names none; in cents. */
export interface StatedTotal {
  readonly file: string;
  readonly row: number;
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly net: bigint | undefined;
  readonly vat: bigint | undefined;
  readonly gross: bigint | undefined;
}

export function readFile(
  file: string,
  text: string,
  layout: Layout,
  convention: Convention,
  known: Known,
  reasons: Reasons,
): { lines: Line[]; totals: StatedTotal[] } {
  const raw = readRaw(file, text, reasons);
  const names = raw.headers.map((header) =>
    layout.ignoreColumns.includes(header) ? undefined : columnOf(header, layout),
  );
  checkHeaders(file, raw.headers, names, reasons);
  for (const [column, header] of layout.columns) {
    if (!raw.headers.includes(header) && !layout.optional.includes(column))
      reasons.push(`${file}: no column ${header}`);
  }
  for (const column of INVOICES.required) {
    if (!names.includes(column) && !mayBeAbsent(column, layout)) reasons.push(`${file}: no column ${column}`);
  }
  const dialect = { delimiter: raw.delimiter, decimal: layout.decimal ?? convention.decimal };
  const fits = (patterns: Layout['skipRows'], cells: readonly string[]): boolean =>
    [...patterns].some(([key, globs]) =>
      cells.some(
        (value, i) =>
          (raw.headers[i] === key || names[i] === key) && globs.some((glob) => globMatches(glob, value)),
      ),
    );
  const lines: Line[] = [];
  const totals: StatedTotal[] = [];
  for (const { row, cells } of raw.rows) {
    const byName: Record<string, string> = {};
    names.forEach((column, i) => {
      if (column !== undefined) byName[column] = wordMeant(layout.values, column, cells[i] ?? '');
    });
    if (fits(layout.totals, cells)) {
      totals.push(statedTotal({ file, row, cells: byName, dialect }, layout, reasons));
      continue;
    }
    if (fits(layout.skipRows, cells)) continue;
    const line = { file, row, cells: completed(byName, row, layout), dialect };
    lines.push(readLine(line, layout, convention, known, reasons));
  }
  return { lines, totals };
}

/** A mapped header names its column; canonical names that are not mapped are still recognised. */
function columnOf(header: string, layout: Layout): string | undefined {
  for (const [column, mapped] of layout.columns) if (mapped === header) return column;
  const column = canonicalColumn(header, INVOICES);
  return column !== undefined && !layout.columns.has(column) ? column : undefined;
}

function mayBeAbsent(column: string, layout: Layout): boolean {
  return (
    layout.defaults.has(column) ||
    (column === 'line_number' && layout.lineNumberIsRow) ||
    (column === 'category' && layout.categories.length > 0)
  );
}

/** The cell, else pattern or layout supplier, else the default. */
function completed(
  cells: Readonly<Record<string, string>>,
  row: number,
  layout: Layout,
): Record<string, string> {
  const filled: Record<string, string> = { ...cells };
  const fill = (column: string, value: string | undefined): void => {
    if ((filled[column] ?? '') === '' && value !== undefined) filled[column] = value;
  };
  if (cells.line_number === undefined && layout.lineNumberIsRow) filled.line_number = String(row);
  fill('supplier', layout.supplier);
  for (const [column, value] of layout.defaults) if (column !== 'category') fill(column, value);
  const pattern = layout.categories.find(
    ([glob]) => globMatches(glob, filled.item_code ?? '') || globMatches(glob, filled.label ?? ''),
  );
  fill('category', pattern?.[1]);
  fill('category', layout.defaults.get('category'));
  if ((filled.access ?? '') === '') fill('serves', layout.withoutAccess);
  return filled;
}

function readLine(row: Row, layout: Layout, convention: Convention, known: Known, reasons: Reasons): Line {
  const wrong = (what: string): void => {
    reasons.push(`${row.file}:${row.row}: ${what}`);
  };
  for (const column of INVOICES.required) if (cell(row, column) === '') wrong(`${column} is empty`);
  const category = categoriesWith(convention.ownCategories).get(cell(row, 'category'));
  if (category === undefined) wrong('unknown category');
  const serves = cell(row, 'serves');
  if (serves !== '' && !isTarget(known, serves)) wrong(`unknown ${serves}`);
  const billedTo = cell(row, 'billed_to');
  if (billedTo !== '' && !known.members.has(billedTo)) wrong(`unknown member ${billedTo}`);
  numberCell(row, 'quantity', 4, reasons);
  numberCell(row, 'unit_price', 6, reasons);
  const invoiceDate = dateCell(row, 'invoice_date', reasons) ?? 0;
  const vatMode = layout.vat ?? settingOn(convention.vat, invoiceDate);
  const statedVat = centsCell(row, 'vat_amount', reasons);
  if (vatMode === 'invoice' && statedVat !== undefined) wrong('vat_amount under vat: invoice');
  return {
    file: row.file,
    row: row.row,
    supplier: cell(row, 'supplier'),
    invoiceNumber: cell(row, 'invoice_number'),
    invoiceDate,
    lineNumber: cell(row, 'line_number'),
    access: cell(row, 'access'),
    serves,
    itemCode: cell(row, 'item_code'),
    category: category ?? '',
    periodStart: dateCell(row, 'period_start', reasons),
    periodEnd: dateCell(row, 'period_end', reasons),
    serviceDate: dateCell(row, 'service_date', reasons),
    net: centsCell(row, 'net_amount', reasons) ?? 0n,
    vatRate: numberCell(row, 'vat_rate', 2, reasons) ?? ZERO,
    vatMode,
    statedVat,
    statedGross: centsCell(row, 'gross_amount', reasons),
    billedTo,
    siteOfGrappe: layout.siteOfGrappe,
  };
}

function statedTotal(row: Row, layout: Layout, reasons: Reasons): StatedTotal {
  return {
    file: row.file,
    row: row.row,
    supplier: cell(row, 'supplier') || layout.supplier || (layout.defaults.get('supplier') ?? ''),
    invoiceNumber: cell(row, 'invoice_number'),
    net: centsCell(row, 'net_amount', reasons),
    vat: centsCell(row, 'vat_amount', reasons),
    gross: centsCell(row, 'gross_amount', reasons),
  };
}

function centsCell(row: Row, column: string, reasons: Reasons): bigint | undefined {
  const amount: Fraction | undefined = numberCell(row, column, 2, reasons);
  return amount === undefined ? undefined : floor(multiply(amount, fraction(100n)));
}
