import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedFiles } from '../audit/checksums.ts';
import {
  type InputRecord,
  type KeyOfRecord,
  type RecordDifference,
  recordDifferences,
} from '../audit/input-differences.ts';
import type { Manifest } from '../audit/manifest-schema.ts';
import type { Release } from '../domain/release.ts';
import { isThere } from '../system/paths.ts';
import { extensionOf, type RecordKind, recordKindOf, sheetPlace, TABULAR } from '../text/file-type.ts';
import { columnsOf, type TableFacts } from '../workspace/columns/table.ts';
import { openCsv } from '../workspace/records/csv-file.ts';
import type { Grid } from '../workspace/records/grid.ts';
import { gridOf, openWorkbook } from '../workspace/records/sheet/open-sheet.ts';
import { ALL_TABLES } from '../workspace/tables.ts';
import { namedRecords, type RowOfCells } from './named-records.ts';

/** An input in which two runs differ; if it is a workbook with several sheets, one of these. */
export interface InputDifference {
  /** The file; a sheet as `lists.xlsx[Sites]`. */
  readonly file: string;
  readonly change: 'changed' | 'appeared' | 'vanished';
  /** Undefined where the file is neither text nor a workbook, or where a run does not keep it. */
  readonly records: readonly RecordDifference[] | undefined;
}

/** The column name used for a line of text that is not a table. */
export const TEXT_COLUMN = '';

/** The inputs in which two runs differ, with their rows where both keep them. */
export function inputDifferences(
  [oldFolder, old]: readonly [string, Manifest],
  [newFolder, recent]: readonly [string, Manifest],
): readonly InputDifference[] {
  return changedFiles(old.inputs, recent.inputs).flatMap((file): readonly InputDifference[] => {
    const isIn = ({ inputs }: Manifest): boolean => inputs.some(({ path }) => path === file);
    if (!isIn(old)) return [{ file, change: 'appeared', records: undefined }];
    if (!isIn(recent)) return [{ file, change: 'vanished', records: undefined }];
    const [before, after] = [oldFolder, newFolder].map((folder) =>
      partsOf(join(folder, 'inputs', file), file),
    );
    if (before === undefined || after === undefined) return [{ file, change: 'changed', records: undefined }];
    const differences = partDifferences(file, before, after);
    // In a workbook, what no cell shows may differ alone: widths, colours.
    return differences.length === 0 ? [{ file, change: 'changed', records: [] }] : differences;
  });
}

/** The records of each sheet of a file by its name; those of another file by an empty one. */
type Parts = ReadonlyMap<string, Iterable<InputRecord>>;

function partDifferences(file: string, before: Parts, after: Parts): readonly InputDifference[] {
  const keyOf = keyIn(file);
  const [[ofOld, ...others], [ofNew, ...more]] = [[...before.values()], [...after.values()]];
  if (ofOld !== undefined && ofNew !== undefined && others.length + more.length === 0) {
    const records = recordDifferences(ofOld, ofNew, keyOf);
    return records.length === 0 ? [] : [{ file, change: 'changed', records }];
  }
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): readonly InputDifference[] => {
    const place = sheetPlace(file, name);
    const [older, newer] = [before.get(name), after.get(name)];
    if (older === undefined) return [{ file: place, change: 'appeared', records: undefined }];
    if (newer === undefined) return [{ file: place, change: 'vanished', records: undefined }];
    const records = recordDifferences(older, newer, keyOf);
    return records.length === 0 ? [] : [{ file: place, change: 'changed', records }];
  });
}

/** What identifies a record of a file: the key of its table, if that has one without days. */
function keyIn(file: string): KeyOfRecord {
  const table = Object.values<TableFacts>(ALL_TABLES).find(({ name }) =>
    TABULAR.some((form) => file === `${name}.${form}`),
  );
  if (table === undefined || table.range !== undefined) return () => undefined;
  const columns = columnsOf(table.schema).filter(({ name }) => table.key.includes(name));
  return ({ cells }) => {
    const key = columns.map(({ name, alias = name }) => cells[name] ?? cells[alias] ?? '');
    return key.every((cell) => cell === '') ? undefined : JSON.stringify(key);
  };
}

/** Undefined where the file is not there, or cannot be read as records. */
function partsOf(path: string, file: string): Parts | undefined {
  if (!isThere(path)) return undefined;
  const kind = recordKindOf(file);
  if (kind !== undefined) return PARTS_OF[kind](path, file);
  return ['yaml', 'xml'].includes(extensionOf(file)) ? new Map([['', textRecords(path)]]) : undefined;
}

const PARTS_OF: Readonly<Record<RecordKind, (path: string, file: string) => Parts | undefined>> = {
  delimited: (path, file) => new Map([['', namedRecords(delimitedRows(path, file))]]),
  sheet: sheetsOf,
};

function sheetsOf(path: string, file: string): Parts | undefined {
  const sheets = openWorkbook(path, file, () => {})?.sheets.map((sheet) => {
    const grid = gridOf(sheet, file, () => {});
    return grid && ([sheet.name, namedRecords(sheetRows(grid))] as const);
  });
  const read = sheets?.filter((sheet) => sheet !== undefined);
  return read === undefined || read.length < (sheets?.length ?? 0) ? undefined : new Map(read);
}

function* sheetRows({ rows }: Grid): Generator<RowOfCells> {
  for (const { row, cells } of rows) {
    const texts = new Array<string>((cells.at(-1)?.column ?? -1) + 1).fill('');
    for (const { column, text } of cells) texts[column] = text;
    yield { row, cells: texts };
  }
}

/** The oldest: whatever a run of any release has read can be read again. */
const FIRST_RELEASE: Release = [0, 1];

function* delimitedRows(path: string, file: string): Generator<RowOfCells> {
  const table = openCsv(path, file, () => {}, undefined, FIRST_RELEASE);
  if (table === undefined) return;
  yield { row: table.headerRow, cells: table.header };
  for (const { firstRow, records } of table.batches(() => {})) {
    for (const [index, cells] of records.entries()) yield { row: firstRow + index, cells };
  }
}

function* textRecords(path: string): Generator<InputRecord> {
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    yield { row: index + 1, cells: { [TEXT_COLUMN]: line.trimEnd() } };
  }
}
