import { defineKey, none } from '../../src/allocate/keys/common/define.ts';
import { sharesBySite } from '../../src/allocate/keys/common/shares-by-weight.ts';
import { decimalFraction } from '../../src/domain/numbers/fraction.ts';
import type { Key } from '../../src/domain/rule.ts';

type HeadcountKey = Key<'headcount'>;

const MEASURE = 'students';

/** A key that grappe does not have: this is all it needs. */
export const headcount = defineKey({
  by: 'headcount',
  since: '0.2',
  word: 'headcount',
  per: undefined,
  perByDefault: true,
  shape: () => ({}),
  build: (): HeadcountKey => ({ by: 'headcount' }),
  over: 'sites',
  readsNet: false,
  targets: undefined,
  proportional: true,
  within: none,
  mentions: () => [{ kind: 'measure of sites', id: MEASURE, path: ['by'] }],
  problems: none,
  changes(_key, { sites, register }) {
    const counts = register.observations.get(MEASURE);
    return { days: sites.flatMap((site) => (counts?.get(site) ?? []).map(({ asOf }) => asOf)), yearly: [] };
  },
  shares(key, input) {
    const counts = input.register.observations.get(MEASURE);
    const weights = input.participants.sites.map(({ site, member }) => {
      const count = counts?.get(site)?.findLast(({ asOf }) => asOf <= input.day);
      return { id: site, member, weight: decimalFraction(count?.value ?? '0'), grounds: [] };
    });
    return sharesBySite(key, weights, input);
  },
  words: {
    en: { name: () => 'by heads', title: 'Heads', meaning: 'Each site weighs its heads.' },
    fr: { name: () => 'par tête', title: 'Têtes', meaning: 'Chaque site pèse ses têtes.' },
  },
  page: { example: '{ by: headcount }', figure: {}, parameters: [] },
  errors: ['weights-zero'],
});
