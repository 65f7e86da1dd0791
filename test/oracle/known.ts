/** The ids of a workspace. */
import type { Tables } from './model.ts';

/** Which ids exist at all, on any day. */
export interface Known {
  readonly members: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly grappes: ReadonlySet<string>;
  /** Whether a measure is one of sites or of members. */
  readonly measures: ReadonlyMap<string, 'site' | 'member'>;
}

export function definedIds(tables: Tables): Known {
  return {
    members: new Set(tables.members.map((row) => row.member)),
    sites: new Set(tables.sites.map((row) => row.site)),
    grappes: new Set(tables.grappes.map((row) => row.grappe)),
    measures: new Map(tables.measures.map((row) => [row.measure, row.ofMember ? 'member' : 'site'])),
  };
}

/** `serves` names a site, a grappe, a member or `*`. */
export function isTarget(known: Known, id: string): boolean {
  return id === '*' || known.sites.has(id) || known.grappes.has(id) || known.members.has(id);
}
