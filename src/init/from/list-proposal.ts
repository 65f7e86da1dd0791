import { getOrInsert } from '../../domain/cache.ts';
import type { TableLayout } from '../../domain/layout.ts';
import type { CellReader } from '../../workspace/columns/cell-reader.ts';
import { type Column, columnsOf } from '../../workspace/columns/table.ts';
import { octoberOf } from '../../workspace/written/count-day.ts';
import { plainHeader } from '../header-words.ts';
import { isTotal, leftAside, type SkippedRows } from './left-aside.ts';
import { listColumns } from './list-columns.ts';
import type { ListedKind } from './list-words.ts';
import type { Placement } from './place-columns.ts';
import type { Clue, Recognition } from './recognise.ts';
import { type Known, memberMeanings } from './references.ts';
import { firstText, type SeenColumn, type SeenList } from './seen-list.ts';
import { seenReader } from './seen-writing.ts';
import { type ValueMap, valueMap } from './value-maps.ts';

/** The layout of a reference table as far as it can be proposed from a list, and what stays open. */
export interface ListProposal
  extends Pick<TableLayout, 'values' | 'defaults' | 'match' | 'onlyKnown' | 'fillDown'> {
  readonly list: SeenList;
  readonly kind: ListedKind;
  readonly clues: readonly Clue[];
  /** Columns whose header is their own name. */
  readonly known: readonly string[];
  readonly columns: ReadonlyMap<string, readonly SeenColumn[]>;
  /** The columns of the list for a column of the table, under its own name or another; none where there is none. */
  readonly placed: (name: string) => readonly SeenColumn[];
  /** Columns for which several are possible, or that are required and missing. */
  readonly open: ReadonlyMap<string, readonly SeenColumn[]>;
  /** Cells for which a word must be given. */
  readonly openValues: ReadonlyMap<string, readonly string[]>;
  /** Defaults to decide, each with a suggestion that may be empty. */
  readonly openDefaults: ReadonlyMap<string, string>;
  readonly unresolved: number;
  /** Rows in which a column that is filled down has an empty cell that, unlike others, is not merged. */
  readonly unmerged: readonly number[];
  readonly skipRows: SkippedRows;
  /** Columns of the list for which no column of the table was found. */
  readonly unplaced: readonly SeenColumn[];
  /** Whether the list is read as another table too, to which its other columns belong. */
  readonly isSecond: boolean;
}

/** The layouts by which a list is read as a table: several, if it counts pupils in columns of several years. */
export function listProposals(
  list: SeenList,
  { kind, clues, placement }: Recognition & { readonly kind: ListedKind },
  known: Known,
  isSecond: boolean,
): readonly ListProposal[] {
  if (placement === undefined) return [];
  const one = (count: Count | undefined) => ({
    ...propose({ list, kind, placement, known, isSecond }, count),
    clues,
  });
  const counts = countsIn(kind, placement);
  return counts.length > 0 ? counts.map(one) : [one(undefined)];
}

interface Listed extends Pick<ListProposal, 'list' | 'kind' | 'isSecond'> {
  readonly placement: Placement;
  readonly known: Known;
}

function propose(
  { list, kind, placement, known, isSecond }: Listed,
  count: Count | undefined,
): Omit<ListProposal, 'clues'> {
  const table = columnsOf(placement.table.schema);
  const { columns, open, ...references } = listColumns(list, kind, placement, known);
  if (count !== undefined) columns.set('value', [count.seen]);
  if (kind === 'grappes' && !isOfGrappe(list, columns)) columns.delete('kind');
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
  // In a list of sites with their grappe, a site without one is in none.
  const [grappeAt = 0, siteAt = 0] = ['grappe', 'site'].map((name) => placed(name)[0]?.index);
  const isOfGrappes = kind === 'grappes' && (!isSecond || grappeAt < siteAt);
  const fillDown = filledDown(isOfGrappes, list, table, placed);
  const skipRows = leftAside(list, table, placed, fillDown, open);
  const rows = list.rows.filter((row) => !skipRows.isSkipped(row));
  const uai = columns.get('uai') ?? [];
  if (rows.some((row) => isOtherId(firstText(row, uai)))) columns.delete('uai');
  // The title of a group is taken from a row that is left aside, unless the row is left aside because of it.
  const isSaid = (name: string, row: readonly string[]): boolean =>
    !skipRows.isSkipped(row) || (fillDown.includes(name) && !skipRows.isSkippedBy(name, row));
  const { values, openValues } = valuesOf(table, list, placed, known, isSaid);
  const used = new Set([...columns.values()].flat().concat([...placement.known.values()]));
  const mayBe = new Set([...open.values()].flat());
  return {
    list,
    kind,
    known: [...placement.known.keys()],
    columns,
    placed,
    open,
    values,
    openValues,
    defaults,
    openDefaults,
    ...references,
    fillDown,
    unmerged: [
      ...new Set(fillDown.flatMap((name) => placed(name).map((seen) => list.mergedDown.get(seen.index)))),
    ].filter((row) => row !== undefined),
    skipRows,
    unplaced: list.columns.filter((seen) => !used.has(seen) && !mayBe.has(seen)),
    isSecond,
  };
}

