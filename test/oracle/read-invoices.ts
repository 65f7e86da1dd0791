/** invoices/*.csv through the layouts of the convention: lines in canonical order. */
import { byCodePoint, globMatches } from './code-point.ts';
import { type Fraction, floor, fraction, multiply, ZERO } from './fraction.ts';
import type { Convention, Layout, Line } from './model.ts';
import type { WorkspaceFiles } from './oracle.ts';
import { isTarget, type Known } from './read-tables.ts';
import { cell, checkHeaders, dateCell, numberCell, type Reasons, type Row, readRaw } from './table.ts';
import { CATEGORIES, canonicalColumn, INVOICES } from './vocabulary.ts';

const NO_LAYOUT: Layout = {
  files: '*',
  supplier: '',
  columns: new Map(),
  lineNumberIsRow: false,
  defaults: new Map(),
  categories: [],
  skipRows: new Map(),
  ignoreColumns: [],
  vat: undefined,
  decimal: undefined,
};

export function readInvoices(
  files: WorkspaceFiles,
  convention: Convention,
  known: Known,
  reasons: Reasons,
): Line[] {
  const paths = Object.keys(files)
    .filter((path) => /^invoices\/[^/]+\.csv$/isu.test(path))
    .sort((a, b) => byCodePoint(a.normalize('NFC'), b.normalize('NFC')));
  const lines = paths.flatMap((path) => readFile(path, files[path] ?? '', convention, known, reasons));
  const keys = lines.map((line) => JSON.stringify([line.supplier, line.invoiceNumber, line.lineNumber]));
  if (new Set(keys).size !== keys.length) reasons.push('invoices: the same line twice');
  for (const line of lines) {
    const first = lines.find(
      (other) => other.supplier === line.supplier && other.invoiceNumber === line.invoiceNumber,
    );
    if (first?.invoiceDate !== line.invoiceDate) reasons.push(`invoice ${line.invoiceNumber}: two dates`);
  }
  return lines;
}

function readFile(
  path: string,
  text: string,
  convention: Convention,
  known: Known,
  reasons: Reasons,
): Line[] {
  const file = path.normalize('NFC');
  const name = file.slice('invoices/'.length);
  const layout = convention.layouts.find((candidate) => globMatches(candidate.files, name)) ?? NO_LAYOUT;
  const raw = readRaw(file, text, reasons);
  const ignored = raw.headers.map((header) => layout.ignoreColumns.includes(header));
  const names = raw.headers.map((header, i) => (ignored[i] ? undefined : columnOf(header, layout)));
  checkHeaders(file, raw.headers, names, reasons);
  for (const header of layout.columns.values()) {
    if (!raw.headers.includes(header)) reasons.push(`${file}: no column ${header}`);
  }
  for (const column of INVOICES.required) {
    if (!names.includes(column) && !mayBeAbsent(column, layout)) reasons.push(`${file}: no column ${column}`);
  }
  const dialect = { delimiter: raw.delimiter, decimal: layout.decimal ?? convention.decimal };
  const skipped = (cells: readonly string[]): boolean =>
    [...layout.skipRows].some(([key, globs]) =>
      cells.some(
        (value, i) =>
          (raw.headers[i] === key || names[i] === key) && globs.some((glob) => globMatches(glob, value)),
      ),
    );
  return raw.rows
    .filter(({ cells }) => !skipped(cells))
    .map(({ row, cells }) => {
      const byName: Record<string, string> = {};
      names.forEach((column, i) => {
        if (column !== undefined) byName[column] = cells[i] ?? '';
      });
      return readLine(
        { file, row, cells: completed(byName, row, layout), dialect },
        layout,
        convention,
        known,
        reasons,
      );
    });
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
  return filled;
}

function readLine(row: Row, layout: Layout, convention: Convention, known: Known, reasons: Reasons): Line {
  const wrong = (what: string): void => {
    reasons.push(`${row.file}:${row.row}: ${what}`);
  };
  for (const column of INVOICES.required) if (cell(row, column) === '') wrong(`${column} is empty`);
  const category = CATEGORIES.get(cell(row, 'category'));
  if (category === undefined) wrong('unknown category');
  const serves = cell(row, 'serves');
  if (serves !== '' && !isTarget(known, serves)) wrong(`unknown ${serves}`);
  const billedTo = cell(row, 'billed_to');
  if (billedTo !== '' && !known.members.has(billedTo)) wrong(`unknown member ${billedTo}`);
  numberCell(row, 'quantity', 4, reasons);
  numberCell(row, 'unit_price', 6, reasons);
  const vatMode = layout.vat ?? convention.vat;
  const statedVat = cents(numberCell(row, 'vat_amount', 2, reasons));
  if (vatMode === 'invoice' && statedVat !== undefined) wrong('vat_amount under vat: invoice');
  return {
    file: row.file,
    row: row.row,
    supplier: cell(row, 'supplier'),
    invoiceNumber: cell(row, 'invoice_number'),
    invoiceDate: dateCell(row, 'invoice_date', reasons) ?? 0,
    lineNumber: cell(row, 'line_number'),
    access: cell(row, 'access'),
    serves,
    itemCode: cell(row, 'item_code'),
    category: category ?? '',
    periodStart: dateCell(row, 'period_start', reasons),
    periodEnd: dateCell(row, 'period_end', reasons),
    serviceDate: dateCell(row, 'service_date', reasons),
    net: cents(numberCell(row, 'net_amount', 2, reasons)) ?? 0n,
    vatRate: numberCell(row, 'vat_rate', 2, reasons) ?? ZERO,
    vatMode,
    statedVat,
    statedGross: cents(numberCell(row, 'gross_amount', 2, reasons)),
    billedTo,
  };
}

function cents(amount: Fraction | undefined): bigint | undefined {
  return amount === undefined ? undefined : floor(multiply(amount, fraction(100n)));
}
