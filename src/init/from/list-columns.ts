import type { MatchWay } from '../../domain/layout.ts';
import { type Column, columnsOf } from '../../workspace/columns/table.ts';
import type { ListedKind } from './list-words.ts';
import { areUais, type Placement } from './place-columns.ts';
import { type Known, referencePlace } from './references.ts';
import type { SeenColumn, SeenList } from './seen-list.ts';

/** The columns of a table in a list, as far as its headers and cells show. */
export function listColumns(list: SeenList, kind: ListedKind, placement: Placement, known: Known) {
  const columns = new Map<string, readonly SeenColumn[]>();
  /** Columns for which several are possible. */
  const open = new Map<string, readonly SeenColumn[]>();
  const match = new Map<string, readonly MatchWay[]>();
  const onlyKnown: string[] = [];
  /** The number of rows that name an unknown site. */
  let unresolved = 0;
  const placeReference = (
    column: Column,
    found: readonly SeenColumn[],
    own: SeenColumn | undefined,
  ): void => {
    const place = referencePlace(list, column, own === undefined ? found : [own], known);
    if (place === undefined) return;
    if (own === undefined) columns.set(column.name, place.columns);
    if (place.ways.join() !== 'id') match.set(column.name, place.ways);
    unresolved = place.unresolved;
    // An export of the whole country; in a group's own list, an unknown site would be a slip to correct.
    if (kind === 'measures' && unresolved > list.rows.length / 2) onlyKnown.push(column.name);
  };
  for (const column of columnsOf(placement.table.schema)) {
    const { name, refersTo } = column;
    const found = placement.found.get(name) ?? [];
    const own = placement.known.get(name);
    const sure = sureAmong(found, kind, name);
    if (refersTo === 'site' || refersTo === 'serves') placeReference(column, found, own);
    else if (own !== undefined) continue;
    else if (sure !== undefined) columns.set(name, [sure]);
    else if (found.length > 0 || name === PRICE) open.set(name, found);
  }
  ownIds(kind, list, placement, columns, open);
  return { columns, open, match, onlyKnown, unresolved };
}

/** Prices are chosen by people, from whatever columns there are. */
const PRICE = 'unit_price';

/** Which of some columns of a list is that of the table, where its header leaves no doubt. */
function sureAmong(
  [first, second]: readonly SeenColumn[],
  kind: ListedKind,
  column: string,
): SeenColumn | undefined {
  if (column === PRICE) return undefined;
  return second === undefined || takesFirstHeader(kind, column) ? first : undefined;
}

/** Columns for which the most usual of several headers is taken: their words go from certain to less so. */
function takesFirstHeader(kind: ListedKind, column: string): boolean {
  return (kind === 'measures' && column === 'value') || column === 'uai' || column === 'commune';
}

/** For a list without ids: the UAI identifies sites, the name grappes and members, if each is unique. */
function ownIds(
  kind: ListedKind,
  list: SeenList,
  placement: Placement,
  columns: Map<string, readonly SeenColumn[]>,
  open: Map<string, readonly SeenColumn[]>,
): void {
  const at = (name: string): SeenColumn | undefined => placement.known.get(name) ?? columns.get(name)?.[0];
  const setOnce = (name: string, seen: SeenColumn | undefined): void => {
    if (seen === undefined || at(name) !== undefined || open.has(name)) return;
    columns.set(name, [seen]);
    // A header that a layout names for one column is not also another column by its own name.
    const [own] = [...placement.known].find(([, headed]) => headed === seen) ?? [];
    if (own !== undefined) columns.set(own, [seen]);
  };
  if (kind === 'sites') {
    const uai = at('uai');
    const site = at('site');
    if (site !== undefined && areUais(site)) setOnce('uai', site);
    const named = at('name');
    const name = named !== undefined && isDistinct(named, list) ? named : undefined;
    const isKeyed = uai !== undefined && isDistinct(uai, list);
    setOnce('site', isKeyed ? uai : name);
    // Sites without a UAI are identified by their name.
    if (
      isKeyed &&
      name !== undefined &&
      columns.get('site')?.[0] === uai &&
      uai.cells.length < name.cells.length
    )
      columns.set('site', [uai, name]);
  }
  if (kind === 'grappes') setOnce('name', at('grappe'));
  if (kind === 'members') {
    setOnce('member', at('name'));
    setOnce('name', at('member'));
  }
}

function isDistinct({ cells }: SeenColumn, { rows }: SeenList): boolean {
  return cells.length > 0 && new Set(cells).size === cells.length && cells.length >= rows.length / 2;
}
