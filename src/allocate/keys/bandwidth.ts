import { defineKey, sitesByWord } from './common/define.ts';
import { bandwidthOf, byInventory } from './common/inventory.ts';

/**
 * `bandwidth`: a site weighs the bandwidth of the accesses in service that serve it, plus its part of that of its
 * grappes.
 */
export const bandwidth = defineKey({
  ...sitesByWord('bandwidth'),
  since: '0.2',
  targets: undefined,
  ...byInventory(bandwidthOf),
  words: {
    en: {
      name: () => 'in proportion to the bandwidth in service',
      title: 'In proportion to the bandwidth in service',
      meaning:
        'Each site counts for the Mbit/s of the accesses that accesses.csv has in service for it on the day; the bandwidth of a grappe counts in equal parts for the sites of the grappe.',
    },
    fr: {
      name: () => 'au prorata du débit en service',
      title: 'Au prorata du débit en service',
      meaning:
        'Chaque site compte pour les Mbit/s des accès qu’accesses.csv dit en service pour lui ce jour-là ; le débit d’une grappe compte à parts égales pour les sites de la grappe.',
    },
  },
  page: {
    example: '{ by: bandwidth }',
    figure: { MEUSE: '50.00', REGION: '50.00' },
    also: ['débit'],
    parameters: [],
  },
  errors: ['bandwidth-missing', 'grappe-site', 'weights-zero', 'no-participant'],
});
