import { fault } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/calendar.ts';
import { ONE, ZERO } from '../../domain/fraction.ts';
import type { KeyFunction } from './key.ts';
import { sharesBySite } from './over-sites.ts';

/** `head`: the site marked as head of the grappe bears all. */
export const head: KeyFunction<'head'> = (key, input) => {
  const { target, participants, day, rule } = input;
  const found = participants.sites.filter(({ inGrappe }) => inGrappe?.head).length;
  if (found !== 1) {
    return { faults: [fault('head-count', { value: target.id, found, days: formatDay(day), rule })] };
  }
  const weights = participants.sites.map(({ site, member, inGrappe }) => ({
    id: site,
    member,
    weight: inGrappe?.head ? ONE : ZERO,
    observation: undefined,
  }));
  return sharesBySite(key.by, weights, input);
};
