import { fault } from '../../diagnostics/problem.ts';
import { decimalFraction } from '../../domain/numbers/fraction.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { defineKey, noParameters, sitesByWord } from './common/define.ts';
import type { Weight } from './common/key.ts';
import { sharesBySiteWeight } from './common/shares-by-weight.ts';

/** `weight`: each site weighs what its row of grappes.csv says. */
export const weight = defineKey({
  ...sitesByWord('weight'),
  since: '0.1',
  targets: ['grappe'],
  ...noParameters,
  shares(key, input) {
    const { target, participants, day, rule } = input;
    const weights: Weight[] = [];
    const faults = participants.sites.flatMap(({ site, member, inGrappe }) => {
      if (inGrappe?.weight === undefined) {
        return [fault('weight-missing', { site, value: target.id, days: formatDay(day), rule })];
      }
      weights.push({ id: site, member, weight: decimalFraction(inGrappe.weight), grounds: [] });
      return [];
    });
    return faults.length > 0 ? { faults } : sharesBySiteWeight(key, weights, input);
  },
  words: {
    en: {
      name: () => 'weights of the establishments',
      title: 'Weights of the grappe',
      meaning: 'Each site counts for what the column `weight` of grappes.csv says on the day.',
    },
    fr: {
      name: () => 'selon le poids des établissements',
      title: 'Poids de la grappe',
      meaning: 'Chaque site compte pour ce que dit la colonne `poids` de grappes.csv ce jour-là.',
    },
  },
  page: {
    example: '{ by: weight }',
    figure: { MEUSE: '25.00', REGION: '75.00' },
    also: ['poids'],
    parameters: [],
  },
  errors: ['weight-missing', 'weights-zero', 'no-participant', 'key-target'],
});