/** Whether the supposed kind is the same on all rows of a grappe: the type of its sites would not be. */
function isOfGrappe(list: SeenList, columns: ReadonlyMap<string, readonly SeenColumn[]>): boolean {
  const [grappes, kinds] = [columns.get('grappe') ?? [], columns.get('kind') ?? []];
  const words = new Map<string, string>();
  const areMerged = (seen: readonly SeenColumn[]) => seen.some(({ index }) => list.mergedDown.has(index));
  const [isMerged, isKindMerged] = [areMerged(grappes), areMerged(kinds)];
  let [grappe, word] = ['', ''];
  return list.rows.every((row) => {
    word = firstText(row, kinds) || (isKindMerged ? word : '');
    grappe = firstText(row, grappes) || (isMerged ? grappe : '');
    return grappe === '' || word === getOrInsert(words, grappe, () => word);
  });
}

/** Whether a cell of a column of UAIs is an id of another kind, such as `MAIRIE`: not even a misspelt UAI. */
function isOtherId(cell: string): boolean {
  return cell !== '' && !/\d{6}/.test(cell);
}

/** What the cells of each column mean, and those that need a word; columns that name sites are read otherwise. */
function valuesOf(
  table: readonly Column[],
  { rows, writing }: SeenList,
  placed: (name: string) => readonly SeenColumn[],
  known: Known,
  isSaid: (name: string, row: readonly string[]) => boolean,
) {
  const values = new Map<string, ReadonlyMap<string, string>>();
  const openValues = new Map<string, readonly string[]>();
  for (const column of table) {
    const seen = placed(column.name);
    if (seen.length === 0 || column.refersTo === 'site' || column.refersTo === 'serves') continue;
    const cells = rows.filter((row) => isSaid(column.name, row)).map((row) => firstText(row, seen));
    const { meant, open } = meaningsOf(column, seenReader(column, writing), cells, known);
    if (meant.size > 0) values.set(column.name, meant);
    if (open.length > 0) openValues.set(column.name, open);
  }
  return { values, openValues };
}

function meaningsOf(column: Column, read: CellReader, cells: readonly string[], known: Known): ValueMap {
  if (column.refersTo === 'member' && known.members.length > 0) return memberMeanings(cells, known);
  const mayMean = column.kind === 'choice' || column.name === 'bandwidth_mbps' || column.name === 'as_of';
  return valueMap(column, read, mayMean ? cells : []);
}

/** The measure, its kind and its day, as defaults where no column gives them. */
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

/** A day suggested by the name of the file or the rows above the header. */
function yearIn({ name, sheet, preamble }: SeenList): string {
  const year = /(?:19|20)\d\d/.exec([name, sheet ?? '', ...preamble.flat()].join(' '))?.[0];
  return octoberOf(year ?? '') ?? '';
}

/** Columns whose cells are merged downwards; in a list of grappes also those that are given once a grappe. */
function filledDown(
  isOfGrappes: boolean,
  list: SeenList,
  table: readonly Column[],
  placed: (name: string) => readonly SeenColumn[],
): readonly string[] {
  const rows = list.rows.filter((row) => !isTotal(row));
  return table
    .filter(({ name, required }) =>
      placed(name).some(({ index }) => {
        if (list.mergedDown.has(index)) return true;
        return isOfGrappes && required && name !== 'site' && rows.some((row) => (row[index] ?? '') === '');
      }),
    )
    .map(({ name }) => name);
}

/** A column that counts something, and the day that its header gives. */
export interface Count {
  readonly seen: SeenColumn;
  readonly day?: string;
}

/** The columns that are each a measure of their own: pupils by year, or pupils and floor area; none for just one. */
function countsIn(kind: ListedKind, { counts, found }: Placement): readonly Count[] {
  const undated = kind === 'measures' ? (found.get('value') ?? []) : [];
  const pupils = counts.length > 0 ? [] : undated.filter((seen) => !isFloorArea(seen)).slice(0, 1);
  const areas = undated.filter(isFloorArea).slice(0, 1);
  if (counts.length === 0 && pupils.length + areas.length < 2) return [];
  return [...counts, ...[...pupils, ...areas].map((seen) => ({ seen }))];
}

function isFloorArea({ header }: SeenColumn): boolean {
  return /surface|superficie/.test(plainHeader(header));
}
