import { basename } from 'node:path';
import type { OnProblem } from '../../diagnostics/problem.ts';
import { type Language, NOTATION } from '../../domain/language.ts';
import { groupBy } from '../../domain/lists.ts';
import { cleanText, oneBlank } from '../../text/clean-text.ts';
import { type RecordKind, recordKindOf } from '../../text/file-type.ts';
import { totalGlob } from '../../workspace/reading/no-row.ts';
import { detectDialect, rawRecords, recordCells } from '../../workspace/records/csv.ts';
import { openCsv } from '../../workspace/records/csv-file.ts';
import type { Grid, Merge, SheetEntry } from '../../workspace/records/grid.ts';
import { type FileSource, openText, withoutContent } from '../../workspace/records/input-file.ts';
import type { Batch, Dialect, FileForm } from '../../workspace/records/record-source.ts';
import { gridOf, openWorkbook } from '../../workspace/records/sheet/open-sheet.ts';
import { sheetRecords, titlesAt } from '../../workspace/records/sheet/sheet-records.ts';
import { headerRowOf } from './list-words.ts';
import { readRows } from './read-rows.ts';
import { type SeenWriting, seenWriting } from './seen-writing.ts';

/** A column of a list: its header and its cells. */
export interface SeenColumn {
  readonly index: number;
  readonly header: string;
  /** The non-empty ones, in order. */
  readonly cells: readonly string[];
  /** A few different ones. */
  readonly samples: readonly string[];
}

/** A list of rows below a header, as in someone's file: a CSV, or one sheet of a workbook. */
export interface SeenList {
  /** The file's name, NFC. */
  readonly name: string;
  /** The sheet, if the workbook shows several. */
  readonly sheet: string | undefined;
  /** The sheets, if it is made of several of one workbook: `sheets` of its layout. */
  readonly sheets?: readonly string[];
  /** The names of all sheets of its workbook, hidden ones too; none for a CSV. */
  readonly sheetNames: readonly string[];
  readonly form: FileForm;
  /** Undefined for a sheet. */
  readonly dialect: Dialect | undefined;
  readonly headerRow: number;
  readonly preamble: readonly (readonly string[])[];
  /** A cell of the header that no row above it has. */
  readonly until: string | undefined;
  readonly columns: readonly SeenColumn[];
  /** The non-empty rows, cleaned. */
  readonly rows: readonly (readonly string[])[];
  /** Those of another table below them, with its own header under a blank row, or under the title that follows one. */
  readonly below: readonly (readonly string[])[];
  readonly writing: SeenWriting;
  /** The number of rows below the header that a sheet hides. */
  readonly hidden: number;
  /** By index, the columns with cells merged downwards, and the first row whose cell is empty and not merged. */
  readonly mergedDown: ReadonlyMap<number, number | undefined>;
}

/** The first text of a row in some columns; empty where it has none. */
export function firstText(row: readonly string[], columns: readonly SeenColumn[]): string {
  return columns.map(({ index }) => row[index] ?? '').find((cell) => cell !== '') ?? '';
}

/** Whether so many tenths of the non-empty cells pass a test, given up once too many have failed; false for none. */
export function mostCells(tenths: number, { cells }: SeenColumn, test: (cell: string) => boolean): boolean {
  const mayFail = cells.length * (10 - tenths);
  let failed = 0;
  return cells.length > 0 && cells.every((cell) => test(cell) || ++failed * 10 <= mayFail);
}

/**
 * Reads a file, or bytes without a name; none, with the problems reported, where it contains no readable list. Numbers
 * stored in a sheet get the mark of the language, which its texts most likely have, so that only other marks stand out.
 */
export function seeLists(
  source: FileSource,
  path: string,
  language: Language,
  report: OnProblem,
): readonly SeenList[] {
  const nothing = withoutContent(source, path);
  if (nothing !== undefined) {
    report(nothing);
    return [];
  }
  const kind =
    typeof source === 'string' ? recordKindOf(source) : beginsAsZip(source) ? 'sheet' : 'delimited';
  return SEEN[kind ?? 'delimited'](source, path, language, report);
}

const SEEN: Readonly<Record<RecordKind, typeof seeLists>> = { delimited: seeCsv, sheet: seeWorkbook };

function seeWorkbook(
  source: FileSource,
  path: string,
  language: Language,
  report: OnProblem,
): readonly SeenList[] {
  const { form = 'XLSX', sheets = [] } = openWorkbook(source, path, report) ?? {};
  const sheetNames = sheets.map(({ name }) => name);
  const visible = sheets.filter((sheet) => sheet.visible);
  return visible.flatMap((sheet) => {
    const grid = gridOf(sheet, path, report);
    if (grid === undefined || grid.rows.length === 0) return [];
    return [{ ...seeSheet(grid, sheet, nameOf(path), form, language, visible.length > 1), sheetNames }];
  });
}

