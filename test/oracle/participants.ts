/** ALLOCATION.md §4: who takes part on one day. */
import { byCodePoint } from './code-point.ts';
import { type Day, holds } from './days.ts';
import type { GrappeRow, SiteRow, Tables } from './model.ts';

/** A line that §§2–5 cannot share; its message is the reason. */
export class LineError extends Error {}

export interface Participant {
  readonly site: string;
  readonly owner: string;
  readonly type: string;
  /** The row of the grappe, when the target is one. */
  readonly row: GrappeRow | undefined;
}

export type Target =
  | {
      readonly kind: 'site' | 'grappe' | 'group';
      readonly id: string;
      readonly sites: readonly Participant[];
    }
  | { readonly kind: 'member'; readonly id: string };

export function participantsOn(serves: string, day: Day, tables: Tables): Target {
  if (serves === '*') return { kind: 'group', id: '*', sites: groupSites(day, tables) };
  if (tables.sites.some((row) => row.site === serves)) {
    return { kind: 'site', id: serves, sites: [participant(serves, undefined, day, tables)] };
  }
  const rows = tables.grappes.filter((row) => row.grappe === serves);
  if (rows.length > 0) {
    const sites = rows.filter((row) => holds(row, day)).map((row) => participant(row.site, row, day, tables));
    if (sites.length === 0) throw new LineError(`grappe ${serves} has no site on day ${day}`);
    return { kind: 'grappe', id: serves, sites };
  }
  if (tables.members.some((row) => row.member === serves)) {
    if (!inGroup(serves, day, tables))
      throw new LineError(`member ${serves} is not in the group on day ${day}`);
    return { kind: 'member', id: serves };
  }
  throw new LineError(`nothing is called ${serves}`);
}

export function inGroup(member: string, day: Day, tables: Tables): boolean {
  return tables.members.some((row) => row.member === member && holds(row, day));
}

export function membersOn(day: Day, tables: Tables): string[] {
  return distinct(tables.members.filter((row) => holds(row, day)).map((row) => row.member));
}

export function ownersOf(sites: readonly Participant[]): string[] {
  return distinct(sites.map((site) => site.owner));
}

export function siteOn(site: string, day: Day, tables: Tables): SiteRow | undefined {
  return tables.sites.find((row) => row.site === site && holds(row, day));
}

function participant(site: string, row: GrappeRow | undefined, day: Day, tables: Tables): Participant {
  const found = siteOn(site, day, tables);
  if (found === undefined) throw new LineError(`site ${site} does not exist on day ${day}`);
  if (!inGroup(found.member, day, tables)) {
    throw new LineError(`owner ${found.member} of site ${site} is not in the group on day ${day}`);
  }
  return { site, owner: found.member, type: found.type, row };
}

/** All sites valid on the day whose member is in the group on that day. */
function groupSites(day: Day, tables: Tables): Participant[] {
  return tables.sites
    .filter((row) => holds(row, day) && inGroup(row.member, day, tables))
    .map((row) => ({ site: row.site, owner: row.member, type: row.type, row: undefined }));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(byCodePoint);
}
