import { fault } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/calendar.ts';
import type { KeyFunction, Weight } from './key.ts';
import { decimalFraction } from './measure.ts';
import { sharesBySite } from './over-sites.ts';

/** `weight`: each site weighs what its row of grappes.csv says. */
export const weight: KeyFunction<'weight'> = (key, input) => {
  const { target, participants, day, rule } = input;
  const weights: Weight[] = [];
  const faults = participants.sites.flatMap(({ site, member, inGrappe }) => {
    if (inGrappe?.weight === undefined) {
      return [fault('weight-missing', { site, value: target.id, days: formatDay(day), rule })];
    }
    weights.push({ id: site, member, weight: decimalFraction(inGrappe.weight), observation: undefined });
    return [];
  });
  return faults.length > 0 ? { faults } : sharesBySite(key.by, weights, input);
};
