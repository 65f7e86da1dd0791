import { fault } from '../../diagnostics/problem.ts';
import { defined } from '../../domain/lists.ts';
import { equals, multiply, ONE, ZERO } from '../../domain/numbers/fraction.ts';
import type { Key } from '../../domain/rule.ts';
import { listOf } from '../../forms/scalars.ts';
import type { KeyPage } from './common/key-page.ts';
import { keysOfMeasures } from './common/keys-of-measures.ts';
import { type Term, termOf, termSchema } from './common/measure-parameters.ts';
import { portion } from './common/weight-sums.ts';

type ProductKey = Key & { readonly of: readonly Term[]; readonly dividedBy: Term | undefined };

const PARAMETERS: KeyPage['parameters'] = [
  {
    name: 'of',
    written: '[{ measure: students, as_of: … }, { measure: hours, as_of: … }, …]',
    also: ['times', 'multiply', 'weighted', 'multiplier', 'pondéré'],
    en: 'The measures to multiply with each other, each with its `as_of` and the other keys of a measure. Required.',
    fr: 'Les mesures que l’on multiplie entre elles, chacune avec son `as_of` et les autres réglages d’une mesure. Obligatoire.',
  },
  {
    name: 'divided_by',
    written: '{ measure: population, as_of: … }',
    also: ['quotient', 'divide', 'ratio', 'rapport', 'diviser', 'par habitant'],
    en: 'A measure by which the product is divided, so that you need not compute a quotient beforehand; a zero is an error. Without it nothing is divided.',
    fr: 'Une mesure qui divise le produit, sans quotient à calculer d’avance ; un zéro est une erreur. Sans elle, rien n’est divisé.',
  },
];

/** `product`: each site or member weighs the product of several measures, divided by another where one is given. */
export const [productOfSites, productOfMembers] = keysOfMeasures({
  by: 'product',
  word: 'product',
  since: { sites: '0.2', members: '0.2' },
  shape: (measured) => ({
    of: listOf(termSchema(measured, {})),
    divided_by: termSchema(measured, {}).optional(),
  }),
  build: ({ of, divided_by: divisor }) => ({
    of: of.map(termOf),
    dividedBy: divisor && termOf(divisor),
  }),
  terms: ({ of, dividedBy }: ProductKey) => [
    ...of.map((term, i) => ({ ...term, path: ['of', i] })),
    ...(dividedBy === undefined ? [] : [{ ...dividedBy, path: ['divided_by'] }]),
  ],
  weight: ({ of, dividedBy }, values, weighed) => {
    const product = values.slice(0, of.length).reduce(multiply, ONE);
    if (dividedBy === undefined) return product;
    const divisor = defined(values[of.length]);
    return equals(divisor, ZERO)
      ? fault('divisor-zero', { measure: dividedBy.reference.measure, ...weighed })
      : portion(product, divisor);
  },
  formula: ({ of }, named, _, ofMembers) => {
    const names = named.map(({ measure, made }) => `${measure}${made}`);
    return [names.slice(0, of.length).join(' × '), ...names.slice(of.length)].join(' ÷ ') + ofMembers;
  },
  words: {
    en: {
      sites: {
        title: 'A product of measures of sites',
        meaning:
          'Each site counts for several measures of it multiplied with each other: pupils times the hours of use.',
      },
      members: {
        title: 'A product of measures of members',
        meaning:
          'Each member counts for several measures of it multiplied with each other, and divided by another: the budget per inhabitant.',
      },
    },
    fr: {
      sites: {
        title: 'Un produit de mesures des sites',
        meaning:
          'Chaque site compte pour plusieurs mesures multipliées entre elles : les élèves par les heures d’usage.',
      },
      members: {
        title: 'Un produit de mesures des membres',
        meaning:
          'Chaque membre compte pour plusieurs mesures multipliées entre elles, et divisées par une autre : le budget par habitant.',
      },
    },
  },
  published: {},
  page: {
    sites: {
      example:
        '{ by: product, of: [{ measure: students, as_of: { date: "10-01", year: previous } }, { measure: hours, as_of: { date: "10-01", year: previous } }] }',
      figure: { MEUSE: '40.00', REGION: '60.00' },
      also: ['produit'],
      parameters: PARAMETERS,
    },
    members: {
      example:
        '{ by: product, per: member, of: [{ measure: budget, as_of: latest, max_age_days: none }], divided_by: { measure: population, as_of: latest, max_age_days: none } }',
      figure: { MEUSE: '25.00', REGION: '75.00' },
      parameters: PARAMETERS,
    },
  },
  errors: ['divisor-zero'],
});
