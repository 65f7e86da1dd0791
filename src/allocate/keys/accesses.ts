import { ONE } from '../../domain/fraction.ts';
import type { Key } from '../../domain/rule.ts';
import { dayAlone, defineKey, none } from './define.ts';
import { inventoryChanges, inventoryWeights } from './inventory.ts';
import { sharesBySite } from './over-sites.ts';

type AccessesKey = Key<'accesses'>;

/** `accesses`: each site weighs the accesses in service that serve it, and its part of those of its grappes. */
export const accesses = defineKey({
  by: 'accesses',
  since: '0.2',
  word: 'accesses',
  per: undefined,
  perByDefault: true,
  shape: () => ({}),
  build: (): AccessesKey => ({ by: 'accesses' }),
  over: 'sites',
  readsSites: true,
  readsNet: false,
  targets: undefined,
  proportional: true,
  within: none,
  mentions: none,
  problems: none,
  changes: (_key, scope) => inventoryChanges(scope),
  readsPeriod: dayAlone,
  shares(key, input) {
    const found = inventoryWeights(() => ONE, input);
    return 'faults' in found ? found : sharesBySite(key, found.weights, input);
  },
  words: {
    en: {
      name: () => 'in proportion to the accesses in service',
      title: 'In proportion to the accesses in service',
      meaning:
        'Each site counts for the accesses that accesses.csv has in service for it on the day; an access of a grappe counts in equal parts for the sites of the grappe.',
    },
    fr: {
      name: () => 'au prorata des accès en service',
      title: 'Au prorata des accès en service',
      meaning:
        'Chaque site compte pour les accès qu’accesses.csv dit en service pour lui ce jour-là ; l’accès d’une grappe compte à parts égales pour les sites de la grappe.',
    },
  },
  page: {
    example: '{ by: accesses }',
    figure: { MEUSE: '50.00', REGION: '50.00' },
    parameters: [],
  },
  errors: ['grappe-site', 'weights-zero', 'no-participant'],
});
