import type { MatchWay, TableLayout } from '../../domain/list-form.ts';
import { cellReader } from '../../workspace/cell-reader.ts';
import { type Column, columnsOf } from '../../workspace/table.ts';
import { type Count, countsIn, isFloorArea } from './counted-columns.ts';
import { leftAside, type SkippedRows } from './left-aside.ts';
import type { ListedKind } from './list-words.ts';
import { areUais, type Placement } from './place-columns.ts';
import type { Reason, Recognition } from './recognise.ts';
import { type Known, memberMeanings, referencePlace } from './references.ts';
import { firstText, type SeenColumn, type SeenList } from './seen-list.ts';
import { valueMap } from './value-maps.ts';

/** A layout of a reference table as far as a list lets propose it, and what it leaves open. */
export interface ListProposal
  extends Pick<TableLayout, 'values' | 'defaults' | 'match' | 'onlyKnown' | 'fillDown'> {
  readonly list: SeenList;
  readonly kind: ListedKind;
  readonly reasons: readonly Reason[];
  /** Columns whose header is their own name. */
  readonly known: readonly string[];
  readonly columns: ReadonlyMap<string, readonly SeenColumn[]>;
  /** Columns to choose among several, or that are required and stand nowhere. */
  readonly open: ReadonlyMap<string, readonly SeenColumn[]>;
  /** Cells whose word has to be said. */
  readonly openValues: ReadonlyMap<string, readonly string[]>;
  /** Defaults to decide, each with a suggestion that may be empty. */
  readonly openDefaults: ReadonlyMap<string, string>;
  readonly strangers: number;
  readonly skipRows: SkippedRows;
  /** Columns of the list that no column of the table was found for. */
  readonly unplaced: readonly SeenColumn[];
  /** Whether the list is read as another table too, where its other columns have their places. */
  readonly isSecond: boolean;
}

/** Proposes the layouts by which a list is read as a table: several where it counts pupils in columns of several years. */
export function listProposals(
  list: SeenList,
  { kind, reasons, placement }: Recognition & { readonly kind: ListedKind },
  known: Known,
  isSecond: boolean,
): readonly ListProposal[] {
  if (placement === undefined) return [];
  const one = (count: Count | undefined) => ({
    ...propose(list, kind, reasons, placement, known, count),
    isSecond,
  });
  const counts = countsIn(kind, placement);
  return counts.length > 0 ? counts.map(one) : [one(undefined)];
}

function propose(
  list: SeenList,
  kind: ListedKind,
  reasons: readonly Reason[],
  placement: Placement,
  known: Known,
  count: Count | undefined,
): Omit<ListProposal, 'isSecond'> {
  const table = columnsOf(placement.table.schema);
  const columns = new Map<string, readonly SeenColumn[]>();
  const open = new Map<string, readonly SeenColumn[]>();
  const match = new Map<string, readonly MatchWay[]>();
  const onlyKnown: string[] = [];
  let strangers = 0;
  for (const column of table) {
    const found = placement.found.get(column.name) ?? [];
    const own = placement.known.get(column.name);
    if (column.refersTo === 'site' || column.refersTo === 'serves') {
      const place = referencePlace(list, column, own === undefined ? found : [own], known);
      if (place === undefined) continue;
      if (own === undefined) columns.set(column.name, place.columns);
      if (place.ways.join() !== 'id') match.set(column.name, place.ways);
      strangers = place.strangers;
      // An export of the whole country: in a list of the group's own, a stranger is a slip to mend.
      if (kind === 'measures' && strangers > list.rows.length / 2) onlyKnown.push(column.name);
      continue;
    }
    if (own !== undefined) continue;
    const [first, second] = found;
    if (column.name === 'unit_price') open.set(column.name, found);
    else if (first !== undefined && (second === undefined || outranks(kind, column.name)))
      columns.set(column.name, [first]);
    else if (found.length > 1) open.set(column.name, found);
  }
  if (count !== undefined) columns.set('value', [count.seen]);
  ownIds(kind, list, placement, columns, open);
  const placed = (name: string): readonly SeenColumn[] => {
    const own = placement.known.get(name);
    return columns.get(name) ?? (own === undefined ? [] : [own]);
  };
  const { defaults, openDefaults } = measureDefaults(kind, list, placed, count?.day);
  for (const column of table) {
    if (!column.required || open.has(column.name) || placed(column.name).length > 0) continue;
    if (defaults.has(column.name) || openDefaults.has(column.name)) continue;
    open.set(column.name, []);
  }
  const fillDown = filledDown(kind, list, table, placed);
  const skipRows = leftAside(list, table, placed, fillDown);
  const rows = list.rows.filter((row) => !skipRows.isSkipped(row));
  const uai = columns.get('uai') ?? [];
  if (rows.some((row) => isOtherId(firstText(row, uai)))) columns.delete('uai');
  const values = new Map<string, ReadonlyMap<string, string>>();
  const openValues = new Map<string, readonly string[]>();
  for (const column of table) {
    const seen = placed(column.name);
    if (seen.length === 0 || column.refersTo === 'site' || column.refersTo === 'serves') continue;
    const cells = rows.map((row) => firstText(row, seen));
    const { meant, open: unsaid } = meanings(column, cells, known);
    if (meant.size > 0) values.set(column.name, meant);
    if (unsaid.length > 0) openValues.set(column.name, unsaid);
  }
  const used = new Set([...columns.values()].flat().concat([...placement.known.values()]));
  const mayBe = new Set([...open.values()].flat());
  return {
    list,
    kind,
    reasons,
    known: [...placement.known.keys()],
    columns,
    open,
    values,
    openValues,
    defaults,
    openDefaults,
    match,
    onlyKnown,
    strangers,
    fillDown,
    skipRows,
    unplaced: list.columns.filter((seen) => !used.has(seen) && !mayBe.has(seen)),
  };
}

