import type { Imputation } from '../domain/imputation.ts';
import type { SiteOfGrappe } from '../domain/invoice-line.ts';
import type { Access, GrappeSite, Member, Observation, Site } from '../domain/tables.ts';
import { covers, type Day, type DayRange } from '../domain/time/calendar.ts';
import type { Workspace } from '../domain/workspace.ts';

/** The workspace by id, each list in an order that does not depend on the order of the tables' rows. */
export interface Register {
  readonly workspace: Workspace;
  /** What a site of a grappe means, where neither a layout nor its access says so (ALLOCATION.md §2). */
  readonly siteOfGrappe: SiteOfGrappe;
  readonly members: ReadonlyMap<string, readonly Member[]>;
  readonly sites: ReadonlyMap<string, readonly Site[]>;
  readonly grappes: ReadonlyMap<string, readonly GrappeSite[]>;
  readonly accesses: ReadonlyMap<string, readonly Access[]>;
  /** By what they serve. */
  readonly accessesServing: ReadonlyMap<string, readonly Access[]>;
  /** The rows of grappes, by the site that they hold. */
  readonly grappesOfSite: ReadonlyMap<string, readonly GrappeSite[]>;
  /** By measure, then the id of its site or member, oldest first. */
  readonly observations: ReadonlyMap<string, ReadonlyMap<string, readonly Observation[]>>;
  readonly imputations: ReadonlyMap<string, readonly Imputation[]>;
  /** Whether a rule for the group looks at sites; where none does, the group is its members only. */
  readonly groupHasSites: boolean;
}

/** The row that holds on a day; rows of one id have disjoint days. */
export function rowOn<T extends { readonly days: DayRange }>(
  rows: readonly T[] | undefined,
  day: Day,
): T | undefined {
  return rows?.find(({ days }) => covers(days, day));
}

/** The row of the inventory that holds for an access on a day; undefined where none does, or no access is named. */
export function accessOn(access: string | undefined, day: Day, { accesses }: Register): Access | undefined {
  return access === undefined ? undefined : rowOn(accesses.get(access), day);
}

/** Whether a member is in the group on a day. */
export function isInGroup(register: Register, member: string, day: Day): boolean {
  return rowOn(register.members.get(member), day) !== undefined;
}
