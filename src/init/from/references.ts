import { uaiFault, uaiFirst } from '../../domain/identifiers.ts';
import type { MatchWay } from '../../domain/layout.ts';
import { plainName } from '../../text/plain-form.ts';
import type { Column } from '../../workspace/columns/table.ts';
import { type Directory, directoryOf, type NamedRow } from '../../workspace/reading/directory.ts';
import { isTotal } from './left-aside.ts';
import { areUais } from './place-columns.ts';
import { firstText, mostCells, type SeenColumn, type SeenList } from './seen-list.ts';
import { meanings, type ValueMap } from './value-maps.ts';

/** The ids and names in the lists seen so far. */
export interface Known {
  readonly members: readonly NamedRow[];
  readonly sites: readonly NamedRow[];
  readonly grappes: readonly NamedRow[];
  readonly accesses: readonly NamedRow[];
}

export const NOBODY: Known = { members: [], sites: [], grappes: [], accesses: [] };

/** How a column of a list names rows of other tables. */
export interface ReferencePlace {
  /** The columns; the first cell that is not empty counts. */
  readonly columns: readonly SeenColumn[];
  readonly ways: readonly MatchWay[];
  /** The number of rows whose cell names nothing known. */
  readonly unresolved: number;
}

/** If a cell as a whole is a name, its beginning is not considered. */
const WAYS: readonly MatchWay[] = ['id', 'uai', 'name', 'uai_first'];

/** Chooses the columns by which a list names sites or what is served, and the ways to read them. */
export function referencePlace(
  list: SeenList,
  column: Column,
  named: readonly SeenColumn[],
  known: Known,
): ReferencePlace | undefined {
  const reference = column.refersTo === 'serves' ? 'serves' : 'site';
  const directory = directoryOf(known.members, known.sites, known.grappes);
  if (known.sites.length === 0) return unproven(named);
  const wayOf = (text: string): MatchWay | 'member' | undefined =>
    WAYS.find((way) => names(directory, reference, [way], text)) ??
    (names(directory, reference, [], text) ? 'member' : undefined);
  const resolves = (seen: SeenColumn): number =>
    seen.cells.filter((cell) => names(directory, reference, WAYS, cell) && wayOf(cell) !== 'member').length;
  const isNamed = list.columns.some((seen) => named.includes(seen) && resolves(seen) > 0);
  const unnamed = isNamed ? list.rows.filter((row) => !isTotal(row) && firstText(row, named) === '') : [];
  /** Whether a column has a text on each row that the chosen ones leave empty, and names something on most of these. */
  const completes = ({ index }: SeenColumn): boolean => {
    const texts = unnamed.map((row) => row[index] ?? '');
    const named = texts.filter((text) => ![undefined, 'member'].includes(wayOf(text)));
    return named.length * 2 > texts.length && !texts.includes('');
  };
  // Without a usual header: a column nearly all of whose cells name sites or grappes.
  const isMeant = (seen: SeenColumn): boolean =>
    named.includes(seen) ||
    (areUais(seen) && reference === 'site') ||
    (!isNamed && resolves(seen) >= Math.max(2, seen.cells.length * 0.8));
  const judged = list.columns
    .map((seen) => {
      const resolved = seen.cells.filter((cell) => wayOf(cell) !== undefined).length;
      return { seen, resolved, meant: isMeant(seen) };
    })
    .filter(({ seen, resolved, meant }) => resolved > 0 && (meant || completes(seen)))
    .sort(
      (a, b) =>
        Number(b.meant) - Number(a.meant) ||
        b.resolved - a.resolved ||
        Number(areUais(b.seen)) - Number(areUais(a.seen)),
    );
  const chosen: SeenColumn[] = [];
  for (const { seen } of judged) {
    const adds = list.rows.some(
      (row) => firstText(row, chosen) === '' && wayOf(row[seen.index] ?? '') !== undefined,
    );
    if (chosen.length === 0 || adds) chosen.push(seen);
  }
  if (chosen.length === 0) return unproven(named);
  const texts = list.rows
    .filter((row) => !isTotal(row))
    .map((row) => firstText(row, chosen))
    .filter((text) => text !== '');
  const used = texts.map(wayOf);
  const ways = WAYS.filter((way) => used.includes(way));
  const unresolved = used.filter((way) => way === undefined).length;
  return { columns: chosen, ways: ways.length === 0 ? ['id'] : ways, unresolved };
}

/** If no sites are known: the first named column, by its UAI if it contains such. */
function unproven(named: readonly SeenColumn[]): ReferencePlace | undefined {
  const seen = named.find(areUais) ?? named[0];
  if (seen === undefined) return undefined;
  const way = areUais(seen) ? 'uai' : mostCells(8, seen, beginsWithUai) ? 'uai_first' : 'id';
  return { columns: [seen], ways: [way], unresolved: 0 };
}

/** Whether a text begins with a UAI whose key is right. */
function beginsWithUai(text: string): boolean {
  const uai = uaiFirst(text);
  return uai !== undefined && uaiFault(uai) === undefined;
}

function names(
  directory: Directory,
  reference: 'site' | 'serves',
  ways: readonly MatchWay[],
  text: string,
): boolean {
  return text !== '' && !('unknown' in directory.resolve(reference, ways, text));
}

/** The meaning of cells that do not name a member as they are: the one with nearly the same name or id. */
export function memberMeanings(cells: Iterable<string>, { members }: Known): ValueMap {
  const directory = directoryOf(members, [], []);
  const isId = (cell: string): boolean => !('unknown' in directory.resolve('member', [], cell));
  return meanings(cells, isId, (cell) => {
    const plain = plainName(cell);
    const isMeant = (text: string | undefined) => text !== undefined && plainName(text) === plain;
    const fitting = members.filter(({ id, name }) => isMeant(id) || isMeant(name)).map(({ id }) => id);
    const [only, ...others] = new Set(fitting);
    return others.length === 0 ? only : undefined;
  });
}
