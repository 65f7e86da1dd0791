import type { Argument } from '../../diagnostics/bilingual.ts';
import type { Code } from '../../diagnostics/codes.ts';
import { entryOfInvoices, entryOfList } from '../../diagnostics/place-words.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import { cached } from '../../domain/cache.ts';
import type { Layout } from '../../domain/convention.ts';
import type { TableLayout } from '../../domain/layout.ts';
import { groupBy } from '../../domain/lists.ts';
import { fileName, layoutFor } from '../../invoices/invoice-path.ts';
import type { ReadFile } from '../../invoices/read-lines.ts';
import { fileOfPlace, isTabular, withoutExtension } from '../../text/file-type.ts';
import { globOf } from '../../text/glob.ts';
import { columnsOf, type RowSchema } from '../../workspace/columns/table.ts';
import { INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import { isIgnored } from '../../workspace/folder/ignored-files.ts';
import { isListed } from '../../workspace/listed-tables.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { invoiceLineSchema } from '../../workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../../workspace/tables.ts';
import { either, listWords, type Words, workbooksOnce } from './list-words.ts';

/** The header of each column that was read from a file, by the name of the column. */
export type Headers = ReadonlyMap<string, string>;

/** What tables, columns and the entry of its file are called in the words of a problem, given the place of that file. */
export function ownWords(
  loaded: LoadedWorkspace,
  files: readonly ReadFile[],
  headersOf: ReadonlyMap<string, Headers>,
  problems: readonly Problem[],
): (found: Problem, file: string) => Words {
  const ofTables = tableWords(loaded);
  const invoiceFiles = new Map(files.map(({ file }) => [file.fingerprint.path, file.headers]));
  // A file that could not be read is there too, and known by its problem.
  const places = new Set(problems.map(({ place }) => place.file));
  const faulty = [...places].filter((file) => isOfInvoices(file, loaded));
  const besideOf = filesBeside([...invoiceFiles.keys(), ...faulty], loaded);
  // One object for all problems of a file, of which there may be a million.
  const wordsOf = cached((file: string): Words => {
    const ofInvoiceFile = invoiceFiles.get(file);
    return {
      ...ofTables,
      ...(ofInvoiceFile && ofInvoices(ofInvoiceFile)),
      ...entryWords(file, loaded),
      ...besideOf(file),
    };
  });
  /** The columns of a file with their headers; a list has those of each of its entries, though another is at fault. */
  const readAs = cached((file: string): readonly (readonly string[])[] => [
    ...(headersOf.get(file) ?? []),
    ...layoutsOf(file, loaded).flatMap(({ columns }) =>
      [...columns].map(([name, header]) => [name, header].flat()),
    ),
  ]);
  const lists = listWords(loaded);
  return (found, file) => {
    const words = wordsOf(file);
    const headers = headersOf.get(file);
    const ofProblem = {
      ...(invoiceFiles.has(file) ? absentColumn(found, headers ?? new Map(), words) : {}),
      ...unknownWord(found, readAs(file), listReading(file, loaded)),
      ...lists(found, file),
      ...found.called,
    };
    return Object.keys(ofProblem).length === 0 ? words : { ...words, ...ofProblem };
  };
}

/** Whether a file of invoices/ is read as one: a list there may be left aside as an invoice. */
function isOfInvoices(file: string, loaded: LoadedWorkspace): boolean {
  const path = fileOfPlace(file);
  if (!path.startsWith(`${INVOICES_FOLDER}/`)) return false;
  const { convention } = loaded;
  return convention === undefined || listReading(path, loaded) === undefined || !isIgnored(path, convention);
}

/** Whether other files of invoices are read by the entry of a file, or would be by one of its name: a remedy would touch them. */
function filesBeside(paths: readonly string[], loaded: LoadedWorkspace): (file: string) => Words {
  const entryOf = (path: string): string => layoutOf(path, loaded)?.files ?? fileName(path);
  const ofEntries = groupBy(new Set(paths.map(fileOfPlace)), entryOf);
  return (file) => {
    const path = fileOfPlace(file);
    if (!isOfInvoices(path, loaded)) return {};
    const ofEntry = ofEntries.get(entryOf(path)) ?? [];
    return ofEntry.some((other) => other !== path) ? { othersOfEntry: 'yes' } : {};
  };
}

/** The column that would give what a line lacks, where its file has no such column. */
function absentColumn({ code, place }: Problem, headers: Headers, words: Words): Words {
  const column =
    code === 'period-incomplete' ? place.column : code === 'serves-missing' ? 'access' : undefined;
  if (column === undefined || headers.size === 0 || headers.has(column)) return {};
  return { absent: words[`invoices.${column}`] ?? column };
}

/** The key with which the entry of a file would explain an unknown word of a column, or leave a row without a count. */
function unknownWord(
  { code, place }: Problem,
  headers: readonly (readonly string[])[],
  list: string | undefined,
): Words {
  const isTold = code === 'choice-invalid' || (list !== undefined && OF_LISTS.includes(code));
  if (!isTold) return {};
  const { column = '', value = '' } = place;
  const [name] = headers.find((names) => names.includes(column)) ?? [];
  if (name === undefined) return {};
  const cell = JSON.stringify(globOf(value));
  if (OF_COUNTS.includes(code))
    return name === 'value' && !/\d/.test(value) ? { uncounted: `value: [${cell}]` } : {};
  if (value === '') return {};
  return { column: name, cell, ...(name === 'category' ? { ownWord: JSON.stringify(value) } : {}) };
}

/** Faults of a count that is none. */
const OF_COUNTS: readonly Code[] = ['number-invalid', 'cell-empty'];

const OF_LISTS: readonly Code[] = ['member-unknown', 'site-unknown', 'serves-unknown', ...OF_COUNTS];

/** The layout that reads a file of invoices/. */
export function layoutOf(file: string, loaded: LoadedWorkspace): Layout | undefined {
  const { convention } = loaded;
  if (convention === undefined || !isOfInvoices(file, loaded)) return undefined;
  return layoutFor(fileName(fileOfPlace(file)), convention);
}

/** How the entry of a file that a layout reads begins; for a table without layout, how it would. */
function entryWords(file: string, loaded: LoadedWorkspace): Words {
  const layout = layoutOf(file, loaded);
  if (layout !== undefined) return entryOfInvoices(layout.files);
  if (isOfInvoices(file, loaded)) return {};
  const path = fileOfPlace(file);
  const stem = isTabular(path) ? withoutExtension(path) : path;
  const read = loaded.files.find(({ place }) => place === file);
  const table =
    (read !== undefined && 'table' in read ? read.table : undefined) ??
    listReading(file, loaded) ??
    Object.values(ALL_TABLES).find(({ name }) => name === stem)?.name;
  if (table === undefined) return {};
  if (!isListed(table)) return { entry: '', listEntry: '', bare: path };
  return { ...entryOfList(table, path) };
}

/** The table that has a file as a list. */
function listReading(file: string, { convention }: LoadedWorkspace): string | undefined {
  const lists = [...(convention?.tables ?? new Map<string, readonly TableLayout[]>())];
  return lists.find(([, layouts]) => layouts.some((layout) => layout.file === fileOfPlace(file)))?.[0];
}

/** The entries that read a file as a list. */
function layoutsOf(file: string, { convention }: LoadedWorkspace): readonly TableLayout[] {
  const layouts = [...(convention?.tables.values() ?? [])].flat();
  return layouts.filter((layout) => layout.file === fileOfPlace(file));
}

/** The tables of a workspace by the files that they were read from, and their columns by the headers there. */
function tableWords({ files }: LoadedWorkspace): Words {
  const words: Record<string, Argument> = {};
  for (const { name, file, schema } of Object.values(ALL_TABLES)) {
    const read = files.flatMap((report) => ('table' in report && report.table === name ? [report] : []));
    const [first] = read;
    if (first === undefined) continue;
    words[file] = either(workbooksOnce(read.map(({ place }) => place)));
    const { delimiter = ',' } = first.dialect ?? {};
    words[`${name}.delimiter`] = delimiter === '\t' ? TAB : delimiter;
    Object.assign(words, headerWords(name, schema, first.headers));
  }
  return words;
}

/** A tab in a row to write: shown as it is, nobody sees it. */
const TAB: Argument = { en: '<tab>', fr: '<tabulation>' };

/** The columns of a file of invoices; if both ends of a period come from one text, it is named once. */
function ofInvoices(headers: Headers): Words {
  const words = headerWords('invoices', invoiceLineSchema, headers);
  const isOneText = words['invoices.period_start'] === words['invoices.period_end'];
  return isOneText && headers.has('period_end') ? { ...words, 'invoices.period_end': '' } : words;
}

/** Columns by their headers; a missing column by the name that it would have among the others. */
function headerWords(table: string, schema: RowSchema, headers: Headers): Words {
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