/** Sheets with the same header as one list, which the layout reads by their names. */
export function listsTogether(
  lists: readonly [SeenList, ...SeenList[]],
  sheets: readonly string[],
): SeenList {
  const [first] = lists;
  const rows = lists.flatMap((list) => list.rows);
  const columns = first.columns.map(({ header, index }) => seenColumn(header, index, rows));
  return {
    ...first,
    ...{
      sheet: undefined,
      sheets,
      rows,
      below: lists.flatMap((list) => list.below),
      columns,
      writing: seenWriting(columns, false),
    },
    hidden: lists.reduce((sum, { hidden }) => sum + hidden, 0),
    mergedDown: new Map(lists.flatMap((list) => [...list.mergedDown])),
  };
}

function nameOf(path: string): string {
  return basename(path).normalize('NFC');
}

const LOOKED_AT = 60;

function beginsAsZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function seeCsv(source: FileSource, path: string, _: Language, report: OnProblem): readonly SeenList[] {
  const text = openText(source, path, report);
  if (text === undefined) return [];
  const top: (readonly string[])[] = [];
  for (const record of rawRecords(text)) {
    top.push(recordCells(record, detectDialect(record, text.encoding).delimiter).map(cleanText));
    if (top.length === LOOKED_AT) break;
  }
  const headerRow = headerRowOf(top);
  const file = openCsv(source, path, report, { rows: headerRow - 1 });
  if (file === undefined) return [];
  return [
    {
      name: nameOf(path),
      sheet: undefined,
      sheetNames: [],
      form: 'CSV',
      dialect: file.dialect,
      headerRow,
      preamble: file.preamble,
      mergedDown: new Map(),
      hidden: 0,
      ...seenCells(file.header, file.preamble, file.batches(report), file.dialect.delimiter === ','),
    },
  ];
}

function seeSheet(
  grid: Grid,
  sheet: SheetEntry,
  name: string,
  form: FileForm,
  language: Language,
  isOneOfSeveral: boolean,
): Omit<SeenList, 'sheetNames'> {
  const top = Array.from({ length: LOOKED_AT }, (_, index) => {
    return titlesAt(grid, index + 1).map(({ text }) => cleanText(text));
  });
  const headerRow = headerRowOf(top);
  const { header, preamble, batches } = sheetRecords(
    grid,
    sheet.name,
    headerRow,
    NOTATION[language].decimalMark,
  );
  const rows = batches(() => {});
  const down = grid.merges.filter(({ fromRow, toRow }) => fromRow > headerRow && toRow > fromRow);
  return {
    name,
    sheet: isOneOfSeveral ? sheet.name : undefined,
    form,
    dialect: undefined,
    headerRow,
    preamble,
    hidden: grid.rows.filter(({ row, hidden }) => hidden && row > headerRow).length,
    mergedDown: new Map(
      [...groupBy(down, ({ fromColumn }) => fromColumn)].map(([column, merges]) => [
        column,
        firstUnmerged(grid, headerRow, column, merges),
      ]),
    ),
    ...seenCells(header, preamble, rows, false),
  };
}

/** The first row of data, totals aside, whose cell is empty though none above is merged down to it. */
function firstUnmerged(
  { rows }: Grid,
  headerRow: number,
  column: number,
  merges: readonly Merge[],
): number | undefined {
  const ends = new Map(merges.map(({ fromRow, toRow }) => [fromRow, toRow]));
  let last = 0;
  return rows.find(({ row, cells }) => {
    last = Math.max(last, ends.get(row) ?? 0);
    if (row <= headerRow || row <= last) return false;
    const filled = cells.filter(({ text }) => cleanText(text) !== '');
    const isTotal = filled.some(({ text }) => totalGlob(cleanText(text)) !== undefined);
    return filled.length > 0 && !isTotal && !filled.some((cell) => cell.column === column);
  })?.row;
}

function seenCells(
  header: readonly string[],
  preamble: readonly (readonly string[])[],
  batches: Iterable<Batch>,
  isPointed: boolean,
): Pick<SeenList, 'columns' | 'rows' | 'below' | 'until' | 'writing'> {
  const { rows, below } = readRows(batches, header);
  const above = new Set(preamble.flat().map(oneBlank));
  const columns = header
    .map((cell, index) => seenColumn(cell, index, rows))
    .filter((column) => column.header !== '');
  return {
    rows,
    below,
    until: header.find((cell) => cell !== '' && !above.has(cell)),
    writing: seenWriting(columns, isPointed),
    columns,
  };
}

const SAMPLES = 3;

function seenColumn(header: string, index: number, rows: readonly (readonly string[])[]): SeenColumn {
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  return { index, header, cells, samples: [...new Set(cells)].slice(0, SAMPLES) };
}
