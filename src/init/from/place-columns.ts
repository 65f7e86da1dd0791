import { isInseeCommune, siretFault, uaiFault } from '../../domain/identifiers.ts';
import { cellReader } from '../../workspace/columns/cell-reader.ts';
import { type Column, columnsOf, isHeaderOf, type TableFacts } from '../../workspace/columns/table.ts';
import { TABLES } from '../../workspace/tables.ts';
import { dayOfCount } from '../../workspace/written/count-day.ts';
import { AMOUNT_HINTS, LESSER_HEADERS, plainHeader } from '../header-words.ts';
import { LIST_HEADERS, type ListedKind } from './list-words.ts';
import { mostCells, type SeenColumn, type SeenList } from './seen-list.ts';
import { type SeenWriting, seenReader } from './seen-writing.ts';
import { valueMap } from './value-maps.ts';

/** The possible columns of a list for the columns of a table. */
export interface Placement {
  readonly table: TableFacts;
  /** Columns whose header is their own name, so that nothing need be said about them. */
  readonly known: ReadonlyMap<string, SeenColumn>;
  /** The possible columns for each column of the table, by header or by content; none is here twice. */
  readonly found: ReadonlyMap<string, readonly SeenColumn[]>;
  /** Headers that count pupils on a day, each with its day (YYYY-MM-DD). */
  readonly counts: readonly { readonly seen: SeenColumn; readonly day: string }[];
}

/** The table of a kind. */
export function tableOf(kind: ListedKind): TableFacts {
  return TABLES[kind];
}

/** Looks for the columns of a table in a list. */
export function placementOf(kind: ListedKind, list: SeenList): Placement {
  const table = tableOf(kind);
  const columns = columnsOf(table.schema);
  const known = new Map<string, SeenColumn>();
  for (const column of columns) {
    const own = list.columns.filter(({ header }) => isHeaderOf(column, header));
    if (own[0] !== undefined && own.length === 1) known.set(column.name, own[0]);
  }
  const counts = list.columns.flatMap((seen, index) => {
    const day = dayOfCount(seen.header);
    const isAgain = list.columns.findIndex(({ header }) => header === seen.header) < index;
    return kind === 'measures' && day !== undefined && !isAgain && areNumbers(seen) ? [{ seen, day }] : [];
  });
  const free = list.columns.filter(
    (seen) => ![...known.values()].includes(seen) && !counts.some((count) => count.seen === seen),
  );
  const found = new Map<string, readonly SeenColumn[]>();
  for (const column of columns) {
    if (known.has(column.name)) continue;
    const fitting = candidates(kind, column, free, list.writing);
    if (fitting.length > 0) found.set(column.name, fitting);
  }
  return { table, known, found, counts };
}

/** The possible columns: those with a usual header, the most usual first; else by content. */
function candidates(
  kind: ListedKind,
  column: Column,
  free: readonly SeenColumn[],
  writing: SeenWriting,
): readonly SeenColumn[] {
  const words = LIST_HEADERS[kind][column.name] ?? [];
  const headedBy = (some: readonly string[]): readonly SeenColumn[] =>
    free.filter((seen) => some.includes(plainHeader(seen.header)));
  const usual = headedBy(words);
  // A list of sites with their UAIs may have the code of a building within each.
  const isKeyed = column.name === 'site' && free.some(areUais);
  const lesser = isKeyed ? [] : headedBy(LESSER_HEADERS[column.name] ?? []);
  // Grappes without ids go by their names.
  const names = column.name === 'grappe' ? headedBy(LIST_HEADERS.grappes.name ?? []) : [];
  const headed = [usual, lesser, names].find(({ length }) => length > 0) ?? [];
  const filled = headed.filter((seen) => mayHold(kind, column, seen, writing));
  // Empty today, but taken by its header, so that it is read once it is filled.
  const named =
    filled.length > 0 || column.required ? filled : usual.filter(({ cells }) => cells.length === 0);
  const byContent = free.filter((seen) => isSurely(column, seen));
  if (column.name === 'unit_price') {
    const others = Object.values(LIST_HEADERS[kind]).flat();
    return free.filter((seen) => isPrice(seen) && !others.includes(plainHeader(seen.header)));
  }
  if (byContent.length > 0 && named.length === 0) return byContent;
  return [...named].sort(
    (a, b) => words.indexOf(plainHeader(a.header)) - words.indexOf(plainHeader(b.header)),
  );
}

