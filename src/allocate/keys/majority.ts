import { fault } from '../../diagnostics/problem.ts';
import type { MeasureReference } from '../../domain/measure-reference.ts';
import { ONE } from '../../domain/numbers/fraction.ts';
import type { Key } from '../../domain/rule.ts';
import { words } from '../../forms/scalars.ts';
import { nobodyTakesPart } from '../target/target.ts';
import { defineKey, none } from './common/define.ts';
import type { KeyFaults, KeyInput, OwnShares } from './common/key.ts';
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
import type { ValueCode } from './common/observation.ts';
import { ruleInstead } from './common/rule-instead.ts';
import { sharesByMember } from './common/shares-by-weight.ts';
import { withMost } from './common/weight-sums.ts';

type MajorityKey = Key<'majority'> & { readonly reference: MeasureReference; readonly given: MeasureGiven };

/** `majority`: the owner of the sites with the greatest total of a measure bears all. */
export const majority = defineKey({
  by: 'majority',
  since: '0.1',
  word: 'majority',
  per: undefined,
  perByDefault: true,
  shape: () => ({ of: words, ...MEASURED_OF_SITES }),
  build: ({ of, ...given }): MajorityKey => ({
    by: 'majority',
    reference: measureReference(of, given),
    given,
  }),
  over: 'members',
  readsNet: false,
  targets: undefined,
  proportional: false,
  within: none,
  mentions: ({ reference }) => [{ kind: 'measure of sites', id: reference.measure, reference, path: ['of'] }],
  problems: ({ given }, convention) => measureProblems(given, convention),
  shares: majorityShares,
  words: {
    en: {
      name: ({ reference }, { called }) =>
        `the member with most “${called(reference.measure)}”${madeOf(reference, 'en')} bears all`,
      title: 'The majority bears all',
      meaning: 'The member whose sites have the greatest total of a measure bears all.',
    },
    fr: {
      name: ({ reference }, { called }) =>
        `à la charge du membre qui a le plus de « ${called(reference.measure)} »${madeOf(reference, 'fr')}`,
      title: 'La majorité supporte tout',
      meaning: 'Le membre dont les sites ont le plus grand total d’une mesure supporte tout.',
    },
  },
  published: MEASURE_SCHEMA,
  page: {
    example: '{ by: majority, of: students, as_of: { date: "10-01", year: previous } }',
    figure: { MEUSE: '100.00' },
    also: ['majorité', 'majoritaire'],
    parameters: [
      {
        name: 'of',
        written: 'students',
        en: 'The measure of sites to add up for each owner; a tie is an error. Required.',
        fr: 'La mesure des sites dont on fait le total par propriétaire ; une égalité est une erreur. Obligatoire.',
      },
      ...SITE_MEASURE_PARAMETERS,
    ],
  },
  errors: [...MEASURE_ERRORS, 'measure-of-members', 'majority-tie', 'no-participant', 'over-site-types'],
});

function majorityShares(
  key: MajorityKey,
  input: KeyInput,
): KeyFaults<ValueCode | 'no-participant' | 'majority-tie'> | OwnShares {
  const { target, participants, day, rule } = input;
  const { reference } = key;
  if (participants.sites.length === 0) {
    return { faults: [nobodyTakesPart(target, day, rule)] };
  }
  const observed = siteWeights(reference, input);
  if ('faults' in observed) return observed;
  const parts = observed.weights.map(({ member, weight }) => [member, weight] as const);
  const [winner, ...tied] = withMost(parts).members;
  if (winner === undefined || tied.length > 0) {
    const members = [winner, ...tied].join(', ');
    const args = { members, measure: reference.measure, value: target.id, ...ruleInstead(input) };
    return { faults: [fault('majority-tie', args)] };
  }
  const { referenceDay, weights } = observed;
  const bears = [{ id: winner, member: winner, weight: ONE, grounds: [] }];
  const won = sharesByMember(key, bears, input, { reference, referenceDay });
  return { ...won, trace: { ...won.trace, weights } };
}
