import type { Key } from '../../domain/rule.ts';
import { dayAlone, defineKey, none } from './define.ts';
import { bandwidthOf, inventoryChanges, inventoryWeights } from './inventory.ts';
import { sharesBySite } from './over-sites.ts';

type BandwidthKey = Key<'bandwidth'>;

/** `bandwidth`: each site weighs the bandwidth of the accesses in service that serve it, and its part of that of its grappes. */
export const bandwidth = defineKey({
  by: 'bandwidth',
  since: '0.2',
  word: 'bandwidth',
  per: undefined,
  perByDefault: true,
  shape: () => ({}),
  build: (): BandwidthKey => ({ by: 'bandwidth' }),
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
    const found = inventoryWeights(bandwidthOf, input);
    return 'faults' in found ? found : sharesBySite(key, found.weights, input);
  },
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
    parameters: [],
  },
  errors: ['bandwidth-missing', 'grappe-site', 'weights-zero', 'no-participant'],
});
