import {
  civil,
  type Day,
  type DayRange,
  dayOf,
  daysInMonth,
  FIRST_DAY,
  LAST_DAY,
} from '../domain/calendar.ts';
import { keysWithin, type MeasureReference } from '../domain/rule.ts';
import type { Register } from './register.ts';
import type { Target } from './target.ts';

/**
 * Days on which the shares of a target may change: the first days of everything that they depend on, in order.
 * A day too many costs a little work; one that is missing would cost exactness.
 */
export type Cuts = readonly Day[];

/** The cuts of a register: those of all targets, and those of each. */
export interface RegisterCuts {
  readonly ofAccess: (access: string) => Cuts;
  readonly ofTarget: (target: Target) => Cuts;
  /** Of the rules and the stays of members. */
  readonly common: Cuts;
  /** Turns of the year of a day: where a dated reference day may change. */
  readonly ofYear: (day: Day) => Cuts;
}

export function cutsOf(register: Register): RegisterCuts {
  const { rules } = register.workspace.convention;
  const references = rules
    .flatMap(({ share }) => keysWithin(share))
    .flatMap((key) => (key.by === 'measure' || key.by === 'majority' ? [key.reference] : []));
  const ofAccess = new Map<string, Cuts>();
  const ofTarget = new Map<string, Cuts>();
  const ofYear = new Map<number, Cuts>();
  return {
    common: startsOf([...rules, ...[...register.members.values()].flat()]),
    ofAccess: (access) => remember(ofAccess, access, () => startsOf(register.accesses.get(access) ?? [])),
    ofTarget: (target) => remember(ofTarget, target.id, () => targetCuts(target, references, register)),
    ofYear(day) {
      const { year } = civil(day);
      return remember(ofYear, year, () => yearCuts(year, references));
    },
  };
}

/** What is known under a key, or is found now. */
export function remember<K>(memory: Map<K, Cuts>, key: K, find: () => Cuts): Cuts {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const found = find();
  memory.set(key, found);
  return found;
}

/** The days on which a row begins to hold, or holds no more. */
export function startsOf(rows: readonly { readonly days: DayRange }[]): Cuts {
  return inOrder(rows.flatMap(({ days }) => [days.from, days.to + 1]));
}

function inOrder(days: readonly Day[]): Cuts {
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Rows of the target and of its sites, and their observations where the latest one counts. */
function targetCuts(target: Target, references: readonly MeasureReference[], register: Register): Cuts {
  const inGrappe = target.kind === 'grappe' ? (register.grappes.get(target.id) ?? []) : [];
  const sites = sitesOf(target, register);
  const ofSites = sites.flatMap((site) => register.sites.get(site) ?? []);
  const observed = references.filter(({ asOf }) => asOf.kind === 'latest');
  return inOrder([
    ...startsOf([...inGrappe, ...ofSites]),
    ...observed.flatMap((reference) => sites.flatMap((site) => observationCuts(reference, site, register))),
  ]);
}

function sitesOf(target: Target, register: Register): readonly string[] {
  switch (target.kind) {
    case 'member':
      return [];
    case 'site':
      return [target.id];
    case 'grappe':
      return [...new Set((register.grappes.get(target.id) ?? []).map(({ site }) => site))];
    case 'group':
      return register.groupHasSites ? [...register.sites.keys()] : [];
  }
}

/** Where the latest observation of a site changes, or grows too old. */
function observationCuts({ measure, maxAgeDays }: MeasureReference, site: string, register: Register): Cuts {
  const days = (register.observations.get(measure)?.get(site) ?? []).map(({ asOf }) => asOf);
  return maxAgeDays === undefined ? days : [...days, ...days.map((day) => day + maxAgeDays + 1)];
}

/** New year, the start of the school year, and the day and month of each dated reference. */
function yearCuts(year: number, references: readonly MeasureReference[]): Cuts {
  const dated = references.map(({ asOf }) => asOf).filter((asOf) => asOf.kind === 'date');
  if (dated.length === 0) return [];
  return inOrder([
    dayOf(year, 1, 1),
    dayOf(year, 9, 1),
    dayOf(year + 1, 1, 1),
    ...dated.map(({ month, day }) => dayOf(year, month, Math.min(day, daysInMonth(year, month)))),
  ]);
}

/** The stretch around a day that no cut divides. */
export function stretchAround(day: Day, lists: readonly Cuts[]): DayRange {
  let from = FIRST_DAY;
  let to = LAST_DAY;
  for (const cuts of lists) {
    const next = firstAfter(cuts, day);
    const before = cuts[next - 1];
    const after = cuts[next];
    if (before !== undefined && before > from) from = before;
    if (after !== undefined && after - 1 < to) to = after - 1;
  }
  return { from, to };
}

/** The index of the first cut after a day. */
function firstAfter(cuts: Cuts, day: Day): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
