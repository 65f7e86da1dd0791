import { civil, type Day, type DayRange, dayOf, daysInMonth, overlap } from '../domain/calendar.ts';
import { keysWithin, type MeasureReference } from '../domain/rule.ts';
import type { Register } from './register.ts';
import type { Target } from './target.ts';

/**
 * Days on which the shares of a target may change: the first days of everything that they depend on.
 * A day too many costs a little work; one that is missing would cost exactness.
 */
export function cutsOf(target: Target, period: DayRange, register: Register): ReadonlySet<Day> {
  const cuts = new Set<Day>();
  const add = ({ from, to }: DayRange): void => void cuts.add(from).add(to + 1);
  for (const rule of register.workspace.convention.rules) add(rule.days);
  for (const site of sitesOf(target, period, register)) {
    for (const row of register.sites.get(site) ?? []) add(row.days);
  }
  if (target.kind === 'grappe') for (const row of register.grappes.get(target.id) ?? []) add(row.days);
  for (const stays of register.members.values()) for (const stay of stays) add(stay.days);
  for (const reference of referencesOf(register)) {
    for (const day of observationCuts(reference, target, period, register)) cuts.add(day);
  }
  return cuts;
}

function sitesOf(target: Target, period: DayRange, register: Register): Iterable<string> {
  switch (target.kind) {
    case 'member':
      return [];
    case 'site':
      return [target.id];
    case 'grappe':
      return new Set(
        (register.grappes.get(target.id) ?? [])
          .filter(({ days }) => overlap(days, period))
          .map(({ site }) => site),
      );
    case 'group':
      return register.sites.keys();
  }
}

function referencesOf({ workspace }: Register): readonly MeasureReference[] {
  return workspace.convention.rules
    .flatMap(({ share }) => keysWithin(share))
    .flatMap((key) => (key.by === 'measure' || key.by === 'majority' ? [key.reference] : []));
}

/** Where the observation in force may change: at observations and their ageing, or at turns of a year. */
function* observationCuts(
  { measure, asOf, maxAgeDays }: MeasureReference,
  target: Target,
  period: DayRange,
  register: Register,
): Generator<Day> {
  if (asOf.kind === 'latest') {
    for (const site of sitesOf(target, period, register)) {
      for (const { asOf: day } of register.observations.get(measure)?.get(site) ?? []) {
        yield day;
        if (maxAgeDays !== undefined) yield day + maxAgeDays + 1;
      }
    }
    return;
  }
  const last = civil(period.to).year;
  for (let year = civil(period.from).year; year <= last; year++) {
    yield dayOf(year, 1, 1);
    yield dayOf(year, 9, 1);
    yield dayOf(year, asOf.month, Math.min(asOf.day, daysInMonth(year, asOf.month)));
  }
}
