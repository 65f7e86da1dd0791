import { ONE } from '../../domain/numbers/fraction.ts';
import type { Key } from '../../domain/rule.ts';
import { nobodyTakesPart } from '../target/target.ts';
import { defineKey, noParameters } from './common/define.ts';
import { sharesBySite } from './common/shares-by-weight.ts';

type EqualSitesKey = Key<'equal_sites'>;

/** The key of a cost that nobody else bears. */
export const OWN_KEY: EqualSitesKey = { by: 'equal_sites' };

/** `equal per site`: every site weighs the same. */
export const equalSites = defineKey({
  by: 'equal_sites',
  since: '0.1',
  word: 'equal',
  per: 'site',
  perByDefault: false,
  shape: () => ({}),
  build: (): EqualSitesKey => OWN_KEY,
  over: 'sites',
  readsNet: false,
  targets: undefined,
  proportional: true,
  ...noParameters,
  shares(key, { target, participants: { sites }, day, rule }) {
    if (sites.length === 0) return { faults: [nobodyTakesPart(target, day, rule)] };
    return sharesBySite(
      key,
      sites.map(({ site, member }) => ({ id: site, member, weight: ONE, grounds: [] })),
    );
  },
  words: {
    en: {
      name: (_key, { alone }) => (alone ? 'served alone' : 'equal parts per establishment'),
      title: 'Equal parts between sites',
      meaning: 'Every site that takes part counts the same.',
    },
    fr: {
      name: (_key, { alone }) => (alone ? 'desservi seul' : 'à parts égales entre établissements'),
      title: 'À parts égales entre sites',
      meaning: 'Chaque site concerné compte autant qu’un autre.',
    },
  },
  page: {
    example: '{ by: equal, per: site }',
    figure: { MEUSE: '50.00', REGION: '50.00' },
    parameters: [
      {
        name: 'per',
        written: 'site',
        en: 'Required: without it, the parts are those of members.',
        fr: 'À indiquer : sans lui, la répartition se fait entre les membres.',
      },
    ],
  },
  errors: ['no-participant'],
});
