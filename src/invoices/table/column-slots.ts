import { isError, type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import {
  type AmountColumn,
  type ChargeCredit,
  type Convention,
  headersOfSplit,
  type Layout,
} from '../../domain/convention.ts';
import type { PatternField } from '../../domain/field-pattern.ts';
import type { DecimalMark } from '../../domain/layout.ts';
import type { Release } from '../../domain/release.ts';
import {
  type CellReader,
  cellProblem,
  cellReader,
  defaultReader,
  translatingReader,
} from '../../workspace/columns/cell-reader.ts';
import { writtenReader } from '../../workspace/columns/file-writing.ts';
import { type MarkRule, markRule } from '../../workspace/columns/numbers.ts';
import { withOwnCategories } from '../../workspace/columns/own-categories.ts';
import type { Column } from '../../workspace/columns/table.ts';
import {
  type ColumnPlace,
  headerMissing,
  headerNamed,
  ignoredName,
  ignoresColumn,
  otherCurrency,
  placeColumns,
  twoColumns,
} from '../../workspace/reading/header.ts';
import { type JoinedColumn, joinPlaces } from '../../workspace/reading/joined-columns.ts';
import { missingColumn } from '../../workspace/reading/missing-column.ts';
import type { RecordSource } from '../../workspace/records/record-source.ts';
import {
  INVOICE_LINE_COLUMNS,
  type InvoiceColumn,
  type InvoiceLineRow,
} from '../../workspace/tables/invoice-lines.ts';
import { type CellField, cellFields, textHeaders } from './cell-fields.ts';
import type { HeaderFields } from './header-fields.ts';

/** The readers of each column by the number marks of a file: files share them, with what they remember of cells. */
const readers = new WeakMap<Column, Map<MarkRule, CellReader>>();

/** The reader of a column's cells, any of which may be empty: a missing value is reported for the line. */
function readerOf(column: Column, mark: MarkRule, release: Release | undefined): CellReader {
  if (release !== undefined) return cellReader({ ...column, required: false }, mark, release);
  const known = getOrInsert(readers, column, () => new Map<MarkRule, CellReader>());
  return getOrInsert(known, mark, () => cellReader({ ...column, required: false }, mark));
}

/** A column of an invoice file: its index, the reader of its cells, and the meaning of an empty one. */
export interface Slot<T> {
  /** -1 where the file lacks the column; after those of the file where it joins several. */
  readonly index: number;
  readonly header: string;
  readonly read: CellReader;
  readonly fallback: T | undefined;
  /** Whether it is unknown what an empty cell means, and any where it is not read: what is in doubt was reported. */
  readonly inDoubt: boolean;
}

export type Slots = { readonly [C in InvoiceColumn]: Slot<NonNullable<InvoiceLineRow[C]>> };

/**
 * Finds the columns of an invoice file by its layout. An empty cell means: a header field found in the file's name or
 * preamble, else the layout's supplier, else its default. `errors` are those of the columns, which are also reported.
 */
export function placeSlots(
  file: RecordSource,
  layout: Layout | undefined,
  fields: HeaderFields,
  {
    decimalMark,
    currency,
    ownCategories,
    release,
  }: Pick<Convention, 'decimalMark' | 'currency' | 'ownCategories' | 'release'>,
  report: OnProblem,
): { readonly slots: Slots; readonly joined: readonly JoinedColumn[]; readonly errors: readonly Problem[] } {
  const path = file.fingerprint.path;
  const declared = layout?.decimalMark ?? decimalMark;
  const mark = markRule(file.dialect?.delimiter, layout, decimalMark);
  const said = { path, layout, fields, decimalMark: declared, release };
  const renamed = layout?.columns ?? new Map<string, readonly string[]>();
  const ofSplit = headersOfSplit(layout?.amounts.values() ?? []);
  const ignored = [...(layout?.ignoreColumns ?? []), ...ofSplit];
  const columns = withOwnCategories(INVOICE_LINE_COLUMNS, ownCategories);
  const texts = layout === undefined ? [] : textHeaders(layout);
  const conditions = [...(layout?.skipRows.keys() ?? []), ...(layout?.totals.keys() ?? [])];
  const ofHeaders = { renamed, ignored, texts, conditions, currency, release };
  const placed = placeColumns(file, columns, ofHeaders);
  const errors: Problem[] = [];
  const fail = (found: Problem): void => {
    errors.push(found);
    report(found);
  };
  for (const found of placed.problems) (isError(found) ? fail : report)(found);
  for (const header of new Set(file.header.filter((title) => ofSplit.includes(title))))
    otherCurrency(file, header, { currency, release }).forEach(fail);
  const { places, joined } = joinPlaces(file, placed.places);
  const ofTexts = layout === undefined ? undefined : cellFields(file, layout, places, fail);
  const slots = columns.map((column) => {
    const ofText = ofTexts?.get(column.name as PatternField);
    const place = places.find((candidate) => candidate.column === column);
    const amounts = layout?.amounts.get(column.name as AmountColumn);
    placeProblems(column, file, said, { place, amounts, ofText }).forEach(fail);
    const asWritten = writtenReader(column, readerOf(column, mark, release), layout?.writing);
    const read = translatingReader(asWritten, layout?.values.get(column.name));
    const slot: Slot<unknown> = {
      index: ofText?.index ?? place?.index ?? -1,
      header: ofText?.header ?? place?.header ?? column.name,
      read: ofText?.readerOf(read) ?? read,
      fallback: fallbackOf(column, said, fail),
      inDoubt: fields.inDoubt.has(column.name),
    };
    return [column.name, slot] as const;
  });
  // They are those of the schema, so the record has a slot for each of its keys.
  return { slots: Object.fromEntries(slots) as unknown as Slots, joined, errors };
}

/**
 * The index of the column that a key names: by its canonical name, even if it is ignored otherwise, or by a header of
 * the file; -1 where there is none.
 */
export function placeOfName(
  name: string,
  file: RecordSource,
  layout: Layout | undefined,
  slots: Slots,
): number {
  const slot = Object.hasOwn(slots, name) ? slots[name as keyof Slots] : undefined;
  if (slot !== undefined && slot.index !== -1) return slot.index;
  return file.header.indexOf(headerNamed(name, layout?.columns));
}

/**
 * What is wrong with the index of a column: it is missing though the layout names it or a line needs it, or it is there
 * twice.
 */
function placeProblems(
  column: Column,
  file: RecordSource,
  said: SaidOfFile,
  found: {
    readonly place: ColumnPlace | undefined;
    readonly amounts: ChargeCredit | undefined;
    readonly ofText: CellField | undefined;
  },
): readonly Problem[] {
  const { path, layout } = said;
  const { place, amounts, ofText } = found;
  const { name, required } = column;
  const mapped = layout?.columns.get(name) ?? [];
  const mayLack = layout?.optional.includes(name) || isIgnored(name, mapped, file, said);
  const isElsewhere = amounts !== undefined || ofText !== undefined;
  const lacking = mapped.filter((header) => !file.header.includes(header));
  if (lacking.length > 0 && !mayLack && !isElsewhere)
    return lacking.map((header) =>
      headerMissing(file, layout, `columns.${name}`, name, header, required ? '' : name),
    );
  if (place !== undefined) {
    const other = amounts?.charge ?? amounts?.credit ?? ofText?.header;
    if (other === undefined) return [];
    const at = { file: path, row: file.headerRow, column: place.header };
    return [problem('column-repeated', at, twoColumns(name, other, place.header))];
  }
  if (ofText !== undefined || !required || filledByLayout(name, said)) return [];
  const aside = ignoredName(column, layout?.ignoreColumns ?? [], mapped);
  return [missingColumn(file, column, INVOICE_LINE_COLUMNS, true, aside)];
}

/** A column may be both mapped, for readers of the layout, and ignored. */
function isIgnored(
  column: string,
  mapped: readonly string[],
  { header: headers }: RecordSource,
  { layout, release }: SaidOfFile,
): boolean {
  if (layout === undefined) return false;
  const { ignoreColumns: ignored, columns: renamed } = layout;
  return (
    ignoresColumn(column, ignored, { renamed, headers, release }) ||
    ignored.some((name) => mapped.includes(name))
  );
}

/** What is known about the cells of a file besides themselves. */
interface SaidOfFile {
  readonly path: string;
  readonly layout: Layout | undefined;
  readonly fields: HeaderFields;
  readonly decimalMark: DecimalMark | undefined;
  readonly release: Release | undefined;
}

/** Whether a layout gives the value of an absent required column. */
function filledByLayout(column: string, { layout, fields }: SaidOfFile): boolean {
  if (layout === undefined) return false;
  if (layout.defaults.has(column) || layout.amounts.has(column as AmountColumn)) return true;
  if (fields.inDoubt.has(column) || fieldOf(column, fields) !== undefined) return true;
  if (column === 'line_number') return layout.lineNumberFromRow;
  return column === 'category' && layout.categories.length > 0;
}

/** The meaning of an empty cell of the column. What is wrong with a default was reported for the convention. */
function fallbackOf(
  column: Column,
  { path, layout, fields, decimalMark }: SaidOfFile,
  fail: OnProblem,
): unknown {
  if (fields.inDoubt.has(column.name)) return undefined;
  const field = fieldOf(column.name, fields);
  const supplier = column.name === 'supplier' ? layout?.supplier : undefined;
  const said = field ?? supplier;
  const text = said ?? layout?.defaults.get(column.name);
  if (text === undefined) return undefined;
  const reading = defaultReader(column, decimalMark, 'either')(text);
  if ('value' in reading) return reading.value;
  if (said !== undefined) fail(cellProblem(reading.fault, path, 1, column.name, text));
  return undefined;
}

function fieldOf(column: string, { values }: HeaderFields): string | undefined {
  return [...values].find(([name]) => name === column)?.[1];
}
