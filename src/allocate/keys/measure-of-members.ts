import type { MeasureReference } from '../../domain/measure-reference.ts';
import type { Key } from '../../domain/rule.ts';
import {
  COUNTS_FROM_OF_MEMBERS,
  COUNTS_FROM_OF_MEMBERS_PAGES,
  COUNTS_FROM_SCHEMA,
  type CountsFrom,
  countedFrom,
  countsFromMentions,
  countsFromOf,
  countsFromProblems,
  countsFromText,
} from './common/counts-from.ts';
import { defineKey, none } from './common/define.ts';
import { MEASURE_PARAMETERS, PER_MEMBER } from './common/key-page.ts';
import {
  MEASURE_SCHEMA,
  MEASURED,
  type MeasureGiven,
  measureProblems,
  measureReference,
} from './common/measure-parameters.ts';
import { madeOf } from './common/measure-words.ts';
import { MEASURE_ERRORS, memberWeights } from './common/measured.ts';
import { sharesByMemberWeight } from './common/shares-by-weight.ts';

type MemberMeasureKey = Key<'member_measure'> & {
  readonly reference: MeasureReference;
  readonly given: MeasureGiven;
  readonly countsFrom: CountsFrom;
};

/** A measure with `per: member`: each member weighs its own value on the day. */
export const measureOfMembers = defineKey({
  by: 'member_measure',
  since: '0.2',
  word: undefined,
  per: 'member',
  perByDefault: false,
  shape: () => ({ ...MEASURED, ...COUNTS_FROM_OF_MEMBERS }),
  build: (given, word): MemberMeasureKey => ({
    by: 'member_measure',
    reference: measureReference(word, given),
    given,
    countsFrom: countsFromOf(given),
  }),
  over: 'members',
  readsNet: false,
  targets: undefined,
  proportional: true,
  within: none,
  mentions: ({ reference, countsFrom }) => [
    { kind: 'measure of members', id: reference.measure, reference, path: ['by'] },
    ...countsFromMentions(countsFrom),
  ],
  problems: ({ given, countsFrom }, convention) => [
    ...measureProblems(given, convention),
    ...countsFromProblems(countsFrom),
  ],
  shares(key, input) {
    const observed = memberWeights(key.reference, input);
    if ('faults' in observed) return observed;
    const counted = countedFrom(observed.weights, key.countsFrom, input);
    return 'faults' in counted ? counted : sharesByMemberWeight(key, counted.weights, input, observed);
  },
  words: {
    en: {
      name: ({ reference, countsFrom }, { called }) =>
        `in proportion to “${called(reference.measure)}” of the members${madeOf(reference, 'en')}${countsFromText(countsFrom, 'en')}`,
      title: 'In proportion to a measure of members',
      meaning: 'Each member counts for what measures.csv observed of it as a whole: population, budget.',
    },
    fr: {
      name: ({ reference, countsFrom }, { called }) =>
        `au prorata de « ${called(reference.measure)} » des membres${madeOf(reference, 'fr')}${countsFromText(countsFrom, 'fr')}`,
      title: 'Au prorata d’une mesure des membres',
      meaning:
        'Chaque membre compte pour ce que measures.csv en a constaté dans son ensemble : population, budget.',
    },
  },
  published: { ...MEASURE_SCHEMA, ...COUNTS_FROM_SCHEMA },
  page: {
    example: '{ by: population, per: member, as_of: latest, max_age_days: none }',
    figure: { MEUSE: '10.00', REGION: '90.00' },
    parameters: [PER_MEMBER, ...MEASURE_PARAMETERS, ...COUNTS_FROM_OF_MEMBERS_PAGES],
  },
  errors: [
    ...MEASURE_ERRORS,
    'measure-of-sites',
    'weights-zero',
    'no-participant',
    'over-site-types',
    'member-unknown',
    'payer-absent',
  ],
});
