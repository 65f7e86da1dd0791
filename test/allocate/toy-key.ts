import { defineKey, noParameters, sitesByWord } from '../../src/allocate/keys/common/define.ts';
import { measureReference } from '../../src/allocate/keys/common/measure-parameters.ts';
import { MEASURE_ERRORS, siteWeights } from '../../src/allocate/keys/common/measured.ts';
import { sharesBySiteWeight } from '../../src/allocate/keys/common/shares-by-weight.ts';

const REFERENCE = measureReference('students', { as_of: { kind: 'latest' }, max_age_days: 'none' });

/** A key that grappe does not have: this is all it needs. On which days its shares change follows from `mentions`. */
export const headcount = defineKey({
  ...sitesByWord('headcount'),
  since: '0.2',
  targets: undefined,
  ...noParameters,
  mentions: () => [{ kind: 'measure of sites', id: REFERENCE.measure, reference: REFERENCE, path: ['by'] }],
  shares(key, input) {
    const observed = siteWeights(REFERENCE, input);
    if ('faults' in observed) return observed;
    return sharesBySiteWeight(key, observed.weights, input, observed);
  },
  words: {
    en: { name: () => 'by heads', title: 'Heads', meaning: 'Each site weighs its heads.' },
    fr: { name: () => 'par tête', title: 'Têtes', meaning: 'Chaque site pèse ses têtes.' },
  },
  page: { example: '{ by: headcount }', figure: {}, parameters: [] },
  errors: [...MEASURE_ERRORS, 'measure-of-members', 'weights-zero', 'no-participant'],
});
