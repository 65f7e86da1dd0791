import type { Access } from '../domain/access.ts';
import { covers, type Day, type DayRange } from '../domain/calendar.ts';
import type { GrappeSite } from '../domain/grappe.ts';
import type { Imputation } from '../domain/imputation.ts';
import type { Member } from '../domain/member.ts';
import type { Observation } from '../domain/observation.ts';
import { keysWithin, type Rule } from '../domain/rule.ts';
import type { Site } from '../domain/site.ts';
import type { Workspace } from '../domain/workspace.ts';
import { compareText } from '../text/text-order.ts';

/** The workspace by id, each list in an order that does not depend on the order of the tables' rows. */
export interface Register {
  readonly workspace: Workspace;
  readonly members: ReadonlyMap<string, readonly Member[]>;
  readonly sites: ReadonlyMap<string, readonly Site[]>;
  readonly grappes: ReadonlyMap<string, readonly GrappeSite[]>;
  readonly accesses: ReadonlyMap<string, readonly Access[]>;
  /** By measure, then site, oldest first. */
  readonly observations: ReadonlyMap<string, ReadonlyMap<string, readonly Observation[]>>;
  readonly imputations: ReadonlyMap<string, readonly Imputation[]>;
  /** Whether a rule for the group looks at sites; where none does, the group is its members only. */
  readonly groupHasSites: boolean;
}

export function registerOf(workspace: Workspace): Register {
  const byFirstDay = (a: { readonly days: DayRange }, b: { readonly days: DayRange }): number =>
    a.days.from - b.days.from;
  const observations = groupBy(workspace.observations ?? [], ({ measure }) => measure);
  return {
    workspace,
    members: groupBy(workspace.members, ({ member }) => member, byFirstDay),
    sites: groupBy(workspace.sites, ({ site }) => site, byFirstDay),
    grappes: groupBy(
      workspace.grappes,
      ({ grappe }) => grappe,
      (a, b) => compareText(a.site, b.site) || byFirstDay(a, b),
    ),
    accesses: groupBy(workspace.accesses ?? [], ({ access }) => access, byFirstDay),
    observations: new Map(
      [...observations].map(([measure, rows]) => [
        measure,
        groupBy(
          rows,
          ({ site }) => site,
          (a, b) => a.asOf - b.asOf,
        ),
      ]),
    ),
    imputations: groupBy(workspace.imputations ?? [], ({ member }) => member),
    groupHasSites: workspace.convention.rules.some(looksAtSitesOfGroup),
  };
}

function looksAtSitesOfGroup({ appliesTo, share }: Rule): boolean {
  if (appliesTo.target !== 'group') return false;
  if (appliesTo.sites !== undefined || appliesTo.siteTypes !== undefined) return true;
  return keysWithin(share).some(({ by }) => by === 'equal_sites' || by === 'measure' || by === 'majority');
}

/** Rows by id, the ids in code point order. */
function groupBy<T>(
  rows: readonly T[],
  idOf: (row: T) => string,
  order?: (a: T, b: T) => number,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(idOf(row));
    if (group === undefined) groups.set(idOf(row), [row]);
    else group.push(row);
  }
  if (order) for (const group of groups.values()) if (group.length > 1) group.sort(order);
  return new Map([...groups].sort(([a], [b]) => compareText(a, b)));
}

/** The row that holds on a day; rows of one id have disjoint days. */
export function rowOn<T extends { readonly days: DayRange }>(
  rows: readonly T[] | undefined,
  day: Day,
): T | undefined {
  return rows?.find(({ days }) => covers(days, day));
}

/** Whether a member is in the group on a day. */
export function isInGroup(register: Register, member: string, day: Day): boolean {
  return rowOn(register.members.get(member), day) !== undefined;
}
