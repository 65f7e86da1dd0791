import { settingsOn } from '../domain/dated-settings.ts';
import { groupBy } from '../domain/lists.ts';
import type { Rule } from '../domain/rule.ts';
import type { Access, GrappeSite } from '../domain/tables.ts';
import { type DayRange, LAST_DAY } from '../domain/time/calendar.ts';
import type { Workspace } from '../domain/workspace.ts';
import { compareText } from '../text/text-order.ts';
import type { KeyDefinitions } from './keys/common/key.ts';
import { definitionOf, keysWithin, readsSites } from './keys/common/use.ts';
import { KEYS } from './keys/list.ts';
import type { Register } from './register.ts';

/**
 * The register of a workspace, whose rules hold keys of these definitions, as the settings of the last days have it.
 */
export function registerOf(workspace: Workspace, keys: KeyDefinitions = KEYS): Register {
  const byFirstDay = (a: { readonly days: DayRange }, b: { readonly days: DayRange }): number =>
    a.days.from - b.days.from;
  const byAccess = (a: Access, b: Access): number =>
    compareText(a.access, b.access) || a.days.from - b.days.from;
  const byGrappe = (a: GrappeSite, b: GrappeSite): number =>
    compareText(a.grappe, b.grappe) || a.days.from - b.days.from;
  const observations = byId(workspace.observations ?? [], ({ measure }) => measure);
  return {
    workspace,
    siteOfGrappe: settingsOn(workspace.convention, LAST_DAY).siteOfGrappe,
    members: byId(workspace.members, ({ member }) => member, byFirstDay),
    sites: byId(workspace.sites, ({ site }) => site, byFirstDay),
    grappes: byId(
      workspace.grappes,
      ({ grappe }) => grappe,
      (a, b) => compareText(a.site, b.site) || byFirstDay(a, b),
    ),
    accesses: byId(workspace.accesses ?? [], ({ access }) => access, byFirstDay),
    accessesServing: byId(workspace.accesses ?? [], ({ serves }) => serves, byAccess),
    grappesOfSite: byId(workspace.grappes, ({ site }) => site, byGrappe),
    observations: new Map(
      [...observations].map(([measure, rows]) => [
        measure,
        byId(
          rows,
          ({ id }) => id,
          (a, b) => a.asOf - b.asOf,
        ),
      ]),
    ),
    imputations: byId(workspace.imputations ?? [], ({ member }) => member),
    groupHasSites: workspace.convention.rules.some((rule) => readsSitesOfGroup(rule, keys)),
  };
}

function readsSitesOfGroup({ appliesTo, share }: Rule, keys: KeyDefinitions): boolean {
  if (appliesTo.target !== 'group') return false;
  if (appliesTo.sites !== undefined || appliesTo.siteTypes !== undefined) return true;
  return keysWithin(keys, share).some((inner) => readsSites(definitionOf(keys, inner.share), inner.share));
}

/** Rows by id, the ids in code point order. */
function byId<T>(
  rows: readonly T[],
  idOf: (row: T) => string,
  order?: (a: T, b: T) => number,
): ReadonlyMap<string, readonly T[]> {
  const groups = groupBy(rows, idOf);
  const inOrder = new Map<string, readonly T[]>();
  for (const [id, group] of [...groups].sort(([a], [b]) => compareText(a, b))) {
    inOrder.set(id, order ? group.sort(order) : group);
  }
  return inOrder;
}
