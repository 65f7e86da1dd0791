import { bothDecimals } from '../../diagnostics/bilingual.ts';
import { fault } from '../../diagnostics/problem.ts';
import { decimalIn } from '../../domain/language.ts';
import {
  absolute,
  add,
  equals,
  type Fraction,
  formatDecimal,
  isBelowZero,
  multiply,
  ONE,
  ZERO,
} from '../../domain/numbers/fraction.ts';
import type { Key } from '../../domain/rule.ts';
import { listOf, signedCoefficient } from '../../forms/scalars.ts';
import type { KeyPage } from './common/key-page.ts';
import { keysOfMeasures } from './common/keys-of-measures.ts';
import { type Term, termOf, termSchema } from './common/measure-parameters.ts';

type SumKey = Key & { readonly of: readonly SumTerm[] };

type SumTerm = Term & { readonly coefficient: Fraction };

const PARAMETERS: KeyPage['parameters'] = [
  {
    name: 'of',
    written: '[{ measure: students, as_of: … }, { measure: staff, as_of: …, coefficient: 5 }, …]',
    also: [
      'add',
      'plus',
      'coefficient',
      'minus',
      'less',
      'net',
      'moins',
      'retrancher',
      'addition',
      'pondération',
    ],
    en: 'The measures to add up, each with its `as_of`, the other keys of a measure, and its factor (`coefficient`; -1 subtracts it). A sum below zero is an error. Required.',
    fr: 'Les mesures que l’on additionne, chacune avec son `as_of`, les autres réglages d’une mesure et son `coefficient` (-1 la retranche). Une somme inférieure à zéro est une erreur. Obligatoire.',
  },
];

/** `sum`: each site or member weighs the sum of several measures, each times its coefficient. */
export const [sumOfSites, sumOfMembers] = keysOfMeasures({
  by: 'sum',
  word: 'sum',
  since: { sites: '0.2', members: '0.2' },
  shape: (measured) => ({ of: listOf(termSchema(measured, { coefficient: signedCoefficient.optional() })) }),
  build: ({ of }) => ({
    of: of.map(({ coefficient: times = ONE, ...term }): SumTerm => ({ ...termOf(term), coefficient: times })),
  }),
  terms: ({ of }: SumKey) => of.map((term, i) => ({ ...term, path: ['of', i] })),
  weight: ({ of }, values, weighed) => {
    const sum = values.reduce(
      (total, value, i) => add(total, multiply(value, of[i]?.coefficient ?? ONE)),
      ZERO,
    );
    return isBelowZero(sum)
      ? fault('sum-negative', { sum: bothDecimals(formatDecimal(sum)), ...weighed })
      : sum;
  },
  formula: ({ of }, named, language, ofMembers) =>
    named
      .map(({ measure, made }, i) => {
        const name = `${measure}${made}`;
        const times = of[i]?.coefficient ?? ONE;
        const sign = isBelowZero(times) ? '− ' : i === 0 ? '' : '+ ';
        const size = absolute(times);
        return equals(size, ONE)
          ? `${sign}${name}`
          : `${sign}${decimalIn(language, formatDecimal(size))} × ${name}`;
      })
      .join(' ') + ofMembers,
  words: {
    en: {
      sites: {
        title: 'A sum of measures of sites',
        meaning:
          'Each site counts for several measures of it together, each with its coefficient: pupils, and staff for five each.',
      },
      members: {
        title: 'A sum of measures of members',
        meaning:
          'Each member counts for several measures of it together, each with its coefficient: charges, less those that do not count.',
      },
    },
    fr: {
      sites: {
        title: 'Une somme de mesures des sites',
        meaning:
          'Chaque site compte pour plusieurs mesures réunies, chacune avec son coefficient : les élèves, et les agents pour cinq chacun.',
      },
      members: {
        title: 'Une somme de mesures des membres',
        meaning:
          'Chaque membre compte pour plusieurs mesures réunies, chacune avec son coefficient : les charges, moins celles qui ne comptent pas.',
      },
    },
  },
  published: {},
  page: {
    sites: {
      example:
        '{ by: sum, of: [{ measure: students, as_of: { date: "10-01", year: previous } }, { measure: staff, as_of: { date: "10-01", year: previous }, coefficient: 5 }] }',
      figure: { MEUSE: '40.00', REGION: '60.00' },
      also: ['somme'],
      parameters: PARAMETERS,
    },
    members: {
      example:
        '{ by: sum, per: member, of: [{ measure: population, as_of: latest, max_age_days: none }, { measure: budget, as_of: latest, max_age_days: none, coefficient: 1/4 }] }',
      figure: { MEUSE: '4.00', REGION: '96.00' },
      parameters: PARAMETERS,
    },
  },
  errors: ['sum-negative'],
});
