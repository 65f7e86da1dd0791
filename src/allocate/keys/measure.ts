import type { MeasureReference } from '../../domain/measure-reference.ts';
import type { Key } from '../../domain/rule.ts';
import { dayAlone, defineKey, none } from './define.ts';
import { MEASURED, measureReference, observedChanges, observedWeights } from './measured.ts';
import { sharesBySite } from './over-sites.ts';

type MeasureKey = Key<'measure'> & { readonly reference: MeasureReference };

/** A measure: each site weighs its observation in force on the reference day. */
export const measure = defineKey({
  by: 'measure',
  since: '0.1',
  word: undefined,
  per: undefined,
  perByDefault: true,
  shape: () => MEASURED,
  build: (given, word): MeasureKey => ({ by: 'measure', reference: measureReference(word, given) }),
  over: 'sites',
  readsSites: true,
  targets: undefined,
  proportional: true,
  within: none,
  mentions: ({ reference }) => [{ kind: 'measure of sites', id: reference.measure, path: ['by'] }],
  problems: none,
  changes: ({ reference }, scope) => observedChanges(reference, scope),
  readsPeriod: dayAlone,
  shares(key, input) {
    const { reference } = key;
    const observed = observedWeights(reference, input);
    if ('faults' in observed) return observed;
    const { weights, referenceDay } = observed;
    return sharesBySite(key, weights, input, { reference, referenceDay });
  },
  words: {
    en: {
      name: ({ reference }) => `in proportion to “${reference.measure}”`,
      title: 'In proportion to a measure of sites',
      meaning: 'Each site weighs what measures.csv observed of it: pupils, floor area, users.',
    },
    fr: {
      name: ({ reference }) => `au prorata de « ${reference.measure} »`,
      title: 'Au prorata d’une mesure des sites',
      meaning: 'Chaque site pèse ce que mesures.csv en a constaté : élèves, surfaces, usagers.',
    },
  },
  errors: [
    'measure-unknown',
    'measure-missing',
    'measure-stale',
    'reference-day-future',
    'weights-zero',
    'no-participant',
  ],
});
