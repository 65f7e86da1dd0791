import type { MeasureReference } from '../../domain/measure-reference.ts';
import type { Key } from '../../domain/rule.ts';
import {
  COUNTS_FROM,
  COUNTS_FROM_PAGE,
  type CountsFrom,
  countedFrom,
  countsFromOf,
  countsFromText,
} from './common/counts-from.ts';
import { defineKey, none } from './common/define.ts';
import { SITE_MEASURE_PARAMETERS } from './common/key-page.ts';
import {
  MEASURE_SCHEMA,
  MEASURED_OF_SITES,
  type MeasureGiven,
  measureProblems,
  measureReference,
} from './common/measure-parameters.ts';
import { madeOf } from './common/measure-words.ts';
import { MEASURE_ERRORS, siteWeights } from './common/measured.ts';
import { sharesBySite } from './common/shares-by-weight.ts';

type MeasureKey = Key<'measure'> & {
  readonly reference: MeasureReference;
  readonly given: MeasureGiven;
  readonly countsFrom: CountsFrom;
};

/** A measure: each site weighs its value on the day. */
export const measure = defineKey({
  by: 'measure',
  since: '0.1',
  word: undefined,
  per: undefined,
  perByDefault: true,
  shape: () => ({ ...MEASURED_OF_SITES, ...COUNTS_FROM }),
  build: (given, word): MeasureKey => ({
    by: 'measure',
    reference: measureReference(word, given),
    given,
    countsFrom: countsFromOf(given),
  }),
  over: 'sites',
  readsNet: false,
  targets: undefined,
  proportional: true,
  within: none,
  mentions: ({ reference }) => [{ kind: 'measure of sites', id: reference.measure, reference, path: ['by'] }],
  problems: ({ given }, convention) => measureProblems(given, convention),
  shares(key, input) {
    const observed = siteWeights(key.reference, input);
    if ('faults' in observed) return observed;
    const counted = countedFrom(observed.weights, key.countsFrom, input);
    return 'faults' in counted ? counted : sharesBySite(key, counted.weights, input, observed);
  },
  words: {
    en: {
      name: ({ reference, countsFrom }, { called }) =>
        `in proportion to “${called(reference.measure)}”${madeOf(reference, 'en')}${countsFromText(countsFrom, 'en')}`,
      title: 'In proportion to a measure of sites',
      meaning: 'Each site counts for what measures.csv observed of it: pupils, floor area, users.',
    },
    fr: {
      name: ({ reference, countsFrom }, { called }) =>
        `au prorata de « ${called(reference.measure)} »${madeOf(reference, 'fr')}${countsFromText(countsFrom, 'fr')}`,
      title: 'Au prorata d’une mesure des sites',
      meaning: 'Chaque site compte pour ce que measures.csv en a constaté : élèves, surfaces, usagers.',
    },
  },
  published: MEASURE_SCHEMA,
  page: {
    example: '{ by: students, as_of: { date: "10-01", year: previous } }',
    figure: { MEUSE: '60.00', REGION: '40.00' },
    parameters: [...SITE_MEASURE_PARAMETERS, COUNTS_FROM_PAGE],
  },
  errors: [...MEASURE_ERRORS, 'measure-of-members', 'weights-zero', 'no-participant'],
});
