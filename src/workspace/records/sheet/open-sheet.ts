import { type Bilingual, type LimitName, limitWords } from '../../../diagnostics/bilingual.ts';
import { type Fault, fault, type OnProblem, problem, problemAt } from '../../../diagnostics/problem.ts';
import type { DecimalMark, Preamble } from '../../../domain/layout.ts';
import { cleanText, oneBlank } from '../../../text/clean-text.ts';
import {
  type ArchiveEntry,
  ArchiveError,
  archiveEntries,
  UnpackedSizeError,
  unpackedWhole,
  withSlashes,
} from '../archive.ts';
import { headerNotFound, PREAMBLE_LIMIT } from '../csv-file.ts';
import { containerOf } from '../encoding.ts';
import { GRID_LIMITS, type Grid, type GridCell, GridLimitError, type SheetEntry } from '../grid.ts';
import { type FileSource, type Fingerprint, readBytes } from '../input-file.ts';
import type { FileForm, OtherSheet, RecordSource } from '../record-source.ts';
import { odsSheets } from './ods.ts';
import { sheetRecords } from './sheet-records.ts';
import { xlsxSheets } from './xlsx.ts';

/** What precedes the header of a sheet, which sheet is meant, which decimal mark its numbers get. */
export interface SheetOptions {
  readonly preamble?: Preamble | undefined;
  readonly sheet?: string | undefined;
  readonly decimalMark?: DecimalMark | undefined;
  /** Whether hidden rows are read like all others. */
  readonly readsHidden?: boolean | undefined;
  readonly currency?: string | undefined;
}

/** The most bytes of a workbook on the disk. */
const MOST_BYTES = 1 << 26;

/** Opens a sheet of a workbook; undefined, with the problems reported, where it has no header that can be read. */
export function openSheet(
  source: FileSource,
  file: string,
  options: SheetOptions,
  report: OnProblem,
): RecordSource | undefined {
  const workbook = openWorkbook(source, file, report);
  if (workbook === undefined) return undefined;
  const chosen = chooseSheet(workbook.sheets, options.sheet);
  if ('fault' in chosen) {
    report(problemAt(chosen.fault, { file }));
    return undefined;
  }
  const others = workbook.sheets.filter((other) => other.visible && other !== chosen);
  const read = { workbook, sheet: chosen, others: () => others, mayBeBlank: false };
  return openSheetOf(read, file, options, report);
}

export interface SheetSource {
  readonly workbook: Workbook;
  readonly sheet: SheetEntry;
  readonly others: () => readonly SheetEntry[];
  /** Whether it may be completely empty without an error. */
  readonly mayBeBlank: boolean;
}

/** The same for an open workbook; `file` is the place by which messages name the sheet. */
export function openSheetOf(
  { workbook: { fingerprint, form }, sheet, others: othersOf, mayBeBlank }: SheetSource,
  file: string,
  { preamble = { rows: 0 }, decimalMark, readsHidden = false, currency }: SheetOptions,
  report: OnProblem,
): RecordSource | undefined {
  const grid = gridOf(sheet, file, report);
  if (grid === undefined || (mayBeBlank && grid.rows.length === 0)) return undefined;
  const headerRow = rowOfHeader(grid, preamble);
  if (headerRow === undefined) {
    const header = 'until' in preamble ? preamble.until : '';
    const named = mayBeBlank ? JSON.stringify(sheet.name) : '';
    const top = grid.rows.filter(({ row }) => row <= PREAMBLE_LIMIT + 1).flatMap(({ cells }) => cells);
    report(
      headerNotFound(
        file,
        header,
        top.map(({ text }) => text),
        named,
      ),
    );
    return undefined;
  }
  const read = () => sheetRecords(grid, sheet.name, headerRow, decimalMark, { currency, readsHidden });
  const records = readOf(read, file, report);
  if (records === undefined) return undefined;
  if (records.header.length === 0) {
    report(problem('csv-empty', { file, row: headerRow }, {}));
    return undefined;
  }
  const others = othersOf();
  const sheetsWith = (cells: readonly string[], known?: ReadonlySet<string>) =>
    others
      .filter(({ name }) => known?.has(cleanText(name)) !== true)
      .flatMap((other) => besideWith(other, cells));
  const otherSheets = others.filter(({ visible }) => visible).map(({ name }) => name);
  const ofBook = { fingerprint: { ...fingerprint, path: file }, form, dialect: undefined };
  return { ...ofBook, headerRow, sheetsWith, otherSheets, ...records };
}

/** A sheet that has a row with these cells, and rows below it; one that cannot be read does not count. */
function besideWith({ name, visible, read }: SheetEntry, cells: readonly string[]): readonly OtherSheet[] {
  const grid = bounded(read);
  if ('fault' in grid) return [];
  const { rows } = grid.value;
  const at = rows.findIndex(
    (one) =>
      one.row <= PREAMBLE_LIMIT + 1 &&
      cells.every((cell) => one.cells.some(({ text }) => oneBlank(text) === cell)),
  );
  const below = at === -1 ? 0 : rows.length - at - 1;
  return below === 0 ? [] : [{ name, visible, rows: below }];
}

/** A workbook of which no sheet is read yet. */
interface Workbook {
  readonly fingerprint: Fingerprint;
  readonly form: FileForm;
  readonly sheets: readonly SheetEntry[];
}

/** The sheets of a workbook; undefined, with the problem reported, where it cannot be read. */
export function openWorkbook(source: FileSource, file: string, report: OnProblem): Workbook | undefined {
  const read = readBytes(source, file, MOST_BYTES);
  if (read === undefined) {
    report(problemAt(limit('bytes', MOST_BYTES), { file }));
    return undefined;
  }
  const found = readOf(() => sheetsOf(read.bytes), file, report);
  return found && { fingerprint: read.fingerprint, ...found };
}

