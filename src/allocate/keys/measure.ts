import { defined } from '../../domain/lists.ts';
import type { Key } from '../../domain/rule.ts';
import { MEASURE_PARAMETERS, SITE_MEASURE_PARAMETERS } from './common/key-page.ts';
import { keysOfMeasures } from './common/keys-of-measures.ts';
import { MEASURE_SCHEMA, type Term, termOf } from './common/measure-parameters.ts';

type MeasureKey = Key & Term;

/** A measure by its name: each site weighs its value on the day; with `per: member`, each member its own. */
export const [measureOfSites, measureOfMembers] = keysOfMeasures({
  by: 'measure',
  word: undefined,
  since: { sites: '0.1', members: '0.2' },
  shape: (measured) => ({ ...measured }),
  build: (given, measure) => ({ ...termOf({ measure, ...given }) }),
  terms: ({ reference, given }: MeasureKey) => [{ reference, given, path: [] }],
  formula(_, named, __, ofMembers) {
    const { measure, made } = defined(named[0]);
    return `${measure}${ofMembers}${made}`;
  },
  words: {
    en: {
      sites: {
        title: 'In proportion to a measure of sites',
        meaning: 'Each site counts for what measures.csv observed of it: pupils, floor area, users.',
      },
      members: {
        title: 'In proportion to a measure of members',
        meaning: 'Each member counts for what measures.csv observed of it as a whole: population, budget.',
      },
    },
    fr: {
      sites: {
        title: 'Au prorata d’une mesure des sites',
        meaning: 'Chaque site compte pour ce que measures.csv en a constaté : élèves, surfaces, usagers.',
      },
      members: {
        title: 'Au prorata d’une mesure des membres',
        meaning:
          'Chaque membre compte pour ce que measures.csv en a constaté dans son ensemble : population, budget.',
      },
    },
  },
  published: MEASURE_SCHEMA,
  page: {
    sites: {
      example: '{ by: students, as_of: { date: "10-01", year: previous } }',
      figure: { MEUSE: '60.00', REGION: '40.00' },
      parameters: SITE_MEASURE_PARAMETERS,
    },
    members: {
      example: '{ by: population, per: member, as_of: latest, max_age_days: none }',
      figure: { MEUSE: '10.00', REGION: '90.00' },
      parameters: MEASURE_PARAMETERS,
    },
  },
  errors: [],
});
