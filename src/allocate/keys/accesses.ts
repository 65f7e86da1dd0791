import { ONE } from '../../domain/numbers/fraction.ts';
import { defineKey, sitesByWord } from './common/define.ts';
import { byInventory } from './common/inventory.ts';

/**
 * `accesses`: a site weighs the number of accesses in service that serve it, plus its part of those that serve its
 * grappes.
 */
export const accesses = defineKey({
  ...sitesByWord('accesses'),
  since: '0.2',
  targets: undefined,
  ...byInventory(() => ONE),
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
    also: ['accès', 'nombre d’accès'],
    parameters: [],
  },
  errors: ['grappe-site', 'weights-zero', 'no-participant'],
});