/** Whether a header has a word for a price, which is never taken, only shown. */
function isPrice({ header }: SeenColumn): boolean {
  const plain = plainHeader(header);
  return AMOUNT_HINTS.unit_price.test(plain) || AMOUNT_HINTS.net_amount.test(plain);
}

/** The rates of VAT of metropolitan France (CGI art. 278 to 281 quater), and zero. */
const VAT_RATES = /^(?:0|2[.,]1|5[.,]5|10|20)(?:[.,]0+)?$/;

export function areVatRates(seen: SeenColumn): boolean {
  return /\btva\b/.test(plainHeader(seen.header)) && holdVatRates(seen);
}

export function holdVatRates(seen: SeenColumn): boolean {
  return mostCells(10, seen, (cell) => VAT_RATES.test(cell.replace(/ ?%$/, '')));
}

/** Whether a column that may be of amounts contains rates: each cell has its `%`. */
export function saysVatRates(seen: SeenColumn): boolean {
  return areVatRates(seen) && seen.cells.every((cell) => cell.endsWith('%'));
}

/** Whether nearly all cells of a column can be read as a column of the table, or translated to its words. */
function mayHold(kind: ListedKind, column: Column, seen: SeenColumn, writing: SeenWriting): boolean {
  if (column.kind === 'text' || column.kind === 'choice') return column.name !== 'siret' || areSirets(seen);
  if (column.name === 'as_of') return true;
  if (kind === 'accesses' && column.name === 'bandwidth_mbps') return true;
  const read = seenReader(column, writing);
  return mostCells(9, seen, (cell) => 'value' in read(cell));
}

/** Columns whose content leaves no doubt: identifiers with a key, types of establishments. */
function isSurely(column: Column, seen: SeenColumn): boolean {
  if (column.name === 'uai') return areUais(seen);
  if (column.name === 'siret') return areSirets(seen);
  if (column.name === 'insee') return areCommunes(seen);
  if (column.refersTo === 'site' || column.refersTo === 'serves') return areUais(seen);
  if (column.name === 'vat_rate') return areVatRates(seen);
  if (column.name !== 'type') return false;
  const read = cellReader(column, 'either');
  return mostCells(8, seen, (cell) => valueMap(column, read, [cell]).open.length === 0);
}

export function areUais(seen: SeenColumn): boolean {
  return mostCells(8, seen, (cell) => uaiFault(cell.replace(/\s/g, '').toUpperCase()) === undefined);
}

export function areSirets(seen: SeenColumn): boolean {
  return mostCells(8, seen, (cell) => siretFault(cell.replace(/[ \u00a0\u202f]/g, '')) === undefined);
}

function areCommunes(seen: SeenColumn): boolean {
  return plainHeader(seen.header).includes('insee') && mostCells(8, seen, isInseeCommune);
}

function areNumbers(seen: SeenColumn): boolean {
  return mostCells(8, seen, (cell) => /^\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:[.,]\d+)?$/.test(cell));
}

/** How many cells of a column are a UAI or SIRET with the right key, to explain the choice. */
export function keyedCells(seen: SeenColumn): { readonly right: number; readonly of: number } {
  const isKeyed = (cell: string): boolean => {
    const plain = cell.replace(/[ \u00a0\u202f]/g, '').toUpperCase();
    return uaiFault(plain) === undefined || siretFault(plain) === undefined;
  };
  return { right: seen.cells.filter(isKeyed).length, of: seen.cells.length };
}
