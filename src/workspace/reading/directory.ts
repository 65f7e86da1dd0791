import { getOrInsert } from '../../domain/cache.ts';
import { uaiFault, uaiFirst } from '../../domain/identifiers.ts';
import type { MatchWay } from '../../domain/layout.ts';
import { plainName } from '../../text/plain-form.ts';
import type { Reference } from '../columns/columns.ts';

/** The names of a row, even of one that was not completely understood. */
export interface NamedRow {
  readonly id: string;
  readonly name: string | undefined;
  readonly uai: string | undefined;
}

/** The result for a cell: one id, several that fit equally, or nothing known. */
export type Resolution =
  | { readonly id: string }
  | { readonly candidates: readonly string[] }
  | { readonly unknown: true };

/** Finds members, sites and grappes by what people write for them. */
export type Directory = ReturnType<typeof directoryOf>;

const UNKNOWN: Resolution = { unknown: true };

/** The directory of the rows read so far; tables that are read later are not in it. */
export function directoryOf(
  members: readonly NamedRow[],
  sites: readonly NamedRow[],
  grappes: readonly NamedRow[],
) {
  const memberIds = new Set(members.map(({ id }) => id));
  const siteIds = new Set(sites.map(({ id }) => id));
  const grappeIds = new Set(grappes.map(({ id }) => id));
  const membersByName = groups(members, ({ name }) => name);
  const sitesByUai = groups(sites, uaiOf);
  const sitesByName = groups(sites, ({ name }) => name && plainName(name));
  const targetsByName = groups([...sites, ...grappes], ({ name }) => name && plainName(name));

  const isTarget = (text: string): boolean => siteIds.has(text) || grappeIds.has(text) || text === '*';
  const member = (text: string): Resolution =>
    memberIds.has(text) ? { id: text } : found(membersByName().get(text));
  const inWay = (way: MatchWay, text: string, serves: boolean): Resolution => {
    switch (way) {
      case 'id':
        return (serves ? isTarget(text) : siteIds.has(text)) ? { id: text } : UNKNOWN;
      case 'uai':
        return found(sitesByUai().get(text.replace(/\s/g, '').toUpperCase()));
      case 'name':
        return found((serves ? targetsByName : sitesByName)().get(plainName(text)));
      case 'uai_first':
        return found(sitesByUai().get(uaiFirst(text) ?? ''));
    }
  };
  return {
    /** Whether a text is the id of such a row; `resolve` finds its other names. */
    isId(reference: Reference, text: string): boolean {
      if (reference !== 'serves') return (reference === 'member' ? memberIds : siteIds).has(text);
      return isTarget(text) || memberIds.has(text);
    },
    resolve(reference: Reference, ways: readonly MatchWay[], text: string): Resolution {
      if (reference === 'member') return member(text);
      for (const way of ways) {
        const resolution = inWay(way, text, reference === 'serves');
        if (!('unknown' in resolution)) return resolution;
      }
      return reference === 'serves' ? member(text) : UNKNOWN;
    },
    /** Everything that a cell may write for such a row in these ways, for a remedy. */
    *spellings(reference: Reference, ways: readonly MatchWay[]): Iterable<string> {
      if (reference !== 'site') yield* [...memberIds, ...membersByName().keys()];
      if (reference === 'member') return;
      if (ways.includes('id')) yield* reference === 'serves' ? [...siteIds, ...grappeIds] : siteIds;
      if (ways.includes('uai') || ways.includes('uai_first')) yield* sitesByUai().keys();
      const named = reference === 'serves' ? [...sites, ...grappes] : sites;
      if (ways.includes('name')) for (const { name } of named) if (name !== undefined) yield name;
    },
  };
}

/** The UAI of a site: its own, or its id if that is one. */
function uaiOf({ uai, id }: NamedRow): string | undefined {
  return uai || (uaiFault(id) === undefined ? id : undefined);
}

function found(ids: ReadonlySet<string> | undefined): Resolution {
  if (ids === undefined) return UNKNOWN;
  const [only, ...others] = ids;
  return only !== undefined && others.length === 0 ? { id: only } : { candidates: [...ids] };
}

/** The ids of the rows with the same text, grouped when first needed: most workspaces name only ids. */
function groups(
  rows: readonly NamedRow[],
  textOf: (row: NamedRow) => string | undefined,
): () => ReadonlyMap<string, ReadonlySet<string>> {
  let byText: Map<string, Set<string>> | undefined;
  return () => {
    if (byText !== undefined) return byText;
    byText = new Map();
    for (const row of rows) {
      const text = textOf(row);
      if (text === undefined || text === '') continue;
      getOrInsert(byText, text, () => new Set<string>()).add(row.id);
    }
    return byText;
  };
}
