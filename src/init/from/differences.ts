import { basename } from 'node:path';
import { headersOfSplit, type Layout } from '../../domain/convention.ts';
import type { Preamble, TableLayout } from '../../domain/layout.ts';
import { cleanText } from '../../text/clean-text.ts';
import { matchesAny, matchesGlob } from '../../text/glob.ts';
import { cellReader } from '../../workspace/columns/cell-reader.ts';
import { writtenReader } from '../../workspace/columns/file-writing.ts';
import { type Column, columnsOf } from '../../workspace/columns/table.ts';
import { INVOICE_LINE_COLUMNS, invoiceLineSchema } from '../../workspace/tables/invoice-lines.ts';
import { dayOfCount } from '../../workspace/written/count-day.ts';
import type { KnownLayouts } from './known-layouts.ts';
import { familiesWithoutCategory } from './layout/families.ts';
import { isTotal } from './left-aside.ts';
import type { ListedKind } from './list-words.ts';
import { tableOf } from './place-columns.ts';
import type { GivenList } from './propose.ts';
import { recognise } from './recognise.ts';
import type { SeenColumn, SeenList } from './seen-list.ts';
import { fileGlob } from './yaml-text.ts';

/** How a list differs from the layout that reads it, or that reads a file whose name differs only in numbers. */
export interface LayoutDifferences {
  /** The file, or the files, that the layout names. */
  readonly files: string;
  readonly differences: readonly Difference[];
}

/** Compares a list with the layouts of its file; none where it has none. */
export function layoutDifferences(given: GivenList, known: KnownLayouts): readonly LayoutDifferences[] {
  return compared(given, known).map(({ files, differences }) => ({
    files,
    differences: differences.map((found) =>
      found.kind === 'header-new' && known.undecided.has(found.header)
        ? { ...found, kind: 'undecided' }
        : found,
    ),
  }));
}

function compared(
  { list, path }: GivenList,
  { tables, invoices }: KnownLayouts,
): readonly LayoutDifferences[] {
  const ofInvoices = (): readonly LayoutDifferences[] => {
    const layout = invoices.find(({ files }) => matchesGlob(files, basename(path)));
    return layout === undefined
      ? []
      : [{ files: layout.files, differences: invoiceDifferences(list, layout) }];
  };
  const layouts = [...tables].flatMap(([kind, all]) =>
    all.map((layout) => ({ kind: kind as ListedKind, layout })),
  );
  const exact = layouts.filter(({ layout }) => layout.file.normalize('NFC') === path);
  const ofSheet = exact.filter(({ layout }) => isOfSheet(layout, list));
  // A workbook of invoices may have a table too.
  if (path.startsWith('invoices/') && ofSheet.length === 0) return ofInvoices();
  // From elsewhere, before it is put into invoices/.
  const invoice = exact.length === 0 && recognise(list, false)?.kind === 'invoices' ? ofInvoices() : [];
  if (invoice.length > 0) return invoice;
  const alike = layouts.filter(({ layout }) => fileGlob(layout.file.normalize('NFC')) === fileGlob(path));
  return (exact.length > 0 ? ofSheet : alike.filter(({ layout }) => isOfSheet(layout, list))).map(
    ({ kind, layout }) => ({ files: layout.file, differences: listDifferences(list, kind, layout) }),
  );
}

/** Whether a layout is for this sheet: the one that it names, if any; if that is gone, one with all its headers. */
function isOfSheet({ sheet, columns }: TableLayout, { sheet: seen, sheetNames, ...list }: SeenList): boolean {
  if (sheet === undefined || seen === undefined) return true;
  const isNamed = (name: string): boolean => cleanText(name) === cleanText(sheet);
  const headers = [...columns.values()].flat();
  const isThere = (wanted: string): boolean => list.columns.some(({ header }) => header === wanted);
  return isNamed(seen) || (headers.length > 1 && headers.every(isThere) && !sheetNames.some(isNamed));
}

