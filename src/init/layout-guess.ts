import { basename } from 'node:path';
import type { Problem } from '../diagnostics/problem.ts';
import type { DecimalMark } from '../domain/convention.ts';
import { cellReader, cleanText } from '../workspace/cell-reader.ts';
import { type Dialect, detectDialect, rawRecords, recordCells } from '../workspace/records/csv.ts';
import { type CsvFile, openCsv } from '../workspace/records/csv-file.ts';
import { openText } from '../workspace/records/input-file.ts';
import { type Column, columnsOf } from '../workspace/table.ts';
import { invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import { AMOUNT_HINTS, plainHeader, SPLIT_HINTS, USUAL_HEADERS } from './header-words.ts';

const COLUMNS = columnsOf(invoiceLineSchema);
const AMOUNTS: readonly string[] = Object.keys(AMOUNT_HINTS);

/** A column of a supplier's file: its header and a few of its cells. */
export interface SeenColumn {
  readonly header: string;
  readonly samples: readonly string[];
}

/** What a supplier's file lets guess of its layout, and what it does not. */
export interface LayoutGuess {
  readonly fileName: string;
  readonly dialect: Dialect;
  readonly rows: number;
  readonly headerRow: number;
  readonly preamble: readonly (readonly string[])[];
  /** A cell of the header that no row above it has. */
  readonly until: string | undefined;
  readonly decimal: DecimalMark | undefined;
  /** Headers that are canonical names or their French ones: the layout need not name them. */
  readonly known: readonly string[];
  /** Canonical name → the column that was taken for it. */
  readonly taken: ReadonlyMap<string, SeenColumn>;
  /** Canonical name → the columns that may be it: amounts, and names that several columns could have. */
  readonly candidates: ReadonlyMap<string, readonly SeenColumn[]>;
  readonly charges: readonly SeenColumn[];
  readonly credits: readonly SeenColumn[];
  readonly unplaced: readonly SeenColumn[];
  /** Rows that look like totals: where that shows, and globs that take them. */
  readonly totals:
    | { readonly column: string; readonly globs: readonly string[]; readonly rows: number }
    | undefined;
  /** The beginnings of item codes, or of labels, for who writes the categories. */
  readonly families: readonly string[];
}

/** Looks at a supplier's file; undefined, with the problems reported, where it cannot be read as CSV. */
export function guessLayout(path: string, report: (found: Problem) => void): LayoutGuess | undefined {
  const headerRow = findHeaderRow(path, report);
  if (headerRow === undefined) return undefined;
  const file = openCsv(path, path, report, { rows: headerRow - 1 });
  if (file === undefined) return undefined;
  const records = [...file.batches(report)].flatMap((batch) => batch.records);
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ''));
  const decimal = decimalMark(file, filled);
  const columns = file.header
    .map((cell, index) => seenColumn(cleanText(cell), index, filled))
    .filter(({ header }) => header !== '');
  const placed = placeGuesses(columns, decimal);
  const ofPlaced = (name: string) => columns.find(({ header }) => header === headerOf(name, placed));
  return {
    fileName: basename(path).normalize('NFC'),
    dialect: file.dialect,
    rows: filled.length,
    headerRow,
    preamble: file.preamble,
    until: untilCell(file),
    decimal,
    ...placed,
    totals: totalRows(columns, placed),
    families: families(ofPlaced('item_code') ?? ofPlaced('label')),
  };
}

const LOOKED_AT = 60;

/** The row with the most words that headers usually have; the first where none has two. */
function findHeaderRow(path: string, report: (found: Problem) => void): number | undefined {
  const text = openText(path, path, report);
  if (text === undefined) return undefined;
  let best = { row: 1, score: 1 };
  let row = 0;
  for (const record of rawRecords(text)) {
    row++;
    const cells = recordCells(record, detectDialect(record, text.encoding).delimiter);
    const score = cells.filter((cell) => speaks(cleanText(cell))).length;
    if (score > best.score) best = { row, score };
    if (row === LOOKED_AT) break;
  }
  return best.row;
}

function speaks(header: string): boolean {
  const plain = plainHeader(header);
  return (
    COLUMNS.some(({ name, alias }) => header === name || header === alias) ||
    Object.values<readonly string[]>(USUAL_HEADERS).some((words) => words.includes(plain)) ||
    (plain.length < 40 && Object.values(AMOUNT_HINTS).some((hint) => hint.test(plain)))
  );
}

interface ColumnCells extends SeenColumn {
  readonly cells: readonly string[];
}

const SAMPLES = 3;

function seenColumn(header: string, index: number, records: readonly (readonly string[])[]): ColumnCells {
  const cells = records.map((record) => cleanText(record[index] ?? '')).filter((cell) => cell !== '');
  return { header, cells, samples: [...new Set(cells)].slice(0, SAMPLES) };
}