/** The contents of a sheet; undefined, with the problem reported, where it cannot be read. */
export function gridOf(sheet: SheetEntry, file: string, report: OnProblem): Grid | undefined {
  return readOf(sheet.read, file, report);
}

function readOf<T>(read: () => T, file: string, report: OnProblem): T | undefined {
  const found = bounded(read);
  if ('value' in found) return found.value;
  report(problemAt(found.fault, { file }));
  return undefined;
}

/** The sheets of a workbook, by its actual form, not by its name. */
function sheetsOf(bytes: Uint8Array): Omit<Workbook, 'fingerprint'> {
  const files = archiveEntries(bytes);
  const parts = files && withSlashes(files);
  // The form of workbooks before 2007, and of those locked by a password.
  if (parts === undefined) throw new ArchiveError(containerOf(bytes) === 'xls' ? 'OLE' : 'ZIP');
  if (isLocked(parts)) throw new ArchiveError('PASSWORD');
  if (!PARTS_OF_DOCUMENTS.some((name) => parts.has(name))) throw new ArchiveError('FILES');
  return parts.has('content.xml') && !parts.has('xl/workbook.xml')
    ? { form: 'ODS', sheets: odsSheets(parts) }
    : { form: 'XLSX', sheets: xlsxSheets(parts) };
}

/** The parts of which a workbook, even a damaged one, or a document of another program, has some. */
const PARTS_OF_DOCUMENTS = [
  '[Content_Types].xml',
  '_rels/.rels',
  'xl/workbook.xml',
  'content.xml',
  'mimetype',
];

/** Whether a password locks a workbook of OpenDocument: the list of its parts says how each is encrypted. */
function isLocked(parts: ReadonlyMap<string, ArchiveEntry>): boolean {
  const list = parts.get('META-INF/manifest.xml');
  const bytes = list && unpackedWhole(list, MOST_BYTES);
  return bytes !== undefined && Buffer.from(bytes).includes(':encryption-data');
}

/** The result of a reading, or why the workbook cannot be read. */
function bounded<T>(read: () => T): { readonly value: T } | { readonly fault: Fault } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof ArchiveError) return { fault: unreadable(error.message) };
    if (error instanceof UnpackedSizeError) return { fault: limit('unpacked bytes', error.most) };
    if (error instanceof GridLimitError) return { fault: limit(error.what, GRID_LIMITS[error.what]) };
    throw error;
  }
}

/** Why a workbook cannot be read, if not for a damaged part. */
const REASONS: Readonly<Record<string, Bilingual>> = {
  ZIP: { en: 'no ordinary ZIP archive', fr: 'ce n’est pas une archive ZIP ordinaire' },
  OLE: { en: 'an old .xls, or one with a password', fr: 'c’est un ancien .xls, ou un mot de passe le ferme' },
  FILES: { en: 'it is an archive of other files', fr: 'c’est une archive d’autres fichiers' },
  PASSWORD: { en: 'a password locks it', fr: 'un mot de passe le ferme' },
};

function unreadable(found: string): Fault {
  const ofPart = { en: `its part ${found} is damaged`, fr: `sa partie ${found} est abîmée` };
  const [packed, forms] = found === 'FILES' ? ['ZIP', ''] : ['', WORKBOOKS];
  return fault('sheet-unreadable', { detail: REASONS[found] ?? ofPart, packed, forms });
}

const WORKBOOKS: Bilingual = { en: '.xlsx or .ods', fr: '.xlsx ou .ods' };

function limit(what: LimitName, most: number): Fault {
  return fault('sheet-limit', { what: limitWords(what), most });
}

/** Sheets as a message names them. */
export function namesOf(sheets: readonly SheetEntry[]): string {
  return sheets.map(({ name }) => `"${name}"`).join(', ');
}

/** The named sheet; without a name, the only visible one, or the only one of these that is not empty. */
function chooseSheet(
  sheets: readonly SheetEntry[],
  name: string | undefined,
): SheetEntry | { readonly fault: Fault } {
  if (name !== undefined) {
    const found = sheets.find((sheet) => cleanText(sheet.name) === cleanText(name));
    return found ?? { fault: fault('sheet-unknown', { sheet: name, found: namesOf(sheets), key: 'sheet' }) };
  }
  const visible = sheets.filter((sheet) => sheet.visible);
  const filled = visible.length > 1 ? visible.filter((sheet) => !isEmpty(sheet)) : visible;
  const [only, ...others] = filled;
  if (only !== undefined && others.length === 0) return only;
  const several = others.length > 0 ? filled : visible;
  const args = several.length > 0 ? { found: namesOf(several) } : { hidden: namesOf(sheets) || '—' };
  return { fault: fault('sheet-several', args) };
}

/** Whether a sheet has no cell with a value, as those that come with a new workbook, or shows a chart alone. */
function isEmpty({ read }: SheetEntry): boolean {
  const grid = bounded(read);
  return 'value' in grid && grid.value.rows.length === 0;
}

/** Without a preamble, the first row that is not blank. */
function rowOfHeader({ rows }: Grid, preamble: Preamble): number | undefined {
  if ('rows' in preamble && preamble.rows > 0) return preamble.rows + 1;
  const until = 'until' in preamble ? preamble.until : undefined;
  const isOfHeader = ({ text }: GridCell): boolean =>
    until === undefined ? cleanText(text) !== '' : oneBlank(text) === until;
  const found = rows.find(({ row, cells }) => row <= PREAMBLE_LIMIT + 1 && cells.some(isOfHeader));
  return found?.row ?? (until === undefined ? 1 : undefined);
}
