import type { Argument, Bilingual } from '../../diagnostics/bilingual.ts';
import type { Code } from '../../diagnostics/codes.ts';
import { entryOfInvoices, tableEntry } from '../../diagnostics/place-words.ts';
import { type Problem, sortProblems } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { Convention, Layout } from '../../domain/convention.ts';
import type { TableLayout } from '../../domain/layout.ts';
import { fileName, layoutFor } from '../../invoices/invoice-path.ts';
import type { ReadFile } from '../../invoices/read-lines.ts';
import { watchHeap } from '../../system/heap-room.ts';
import { fileOfPlace, isTabular } from '../../text/file-type.ts';
import { shellWord } from '../../text/shell-word.ts';
import { columnsOf, type RowSchema } from '../../workspace/columns/table.ts';
import { INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import { isListed } from '../../workspace/listed-tables.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { invoiceLineSchema } from '../../workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../../workspace/tables.ts';
import { ownOutput } from './own-output.ts';

/** These name a header as it is in the file. */
const OF_HEADERS: readonly Code[] = ['column-unknown', 'column-repeated'];

type Words = Readonly<Record<string, Argument>>;

/**
 * The problems as they are printed, sorted: tables and columns have the names that the files of the workspace give them;
 * the missing columns of a file that no layout reads become one remedy; a file that grappe wrote itself is named so.
 */
export function withOwnHeaders(
  problems: readonly Problem[],
  loaded: LoadedWorkspace,
  files: readonly ReadFile[] = [],
): readonly Problem[] {
  const headersOf = headersByFile(loaded, files);
  const ofTables = tableWords(loaded);
  const places = tablePlaces(loaded);
  const ofFiles = new Map(
    files.map(({ file: { fingerprint, headers } }) => [
      fingerprint.path,
      { ...ofTables, ...ofInvoices(headers) },
    ]),
  );
  // One object for all problems of a file, of which there may be a million.
  const wordsOf = new Map<string, Words>();
  const all = askForLayouts(problems, loaded.convention).map((told) => {
    const found = ownOutput(told, loaded.folder);
    watchHeap();
    const { column } = found.place;
    const file = places.get(found.place.file) ?? found.place.file;
    const isHeader = OF_HEADERS.includes(found.code);
    const header = column === undefined || isHeader ? undefined : headersOf.get(file)?.get(column);
    const place = { ...found.place, file, ...(header === undefined ? {} : { column: header }) };
    const ofFile = ofFiles.get(file);
    const words = getOrInsert(wordsOf, file, () => ({
      ...(ofFile ?? ofTables),
      ...entryWords(file, loaded),
    }));
    const absent = ofFile && absentColumn(found, headersOf.get(file) ?? new Map(), ofFile);
    const list = listReading(file, loaded);
    const own = { ...absent, ...unknownWord(found, headersOf.get(file), list), ...found.called };
    const args =
      found.code === 'column-missing' ? saidByEachFile(found.args, layoutOf(file, loaded)) : found.args;
    return { ...found, args, place, called: Object.keys(own).length === 0 ? words : { ...words, ...own } };
  });
  return sortProblems(all);
}

/** The header of each column that is read, by its name, by the place of its file. */
export function headersByFile(
  loaded: LoadedWorkspace,
  files: readonly ReadFile[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map([
    ...loaded.files.map(({ place, headers }) => [place, headers] as const),
    ...files.map(({ file }) => [file.fingerprint.path, file.headers] as const),
  ]);
}

/** For tables that are read from another file than their own CSV: where their rows are, by the name of that CSV. */
function tablePlaces({ files }: LoadedWorkspace): ReadonlyMap<string, string> {
  const read = new Set(files.map(({ place }) => place));
  const places = Object.values(ALL_TABLES).flatMap(({ name, file }): readonly [string, string][] => {
    const first = files.find((report) => 'table' in report && report.table === name);
    return first === undefined || read.has(file) ? [] : [[file, first.place]];
  });
  return new Map(places);
}

/** The column that would give what a line lacks, where its file has no such column. */
function absentColumn({ code, place }: Problem, headers: ReadonlyMap<string, string>, words: Words): Words {
  const column =
    code === 'period-incomplete' ? place.column : code === 'serves-missing' ? 'access' : undefined;
  if (column === undefined || headers.size === 0 || headers.has(column)) return {};
  return { absent: words[`invoices.${column}`] ?? column };
}

/** The key with which the entry of a file would explain an unknown word of a column, or leave a row without a count. */
function unknownWord(
  { code, place }: Problem,
  headers: ReadonlyMap<string, string> | undefined,
  list: string | undefined,
): Words {
  const isTold = code === 'choice-invalid' || (list !== undefined && OF_LISTS.includes(code));
  if (headers === undefined || !isTold) return {};
  const { column = '', value = '' } = place;
  const [name] = [...headers].find((names) => names.includes(column)) ?? [];
  if (name === undefined) return {};
  const cell = JSON.stringify(value);
  if (OF_COUNTS.includes(code))
    return name === 'value' && !/\d/.test(value) ? { uncounted: `value: [${cell}]` } : {};
  return value === '' ? {} : { column: name, cell };
}

/** Faults of a count that is none. */
const OF_COUNTS: readonly Code[] = ['number-invalid', 'cell-empty'];

const OF_LISTS: readonly Code[] = ['member-unknown', 'site-unknown', 'serves-unknown', ...OF_COUNTS];

/** The layout that reads a file of invoices/. */
function layoutOf(file: string, { convention }: LoadedWorkspace): Layout | undefined {
  const path = fileOfPlace(file);
  if (convention === undefined || !path.startsWith(`${INVOICES_FOLDER}/`)) return undefined;
  return layoutFor(fileName(path), convention);
}

/** The arguments for a missing column. If a layout reads several files, no number or date of one invoice fits all. */
function saidByEachFile(args: Problem['args'], layout: Layout | undefined): Problem['args'] {
  const { once } = args;
  const differs = once === 'invoice_number' || once === 'invoice_date';
  if (!differs || !/[*?]/.test(layout?.files ?? '')) return args;
  return { ...args, once: undefined, named: `{${once}}` };
}

/** How the entry of a file that a layout reads begins; for a table without layout, how it would. */
function entryWords(file: string, loaded: LoadedWorkspace): Words {
  const layout = layoutOf(file, loaded);
  if (layout !== undefined) return entryOfInvoices(layout.files);
  const path = fileOfPlace(file);
  if (path.startsWith(`${INVOICES_FOLDER}/`)) return {};
  const stem = isTabular(path) ? path.replace(/\.[^.]*$/, '') : path;
  const read = loaded.files.find(({ place }) => place === file);
  const table =
    (read !== undefined && 'table' in read ? read.table : undefined) ??
    listReading(file, loaded) ??
    Object.values(ALL_TABLES).find(({ name }) => name === stem)?.name;
  if (table === undefined) return {};
  if (!isListed(table)) return { entry: '', listEntry: '', bare: path };
  const entry = tableEntry(table, path);
  return { entry, listEntry: entry };
}

/** The table that has a file as a list. */
function listReading(file: string, { convention }: LoadedWorkspace): string | undefined {
  const lists = [...(convention?.tables ?? new Map<string, readonly TableLayout[]>())];
  return lists.find(([, layouts]) => layouts.some((layout) => layout.file === fileOfPlace(file)))?.[0];
}

/** The tables of a workspace by the files that they were read from, and their columns by the headers there. */
function tableWords({ files }: LoadedWorkspace): Words {
  const words: Record<string, Argument> = {};
  for (const { name, file, schema } of Object.values(ALL_TABLES)) {
    const read = files.flatMap((report) => ('table' in report && report.table === name ? [report] : []));
    const [first] = read;
    if (first === undefined) continue;
    words[file] = either(workbooksOnce(read.map(({ place }) => place)));
    Object.assign(words, headerWords(name, schema, first.headers));
  }
  return words;
}

/** The columns of a file of invoices; if both ends of a period come from one text, it is named once. */
function ofInvoices(headers: ReadonlyMap<string, string>): Words {
  const words = headerWords('invoices', invoiceLineSchema, headers);
  const isOneText = words['invoices.period_start'] === words['invoices.period_end'];
  return isOneText && headers.has('period_end') ? { ...words, 'invoices.period_end': '' } : words;
}

/** Columns by their headers; a missing column by the name that it would have among the others. */
function headerWords(table: string, schema: RowSchema, headers: ReadonlyMap<string, string>): Words {
  const columns = columnsOf(schema).map(({ name, alias }) => ({ name, alias: alias ?? name }));
  const translated = columns.filter(({ name, alias }) => name !== alias);
  const isFrench = translated.some(({ name, alias }) => headers.get(name) === alias);
  const isEnglish = translated.some(({ name }) => headers.get(name) === name);
  return Object.fromEntries(
    columns.flatMap(({ name, alias }) => {
      const word = headers.get(name) ?? (isFrench ? alias : isEnglish ? name : undefined);
      return word === undefined ? [] : [[`${table}.${name}`, word]];
    }),
  );
}

/** Places of lists; a workbook of which several sheets are lists is named once, without its sheets. */
function workbooksOnce(places: readonly string[]): readonly string[] {
  const isOneOfMany = (place: string): boolean =>
    places.filter((other) => fileOfPlace(other) === fileOfPlace(place)).length > 1;
  return [...new Set(places.map((place) => (isOneOfMany(place) ? fileOfPlace(place) : place)))];
}

function either(files: readonly string[]): Bilingual {
  return { en: files.join(' or '), fr: files.join(' ou ') };
}

/** A file that lacks no more columns than this has our headers, and is corrected itself. */
const FEW = 2;

/** How many patterns are named: a group with more operators learns nothing from the rest. */
const MOST_PATTERNS = 6;

/**
 * Where a file of `invoices/` with an operator’s own headers matches no layout of the convention, replaces the problems
 * of its missing columns by a single remedy, an entry for the file, and drops those of its unknown headers. So for a
 * workbook whose sheet nothing names.
 */
function askForLayouts(problems: readonly Problem[], convention: Convention | undefined): readonly Problem[] {
  if (convention === undefined) return problems;
  const matchesNone = ({ place: { file } }: Problem): boolean =>
    file.startsWith(`${INVOICES_FOLDER}/`) && layoutFor(fileName(file), convention) === undefined;
  const missing = new Map<string, number>();
  for (const found of problems) {
    const { code, place, args } = found;
    const isForeign = code === 'column-missing' && args['headers'] !== '';
    if (isForeign && matchesNone(found)) missing.set(place.file, (missing.get(place.file) ?? 0) + 1);
  }
  const lacksLayout = (file: string): boolean => (missing.get(file) ?? 0) > FEW;
  const names = convention.layouts.map(({ files }) => `"${files}"`);
  const patterns = names.length > MOST_PATTERNS ? [...names.slice(0, MOST_PATTERNS), '…'] : names;
  return problems
    .filter(({ code, place }) => code !== 'column-unknown' || !lacksLayout(place.file))
    .map((found) => {
      const path = shellWord(found.place.file);
      if (found.code === 'sheet-several' && matchesNone(found))
        return { ...found, args: { ...found.args, path } };
      if (found.code !== 'column-missing' || !lacksLayout(found.place.file)) return found;
      const remedy = names.length === 0 ? { alone: path } : { patterns: patterns.join(', '), path };
      return { ...found, args: { column: found.args['column'], ...remedy } };
    });
}
