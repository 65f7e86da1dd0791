import { fault } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/calendar.ts';
import { add, compareFractions, equals, type Fraction, ONE, ZERO } from '../../domain/fraction.ts';
import type { KeyFunction } from './key.ts';
import { observedWeights } from './measure.ts';
import { sharesByMember } from './over-members.ts';

/** `majority`: the owner of the sites with the greatest total of a measure bears all. */
export const majority: KeyFunction<'majority'> = (key, input) => {
  const { target, participants, day, rule } = input;
  const days = formatDay(day);
  if (participants.sites.length === 0) {
    return { faults: [fault('no-participant', { value: target.id, days, rule })] };
  }
  const observed = observedWeights(key.reference, input);
  if ('faults' in observed) return observed;
  const totals = new Map<string, Fraction>();
  for (const { member, weight } of observed.weights)
    totals.set(member, add(totals.get(member) ?? ZERO, weight));
  const greatest = [...totals.values()].reduce((a, b) => (compareFractions(a, b) < 0 ? b : a));
  const [winner, ...tied] = [...totals]
    .filter(([, total]) => equals(total, greatest))
    .map(([member]) => member);
  if (winner === undefined || tied.length > 0) {
    const members = [winner, ...tied].join(', ');
    const args = { members, measure: key.reference.measure, value: target.id, days, rule };
    return { faults: [fault('majority-tie', args)] };
  }
  const { referenceDay, weights } = observed;
  const won = sharesByMember(
    key.by,
    [{ id: winner, member: winner, weight: ONE, observation: undefined }],
    input,
    { reference: key.reference, referenceDay },
  );
  return 'faults' in won ? won : { ...won, trace: { ...won.trace, weights } };
};
