/** One CSV file as rows of canonical columns, whatever its dialect, header language or column order. */
import { clean } from './code-point.ts';
import { parseCsv } from './csv.ts';
import { type Day, parseDay, type Validity } from './days.ts';
import type { Fraction } from './fraction.ts';
import { type DecimalMark, type NumberDialect, parseNumber } from './numbers.ts';
import { type Columns, canonicalColumn, type Words } from './vocabulary.ts';

/** What is wrong with the workspace, in short words. */
export type Reasons = string[];

export interface Row {
  readonly file: string;
  readonly row: number;
  /** Trimmed NFC text by canonical column; absent columns are missing. */
  readonly cells: Readonly<Record<string, string>>;
  readonly dialect: NumberDialect;
}

const MAX_CELL = 32_767;
const OPEN: Validity = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

export interface RawTable {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly delimiter: NumberDialect['delimiter'];
}

/** Header and non-blank rows, all of the header's width. */
export function readRaw(file: string, text: string, reasons: Reasons): RawTable {
  const { delimiter, records } = parseCsv(text);
  const headers = (records[0] ?? []).map(clean);
  const rows: { row: number; cells: string[] }[] = [];
  records.slice(1).forEach((record, index) => {
    const row = index + 2;
    const cells = record.map(clean);
    if (cells.every((cell) => cell === '')) return;
    if (cells.length !== headers.length)
      reasons.push(`${file}:${row}: ${cells.length} cells, not ${headers.length}`);
    if (record.some((cell) => cell.length > MAX_CELL)) reasons.push(`${file}:${row}: cell too long`);
    rows.push({ row, cells });
  });
  return { headers, rows, delimiter };
}

/** A reference table; every required column is there and every required cell is filled, else reasons say so. */
export function readTable(
  file: string,
  text: string,
  columns: Columns,
  decimal: DecimalMark | undefined,
  reasons: Reasons,
): Row[] {
  const raw = readRaw(file, text, reasons);
  const names = raw.headers.map((header) => canonicalColumn(header, columns));
  checkHeaders(file, raw.headers, names, reasons);
  for (const name of columns.required) {
    if (!names.includes(name)) reasons.push(`${file}: no column ${name}`);
  }
  return raw.rows.map(({ row, cells }) => {
    const byName: Record<string, string> = {};
    names.forEach((name, i) => {
      if (name !== undefined) byName[name] = cells[i] ?? '';
    });
    for (const name of columns.required) {
      if (byName[name] === '') reasons.push(`${file}:${row}: ${name} is empty`);
    }
    return { file, row, cells: byName, dialect: { delimiter: raw.delimiter, decimal } };
  });
}

/** Duplicate headers, also as an English and a French name of one column, are errors. */
export function checkHeaders(
  file: string,
  headers: readonly string[],
  names: readonly (string | undefined)[],
  reasons: Reasons,
): void {
  const keys = headers.map((header, i) => names[i] ?? `header ${header}`).filter((key) => key !== 'header ');
  if (new Set(keys).size !== keys.length) reasons.push(`${file}: duplicate header`);
}

export function cell(row: Row, column: string): string {
  return row.cells[column] ?? '';
}

export function dateCell(row: Row, column: string, reasons: Reasons): Day | undefined {
  const text = cell(row, column);
  if (text === '') return undefined;
  const day = parseDay(text);
  if (day === undefined) reasons.push(`${row.file}:${row.row}: ${column}: no date`);
  return day;
}

/** The value, or undefined when the cell is empty. */
export function numberCell(
  row: Row,
  column: string,
  decimals: number,
  reasons: Reasons,
): Fraction | undefined {
  const text = cell(row, column);
  if (text === '') return undefined;
  const value = parseNumber(text, row.dialect, decimals);
  if (value === undefined) reasons.push(`${row.file}:${row.row}: ${column}: no number`);
  return value;
}

export function notNegative(row: Row, column: string, value: Fraction | undefined, reasons: Reasons): void {
  if (value !== undefined && value.n < 0n) reasons.push(`${row.file}:${row.row}: ${column}: negative`);
}

/** The English word, or '' when the cell is empty. */
export function wordCell(row: Row, column: string, words: Words, reasons: Reasons): string {
  const text = cell(row, column);
  const word = text === '' ? '' : words.get(text);
  if (word === undefined) reasons.push(`${row.file}:${row.row}: ${column}: unknown word`);
  return word ?? '';
}

export function idCell(row: Row, column: string, reasons: Reasons): string {
  const id = cell(row, column);
  if ([...id].length > 64 || /\p{Cc}/u.test(id)) reasons.push(`${row.file}:${row.row}: ${column}: no id`);
  return id;
}

/** Inclusive days; empty means open. */
export function validityCells(row: Row, from: string, to: string, reasons: Reasons): Validity {
  const validity = {
    from: dateCell(row, from, reasons) ?? OPEN.from,
    to: dateCell(row, to, reasons) ?? OPEN.to,
  };
  if (validity.to < validity.from) reasons.push(`${row.file}:${row.row}: ends before it starts`);
  return validity;
}
