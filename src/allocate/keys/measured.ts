import * as z from 'zod';
import type { Fault } from '../../diagnostics/problem.ts';
import type { Day } from '../../domain/calendar.ts';
import type { AsOf, MeasureReference } from '../../domain/measure-reference.ts';
import { REFERENCE_YEARS } from '../../domain/measure-reference.ts';
import { decimalFraction, type Observation } from '../../domain/observation.ts';
import { adopt } from '../../forms/nested.ts';
import { mapping, monthDay, oneWord, scalar, wholeNumber } from '../../forms/scalars.ts';
import { observationOn } from '../observation.ts';
import type { Ground, KeyChanges, KeyInput, KeyScope, Weight } from './key.ts';

const DEFAULT_MAX_AGE_DAYS = 366;

const latest: AsOf = { kind: 'latest' };

const asOfWord = scalar('latest | { date: "10-01", year: previous }', (text) =>
  text === 'latest' ? latest : undefined,
);

const asOfDate = mapping({ date: monthDay, year: oneWord(REFERENCE_YEARS) }).transform(
  ({ date, year }): AsOf => ({ kind: 'date', month: date.month, day: date.day, year }),
);

/** The form given decides which schema judges it, so that each mistake has its own place. */
const asOf = z.unknown().transform((given, context): AsOf => {
  const parsed = (given instanceof Map ? asOfDate : asOfWord).safeParse(given);
  return adopt(parsed, context) ?? z.NEVER;
});

/** The parameters of a key that looks a measure up. */
export const MEASURED = { as_of: asOf.optional(), max_age_days: wholeNumber.optional() };

/** Which observations of a measure the parameters mean. */
export function measureReference(
  measure: string,
  given: { readonly as_of?: AsOf | undefined; readonly max_age_days?: number | undefined },
): MeasureReference {
  const reading = given.as_of ?? latest;
  const byDefault = reading.kind === 'date' ? DEFAULT_MAX_AGE_DAYS : undefined;
  return { measure, asOf: reading, maxAgeDays: given.max_age_days ?? byDefault };
}

/** The observations of all participating sites as weights, or what is missing of them. */
export function observedWeights(
  reference: MeasureReference,
  { participants, day, rule, register }: KeyInput,
):
  | { readonly weights: readonly Weight[]; readonly referenceDay: Day | undefined }
  | { readonly faults: readonly Fault[] } {
  const weights: Weight[] = [];
  const faults: Fault[] = [];
  let referenceDay: Day | undefined;
  for (const { site, member } of participants.sites) {
    const found = observationOn(reference, site, day, rule, register);
    if ('code' in found) {
      faults.push(found);
    } else {
      referenceDay = reference.asOf.kind === 'latest' ? undefined : found.referenceDay;
      const { observation } = found;
      weights.push({
        id: site,
        member,
        weight: decimalFraction(observation.value),
        grounds: [observationGround(observation)],
      });
    }
  }
  return faults.length > 0 ? { faults } : { weights, referenceDay };
}

function observationGround({ file, row, asOf: day, value, source }: Observation): Ground {
  return { file: file ?? 'measures.csv', row, asOf: day, value, source };
}

/**
 * When the observations that count may change: with `latest` each day of an observation and each day on which one
 * grows too old; with a dated reference the turns of the year, of the school year, and the date itself.
 */
export function observedChanges(
  { measure, asOf: reading, maxAgeDays }: MeasureReference,
  { sites, register }: KeyScope,
): KeyChanges {
  if (reading.kind === 'date') {
    const { month, day } = reading;
    const turns = [
      { month: 1, day: 1 },
      { month: 9, day: 1 },
    ];
    return { days: [], yearly: [...turns, { month, day }] };
  }
  const bySite = register.observations.get(measure);
  const days = sites.flatMap((site) => (bySite?.get(site) ?? []).map(({ asOf: day }) => day));
  const stale = maxAgeDays === undefined ? [] : days.map((day) => day + maxAgeDays + 1);
  return { days: [...days, ...stale], yearly: [] };
}