/** Columns of which the most usual header is taken where several are there: their words go from sure to less so. */
function outranks(kind: ListedKind, column: string): boolean {
  return (kind === 'measures' && column === 'value') || column === 'uai' || column === 'commune';
}

/** Whether a cell of a column of UAIs is an id of another kind, such as `MAIRIE`: not even a slip of a UAI. */
function isOtherId(cell: string): boolean {
  return cell !== '' && !/\d{6}/.test(cell);
}

/** A list without ids of its own: sites go by their UAI, grappes and members by their name, where each stands once. */
function ownIds(
  kind: ListedKind,
  list: SeenList,
  placement: Placement,
  columns: Map<string, readonly SeenColumn[]>,
  open: Map<string, readonly SeenColumn[]>,
): void {
  const at = (name: string): SeenColumn | undefined => placement.known.get(name) ?? columns.get(name)?.[0];
  const take = (name: string, seen: SeenColumn | undefined): void => {
    if (seen === undefined || at(name) !== undefined || open.has(name)) return;
    columns.set(name, [seen]);
  };
  if (kind === 'sites') {
    const uai = at('uai');
    const site = at('site');
    if (site !== undefined && areUais(site)) take('uai', site);
    const name = [at('name')].find((seen) => seen !== undefined && isDistinct(seen, list));
    const isKeyed = uai !== undefined && isDistinct(uai, list);
    take('site', isKeyed ? uai : name);
    // Sites without a UAI go by their name.
    if (
      isKeyed &&
      name !== undefined &&
      columns.get('site')?.[0] === uai &&
      uai.cells.length < name.cells.length
    )
      columns.set('site', [uai, name]);
  }
  if (kind === 'grappes') take('name', at('grappe'));
  if (kind === 'members') {
    take('member', at('name'));
    take('name', at('member'));
  }
}

function isDistinct({ cells }: SeenColumn, { rows }: SeenList): boolean {
  return cells.length > 0 && new Set(cells).size === cells.length && cells.length >= rows.length / 2;
}

function meanings(column: Column, cells: readonly string[], known: Known) {
  if (column.refersTo === 'member') {
    return known.members.length === 0 ? { meant: new Map(), open: [] } : memberMeanings(cells, known);
  }
  if (column.kind === 'choice' || column.name === 'bandwidth_mbps' || column.name === 'as_of') {
    return valueMap(column, cellReader(column, 'either'), cells);
  }
  return { meant: new Map<string, string>(), open: [] };
}

/** What a measure is of, and on which day, where no column says it. */
function measureDefaults(
  kind: ListedKind,
  list: SeenList,
  placed: (name: string) => readonly SeenColumn[],
  day: string | undefined,
) {
  const defaults = new Map<string, string>();
  const openDefaults = new Map<string, string>();
  if (kind === 'grappes' && placed('kind').length === 0) openDefaults.set('kind', 'cite_scolaire');
  if (kind !== 'measures') return { defaults, openDefaults };
  const [value] = placed('value');
  if (placed('measure').length === 0 && value !== undefined) {
    defaults.set('measure', isFloorArea(value) ? 'floor_area' : 'students');
  }
  if (placed('as_of').length === 0) {
    if (day !== undefined) defaults.set('as_of', day);
    else openDefaults.set('as_of', yearIn(list));
  }
  if (placed('source').length === 0) defaults.set('source', list.name);
  return { defaults, openDefaults };
}

/** A day that the name of the file or the rows above the header suggest, for who decides. */
function yearIn({ name, sheet, preamble }: SeenList): string {
  const year = /(?:19|20)\d\d/.exec([name, sheet ?? '', ...preamble.flat()].join(' '))?.[0];
  return year === undefined ? '' : `${year}-10-01`;
}

/** Columns whose cells are merged downwards; in a list of grappes also those that are said once a grappe. */
function filledDown(
  kind: ListedKind,
  list: SeenList,
  table: readonly Column[],
  placed: (name: string) => readonly SeenColumn[],
): readonly string[] {
  return table
    .filter(({ name, required }) =>
      placed(name).some(({ index, cells }) => {
        if (list.mergedDown.has(index)) return true;
        return kind === 'grappes' && required && name !== 'site' && cells.length < list.rows.length;
      }),
    )
    .map(({ name }) => name);
}
