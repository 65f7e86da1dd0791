import { fault } from '../../diagnostics/problem.ts';
import { ONE, ZERO } from '../../domain/numbers/fraction.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { defineKey, noParameters, sitesByWord } from './common/define.ts';
import { sharesBySite } from './common/shares-by-weight.ts';

/** `head`: the site marked as head of the grappe bears all. */
export const head = defineKey({
  ...sitesByWord('head'),
  since: '0.1',
  targets: ['grappe'],
  ...noParameters,
  shares(key, input) {
    const { target, participants, day, rule } = input;
    const found = participants.sites.filter(({ inGrappe }) => inGrappe?.head).length;
    if (found !== 1) {
      return { faults: [fault('head-count', { value: target.id, found, days: formatDay(day), rule })] };
    }
    const weights = participants.sites.map(({ site, member, inGrappe }) => ({
      id: site,
      member,
      weight: inGrappe?.head ? ONE : ZERO,
      grounds: [],
    }));
    return sharesBySite(key, weights);
  },
  words: {
    en: {
      name: () => 'the head establishment bears all',
      title: 'The head of the grappe',
      meaning: 'The site that grappes.csv marks as head bears all; the others bear nothing.',
    },
    fr: {
      name: () => 'à la charge de l’établissement tête',
      title: 'La tête de la grappe',
      meaning: 'Le site que grappes.csv marque comme tête supporte tout ; les autres ne supportent rien.',
    },
  },
  page: {
    example: '{ by: head }',
    figure: { REGION: '100.00' },
    also: ['tête', 'tête de grappe'],
    parameters: [],
  },
  errors: ['head-count', 'key-target'],
});