type Placed = Pick<LayoutGuess, 'known' | 'taken' | 'candidates' | 'charges' | 'credits' | 'unplaced'>;

function placeGuesses(columns: readonly ColumnCells[], decimal: DecimalMark | undefined): Placed {
  const exact = (column: Column, { header }: SeenColumn) => header === column.name || header === column.alias;
  const known = COLUMNS.filter((column) => columns.some((seen) => exact(column, seen)));
  const free = columns.filter((seen) => !COLUMNS.some((column) => exact(column, seen)));
  const taken = new Map<string, SeenColumn>();
  const candidates = new Map<string, readonly SeenColumn[]>();
  for (const column of COLUMNS.filter((candidate) => !known.includes(candidate))) {
    const found = free.filter((seen) => mayBe(column, seen, decimal));
    const [only, ...others] = found;
    if (only === undefined) continue;
    if (others.length === 0 && !AMOUNTS.includes(column.name)) taken.set(column.name, only);
    else candidates.set(column.name, found);
  }
  const split = (hint: RegExp) => free.filter(({ header }) => hint.test(plainHeader(header)));
  const placed = [...taken.values(), ...[...candidates.values()].flat()];
  return {
    known: known.map(({ name }) => name),
    taken,
    candidates,
    charges: split(SPLIT_HINTS.charge),
    credits: split(SPLIT_HINTS.credit),
    unplaced: free.filter((seen) => !placed.includes(seen)),
  };
}

/** By its usual headers, and only where its cells can be read as that column; an amount by a word of its header. */
function mayBe(column: Column, seen: ColumnCells, decimal: DecimalMark | undefined): boolean {
  const plain = plainHeader(seen.header);
  const hint = Object.entries(AMOUNT_HINTS).find(([name]) => name === column.name)?.[1];
  if (hint !== undefined) {
    const [first] = Object.entries(AMOUNT_HINTS).find(([, other]) => other.test(plain)) ?? [];
    return first === column.name;
  }
  const words: readonly string[] = USUAL_HEADERS[column.name as keyof typeof USUAL_HEADERS];
  if (!words.includes(plain)) return false;
  if (column.name === 'line_number' && new Set(seen.cells).size < seen.cells.length) return false;
  const read = cellReader(column, decimal ?? 'either');
  return seen.cells.filter((cell) => 'fault' in read(cell)).length * 10 <= seen.cells.length;
}

/** The mark that numbers with one or two decimals have, where all have the same. */
function decimalMark(file: CsvFile, records: readonly (readonly string[])[]): DecimalMark | undefined {
  if (file.dialect.delimiter === ',') return undefined;
  const marks = new Set<string>();
  for (const record of records) {
    for (const cell of record) {
      const mark = /^-?[\d \u00a0\u202f]+([.,])\d{1,2}[ \u00a0\u202f]?[€%]?$/.exec(cell.trim())?.[1];
      if (mark !== undefined) marks.add(mark);
    }
  }
  const [only, ...others] = marks;
  return others.length === 0 && (only === ',' || only === '.') ? only : undefined;
}

function untilCell({ header, preamble }: CsvFile): string | undefined {
  const above = new Set(preamble.flat().map(cleanText));
  return header.map(cleanText).find((cell) => cell !== '' && !above.has(cell));
}

function headerOf(name: string, { taken }: Pick<Placed, 'taken'>): string {
  const column = COLUMNS.find((candidate) => candidate.name === name);
  return taken.get(name)?.header ?? column?.alias ?? name;
}

const TOTAL = /^(?:sous[- ]?|grand |sub)?total(?:\b|$)/i;

function totalRows(columns: readonly ColumnCells[], placed: Placed): LayoutGuess['totals'] {
  for (const { header, cells } of columns) {
    const found = cells.filter((cell) => TOTAL.test(cell));
    if (found.length === 0) continue;
    const [canonical] = [...placed.taken].find(([, seen]) => seen.header === header) ?? [header];
    const globs = [...new Set(found.map((cell) => `${TOTAL.exec(cell)?.[0] ?? ''}*`))];
    return { column: canonical, globs, rows: found.length };
  }
  return undefined;
}

const MOST_FAMILIES = 20;

function families(column: ColumnCells | undefined): readonly string[] {
  const starts = (column?.cells ?? [])
    .filter((cell) => !TOTAL.test(cell))
    .map((cell) => `${/^[\p{L}\p{N}]+[-_./ ]?/u.exec(cell)?.[0] ?? cell}*`);
  return [...new Set(starts)].slice(0, MOST_FAMILIES);
}