/** How a file differs from what its layout says of it. */
export type Difference =
  | { readonly kind: 'sheet-gone'; readonly sheet: string }
  | { readonly kind: 'header-row'; readonly was: string; readonly row: number }
  | { readonly kind: 'header-gone'; readonly header: string; readonly column: string }
  | { readonly kind: 'header-new'; readonly header: string; readonly samples: readonly string[] }
  /** Its header says on which day it counts. */
  | {
      readonly kind: 'count-new';
      readonly header: string;
      readonly samples: readonly string[];
      readonly day: string;
    }
  /** Its place is commented out with `#` in the convention: the file has not changed, but a decision is still open. */
  | { readonly kind: 'undecided'; readonly header: string; readonly samples: readonly string[] }
  | { readonly kind: 'words-new'; readonly header: string; readonly words: readonly string[] }
  | { readonly kind: 'merged'; readonly header: string }
  | { readonly kind: 'totals'; readonly texts: readonly string[] };

/** The differences between a list and the layout of a reference table. */
function listDifferences(list: SeenList, kind: ListedKind, layout: TableLayout): readonly Difference[] {
  const columns = columnsOf(tableOf(kind).schema);
  const mapped = [...layout.columns].map(([name, headers]) => ({ name, headers }));
  const ignored = layout.ignoreColumns === '*' ? undefined : layout.ignoreColumns;
  return [
    ...ofSheet(list, layout.sheet === undefined ? [] : [layout.sheet]),
    ...ofHeader(list, layout.preamble),
    ...ofColumns(list, columns, mapped, ignored),
    ...ofWords(list, columns, mapped, layout),
    ...mapped.flatMap(({ name, headers }) =>
      list.columns
        .filter(({ header, index }) => headers.includes(header) && list.mergedDown.has(index))
        .filter(() => !layout.fillDown.includes(name))
        .map(({ header }): Difference => ({ kind: 'merged', header })),
    ),
    ...ofTotals(list, [layout.skipRows]),
  ];
}

/** The differences between an invoice file and the layout of its supplier. */
function invoiceDifferences(list: SeenList, layout: Layout): readonly Difference[] {
  const mapped = [
    ...[...layout.columns].map(([name, headers]) => ({ name, headers })),
    ...ofTexts(layout).map((header) => ({ name: 'from_columns', headers: [header] })),
    ...headersOfSplit(layout.amounts.values()).map((header) => ({
      name: 'amounts',
      headers: [header],
    })),
  ];
  const [itemCodes = [], labels = [], categories = []] = (['item_code', 'label', 'category'] as const).map(
    (name) => seenAt(list, { name, alias: invoiceLineSchema[name].alias }, mapped),
  );
  const isCategorised =
    layout.categories.length === 0 || layout.defaults.has('category') || categories.length > 0;
  const unknown = isCategorised ? [] : familiesWithoutCategory(list, layout, itemCodes, labels);
  return [
    ...ofSheet(list, layout.sheet === undefined ? layout.sheets : [layout.sheet]),
    ...ofHeader(list, layout.preamble),
    ...ofColumns(list, INVOICE_LINE_COLUMNS, mapped, layout.ignoreColumns, layout.optional),
    ...(unknown.length === 0 ? [] : [{ kind: 'words-new', header: 'categories', words: unknown } as const]),
    ...ofTotals(list, [layout.skipRows, layout.totals]),
  ];
}

/** The headers whose cells are read for other fields of their lines, except those with our names. */
function ofTexts({ fromColumns, chargeOrCredit }: Layout): readonly string[] {
  const named = [...fromColumns.keys(), ...(chargeOrCredit === undefined ? [] : [chargeOrCredit.column])];
  return named.filter((name) => !Object.hasOwn(invoiceLineSchema, name));
}

/** The sheet of a layout, unless the list is it, or its workbook has it, among hidden ones perhaps. */
function ofSheet({ sheet, sheetNames }: SeenList, wanted: readonly string[]): readonly Difference[] {
  const seen = sheet === undefined ? sheetNames : [sheet];
  if (wanted.length === 0 || seen.length === 0) return [];
  const isWanted = wanted.some((name) => seen.some((one) => matchesGlob(cleanText(name), cleanText(one))));
  return isWanted ? [] : [{ kind: 'sheet-gone', sheet: wanted.join(', ') }];
}

