import { getOrInsert } from '../../domain/cache.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Key } from '../../domain/rule.ts';
import type { GrappeSite } from '../../domain/tables.ts';
import { civil, type Day, dayOf } from '../../domain/time/calendar.ts';
import { dayInYear } from '../../domain/time/period.ts';
import { type ChangeDays, inOrder, startsOf } from '../change-days.ts';
import type { KeyChanges, KeyDefinitions, KeyScope } from '../keys/common/key.ts';
import { changesOf, definitionOf, exactText, keysWithin } from '../keys/common/use.ts';
import type { Register } from '../register.ts';
import type { Target } from '../target/target.ts';

export type RegisterChangeDays = ReturnType<typeof changeDaysOf>;

/** The change days of a register: those of all targets, and those of each. */
export function changeDaysOf(register: Register, keys: KeyDefinitions) {
  const { rules } = register.workspace.convention;
  const stays = staysOf(register);
  const keysFor = keysByTarget(register, keys);
  const ofTarget = new Map<string, KeyChanges>();
  const forTarget = (target: Target) =>
    getOrInsert(ofTarget, target.id, () => changeDaysOfTarget(target, keysFor(target.kind), register, keys));
  const common: ChangeDays = startsOf([...rules, ...[...register.members.values()].flat()]);
  return {
    /** Those of the rules and of the stays of members. */
    common,
    /** Those of the rows of an access, and of the stays in grappes of the sites that it serves. */
    ofAccess: (access: string): ChangeDays => changeDaysOfAccess(access, register, stays),
    /** Those of the stays of a site in grappes. */
    ofSite: (site: string): ChangeDays => startsOf(stays(site)),
    ofTarget: (target: Target): ChangeDays => forTarget(target).days,
    /** Those in the year of a day: when keys of the target begin to count something else each year. */
    ofYear(target: Target, day: Day): ChangeDays {
      const { yearly } = forTarget(target);
      return yearly.length === 0 ? NONE : changeDaysInYear(civil(day).year, yearly);
    },
  };
}

function changeDaysOfAccess(
  access: string,
  { accesses }: Register,
  stays: ReturnType<typeof staysOf>,
): ChangeDays {
  const rows = accesses.get(access) ?? [];
  return startsOf([...rows, ...rows.flatMap(({ serves }) => stays(serves))]);
}

/** The stays of a site in grappes. In 0.1 they did not matter where the site itself is served. */
function staysOf({ grappesOfSite, workspace }: Register): (site: string) => readonly GrappeSite[] {
  return holdsIn(workspace.release, '0.2') ? (site) => grappesOfSite.get(site) ?? [] : () => [];
}

/**
 * The keys of the rules for each kind of target, with those within them, each once. In 0.1 the keys of all rules
 * divided the days of every target, which shows in unallocated.csv: a reason that names a day is repeated once a
 * segment.
 */
function keysByTarget(
  { workspace: { convention, release } }: Register,
  keys: KeyDefinitions,
): (kind: Target['kind']) => readonly Key[] {
  const isToday = holdsIn(release, '0.2');
  const byKind = new Map<Target['kind'] | 'any', Map<string, Key>>();
  for (const { appliesTo, share } of convention.rules) {
    const known = getOrInsert(byKind, isToday ? appliesTo.target : 'any', () => new Map<string, Key>());
    for (const inner of keysWithin(keys, share)) known.set(exactText(inner.share), inner.share);
  }
  const lists = new Map([...byKind].map(([kind, known]) => [kind, [...known.values()]]));
  return (kind) => lists.get(isToday ? kind : 'any') ?? [];
}

const NONE: ChangeDays = [];

/** The change days of the rows of the target and of its sites, and of what else the shares of its keys depend on. */
function changeDaysOfTarget(
  target: Target,
  keysOfTarget: readonly Key[],
  register: Register,
  keys: KeyDefinitions,
): KeyChanges {
  const inGrappe = target.kind === 'grappe' ? (register.grappes.get(target.id) ?? []) : [];
  const sites = sitesOf(target, inGrappe, register);
  const ofSites = sites.flatMap((site) => register.sites.get(site) ?? []);
  const days = startsOf([...inGrappe, ...ofSites]);
  const members = [...new Set(ofSites.map(({ member }) => member))];
  const scope: KeyScope = {
    sites,
    members: target.kind === 'group' ? [...register.members.keys()] : members,
    register,
  };
  const changes = keysOfTarget.map((key) => changesOf(definitionOf(keys, key), key, scope));
  return {
    days: inOrder([...days, ...changes.flatMap((change) => change.days)]),
    yearly: changes.flatMap(({ yearly }) => yearly),
  };
}

function sitesOf(target: Target, inGrappe: readonly GrappeSite[], register: Register): readonly string[] {
  switch (target.kind) {
    case 'member':
      return [];
    case 'site':
      return [target.id];
    case 'grappe':
      return [...new Set(inGrappe.map(({ site }) => site))];
    case 'group':
      return register.groupHasSites ? [...register.sites.keys()] : [];
  }
}

/** The change days in the year, without its ends: each year has change days of its own. */
function changeDaysInYear(year: number, yearly: KeyChanges['yearly']): ChangeDays {
  const days = yearly.map((day) => dayInYear(year, day));
  return inOrder([dayOf(year, 1, 1), ...days, dayOf(year + 1, 1, 1)]);
}
