import { type Fault, fault } from '../diagnostics/problem.ts';
import { type Day, formatDay } from '../domain/calendar.ts';
import type { MeasureReference } from '../domain/measure-reference.ts';
import type { Observation } from '../domain/observation.ts';
import { referenceDay } from './reference-day.ts';
import type { Register } from './register.ts';

/** The observation of a site that counts on a day, and the day on which it was looked up. */
export function observationOn(
  { measure, asOf, maxAgeDays }: MeasureReference,
  site: string,
  day: Day,
  rule: string,
  register: Register,
): { readonly observation: Observation; readonly referenceDay: Day } | Fault {
  const reference = referenceDay(asOf, day);
  if (reference > day) {
    return fault('reference-day-future', { rule, day: formatDay(reference), days: formatDay(day) });
  }
  const observation = register.observations
    .get(measure)
    ?.get(site)
    ?.findLast((candidate) => candidate.asOf <= reference);
  if (observation === undefined) {
    return fault('measure-missing', { measure, site, day: formatDay(reference), rule });
  }
  if (maxAgeDays !== undefined && reference - observation.asOf > maxAgeDays) {
    const found = formatDay(observation.asOf);
    return fault('measure-stale', {
      measure,
      site,
      found,
      most: maxAgeDays,
      day: formatDay(reference),
      rule,
    });
  }
  return { observation, referenceDay: reference };
}