function ofHeader({ headerRow, columns }: SeenList, preamble: Preamble | undefined): readonly Difference[] {
  if (preamble !== undefined && 'until' in preamble) {
    const isThere = columns.some(({ header }) => header === preamble.until);
    return isThere ? [] : [{ kind: 'header-row', was: preamble.until, row: headerRow }];
  }
  const was = (preamble?.rows ?? 0) + 1;
  return was === headerRow ? [] : [{ kind: 'header-row', was: String(was), row: headerRow }];
}

interface Mapped {
  readonly name: string;
  readonly headers: readonly string[];
}

/** Headers that the layout requires and the file lacks, and those of the file that nothing names. */
function ofColumns(
  list: SeenList,
  columns: readonly Column[],
  mapped: readonly Mapped[],
  ignored: readonly string[] | undefined,
  optional: readonly string[] = [],
): readonly Difference[] {
  const headers = list.columns.map(({ header }) => header);
  const gone = mapped
    .filter(({ name }) => !optional.includes(name))
    .flatMap(({ name, headers: wanted }) =>
      wanted
        .filter((header) => !headers.includes(header))
        .map((header): Difference => ({ kind: 'header-gone', header, column: name })),
    );
  const named = new Set([
    ...mapped.flatMap((one) => one.headers),
    ...columns.flatMap(({ name, alias }) => [name, alias ?? name]),
    ...(ignored ?? headers),
  ]);
  const fresh = list.columns
    .filter(({ header }) => !named.has(header))
    .map(({ header, samples }): Difference => {
      const day = dayOfCount(header);
      return day === undefined
        ? { kind: 'header-new', header, samples }
        : { kind: 'count-new', header, samples, day };
    });
  return [...gone, ...fresh];
}

/** Cells of enumerated columns for which neither the table nor the layout has a word. */
function ofWords(
  list: SeenList,
  columns: readonly Column[],
  mapped: readonly Mapped[],
  layout: TableLayout,
): readonly Difference[] {
  return columns
    .filter(({ kind, name }) => kind === 'choice' || layout.values.has(name))
    .flatMap((column): readonly Difference[] => {
      const [seen] = seenAt(list, column, mapped);
      if (seen === undefined || column.refersTo !== undefined) return [];
      const globs = [...(layout.values.get(column.name)?.keys() ?? [])];
      // The numbers of a sheet were given the mark of the language, whatever the layout says.
      const mark = list.dialect === undefined ? 'both' : (layout.decimalMark ?? 'either');
      const read = writtenReader(column, cellReader(column, mark), layout.writing);
      const unread = list.rows
        .filter((row) => !isTotal(row))
        .map((row) => row[seen.index] ?? '')
        .filter((cell) => cell !== '' && 'fault' in read(cell))
        .filter((cell) => !matchesAny(globs, cell));
      const words = [...new Set(unread)].slice(0, 20);
      return words.length === 0 ? [] : [{ kind: 'words-new', header: seen.header, words }];
    });
}

function seenAt(
  list: SeenList,
  { name, alias }: Pick<Column, 'name' | 'alias'>,
  mapped: readonly Mapped[],
): readonly SeenColumn[] {
  const headers = mapped.find((one) => one.name === name)?.headers ?? [name, alias ?? name];
  return list.columns.filter(({ header }) => headers.includes(header));
}

/** Rows that look like totals, and that no pattern of the layout removes from its lines (`skip_rows`, `totals`). */
function ofTotals(
  list: SeenList,
  patterns: readonly ReadonlyMap<string, readonly string[]>[],
): readonly Difference[] {
  const globs = patterns.flatMap((byColumn) => [...byColumn.values()].flat());
  const texts = list.rows
    .map((row) => row.find((cell) => isTotal([cell])))
    .filter((text) => text !== undefined)
    .filter((text) => !matchesAny(globs, text));
  return texts.length === 0 ? [] : [{ kind: 'totals', texts: [...new Set(texts)] }];
}
